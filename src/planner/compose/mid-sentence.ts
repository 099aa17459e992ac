import { isForeign } from '../extract/foreign-headings.ts';
import { lowered } from '../extract/requirement-text.ts';

/**
 * A text for the middle of a sentence. One of another language keeps its capitals, which may mean something there, and so
 * does one that begins with a name: `names` are the words that the issue writes with a capital elsewhere too.
 */
export function midSentence(text: string, names: readonly string[] = []): string {
  if (names.includes(/^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '')) return text;
  return isForeign(text) ? text : lowered(text);
}
