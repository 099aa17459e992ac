import { sentencesOf } from './sentences.ts';

const GOOD =
  /\b(?:in|with|on|until|up to) (?:version )?`?v?(\d+\.\d+(?:\.\d+)?)`?(?=[^\d.]|\.\s|\.$|$)[^.]*\b(?:worked|works|fine|didn't|did not|was not|wasn't|no such|correct(?:ly)?)\b|\b(?:worked|works)(?: fine| well| correctly)? (?:in|with|on|until|up to) (?:version )?`?v?(\d+\.\d+(?:\.\d+)?)`?|(?:^|[\s(])`?v?(\d+\.\d+(?:\.\d+)?)`? (?:(?:was|is|were) (?:still )?(?:fine|ok|okay|good|right|correct|unaffected|not affected)\b|(?:still )?work(?:s|ed)\b)/i;

export interface LastGoodVersion {
  readonly version: string;
  readonly source: string;
}

/** The version that the reporter says was still right, with the sentence that says it; null where none does. */
export function lastGoodVersion(texts: readonly string[]): LastGoodVersion | null {
  for (const sentence of texts.flatMap(sentencesOf)) {
    if (sentence.length > 400) continue;
    const match = GOOD.exec(sentence);
    const version = match?.[1] ?? match?.[2] ?? match?.[3];
    if (version !== undefined) return { version, source: sentence };
  }
  return null;
}

/** What holds when the version that was right is met again; the cases of the fault show it, it has none of its own. */
export function restoredText(version: string): string {
  return `It works again as in ${version}`;
}

export function isRestored(text: string): boolean {
  return text.startsWith('It works again as in ');
}
