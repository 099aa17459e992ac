import { capitalised } from './requirement-text.ts';
import { third } from './turn-verb.ts';
import { joined, type Word, wordsOf } from './words.ts';

const WISHED = /^Let it be so that /;
/** Verbs that are their own past, and those that only help. */
const OWN_PAST = /^(?:let|read|put|set|cut|hit|split|shut)$/i;
const HELPS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  could: ['can', 'can'],
  was: ['is', 'are'],
  were: ['is', 'are'],
  had: ['has', 'have'],
  did: ['does', 'do'],
  "didn't": ['does not', 'do not'],
};

/**
 * "Let it be so that the list showed it" → "The list shows it": what is wished for in the past tense, said as it will
 * be; the verbs that stand beside the first too. As it came where no such verb is found.
 */
export function asIfReal(text: string): string {
  if (!WISHED.test(text)) return text;
  const words = wordsOf(text.replace(WISHED, ''));
  const at = words.findIndex((word, index) => index > 0 && isPast(word));
  if (at === -1) return text;
  const isPlural = isSeveral(words[at - 1]);
  const said = words.map((word, index) => {
    const isFirst = index === at;
    const isBeside = index > at && isPast(word) && /^(?:and|or|but)$/i.test(words[index - 1]?.text ?? '');
    return isFirst || isBeside ? { ...word, text: presentOf(word, isPlural) } : word;
  });
  return capitalised(joined(said).replace(/\b(do(?:es)? not)\s*not\b/, '$1'));
}

function isSeveral(subject: Word | undefined): boolean {
  return subject?.tags.has('Plural') === true || /^(?:i|we|you|they)$/i.test(subject?.text ?? '');
}

function isPast(word: Word): boolean {
  const said = word.text.toLowerCase().replace('’', "'");
  return said in HELPS || OWN_PAST.test(said) || (word.tags.has('PastTense') && !word.tags.has('Participle'));
}

function presentOf(word: Word, isPlural: boolean): string {
  const help = HELPS[word.text.toLowerCase().replace('’', "'")];
  if (help !== undefined) return isPlural ? help[1] : help[0];
  const root = OWN_PAST.test(word.text) ? word.text.toLowerCase() : word.root;
  return isPlural ? root : third(root);
}
