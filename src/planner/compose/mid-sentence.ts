import { lowered } from '../extract/requirement-text.ts';

/** Words that sentences of other languages have some of; one alone may be English, as "die" is. */
const FOREIGN =
  /(?<!\p{L})(?:der|die|das|den|dem|ein|eine|einer|ist|sind|und|oder|wenn|nicht|kein|keine|mit|wird|werden|soll|sollen|auch|el|los|las|una|que|para|con|les|une|des|est|avec|dans)(?!\p{L})/giu;
const MARKED = /[äöüßñçéèêàáíóúãõ]/i;

/**
 * A text for the middle of a sentence. One of another language keeps its capitals, which may mean something there, and so
 * does one that begins with a name: `names` are the words that the issue writes with a capital elsewhere too.
 */
export function midSentence(text: string, names: readonly string[] = []): string {
  if (names.includes(/^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '')) return text;
  const isForeign = MARKED.test(text) || (text.match(FOREIGN)?.length ?? 0) >= 2;
  return isForeign ? text : lowered(text);
}
