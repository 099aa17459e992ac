import { complains } from './issue-kind.ts';
import { isLinked, isTold, tellsOfToday } from './mood.ts';
import { mainVerb } from './turn-verb.ts';
import { wordsOf } from './words.ts';

/** Who speaks, what may be, and why: of the proposal, not what it brings. */
const ASIDE =
  /\b(?:i|we|my|our|you|your|might|could|would|maybe|perhaps|probably|similar(?:ly)? to|because|since|for example|e\.g|i\.e)\b|\?|:\s*$/i;
const POINTS =
  /^(?:take|consider|imagine|compare|look|think|say|suppose|this|that|these|those|it|they|there|here|so|but|and|also|see|note)\b/i;
const LONGEST = 180;

/**
 * Whether a sentence under a heading that proposes says how it will be, in the present: "Flags without a group are
 * listed last". It can be tested as it stands.
 */
export function proposesState(sentence: string): boolean {
  const bare = sentence.replace(/`[^`]*`/g, '`x`');
  if (sentence.length > LONGEST || ASIDE.test(bare) || POINTS.test(bare)) return false;
  if (isTold(sentence) || isLinked(sentence) || tellsOfToday(sentence) || complains(bare)) return false;
  const words = wordsOf(sentence);
  const at = mainVerb(words);
  const verb = at === null ? undefined : words[at];
  return verb !== undefined && !verb.tags.has('PastTense') && !verb.tags.has('Gerund');
}

/** "`add(x)` and `remove(x)`.": calls that are proposed by being shown. */
export function proposedCalls(sentence: string): string | null {
  const calls = /^(`[^`]*\([^`]*`(?:(?:, and |, or |, | and | or )`[^`]*\([^`]*`)*)[.!]?$/.exec(
    sentence,
  )?.[1];
  return calls === undefined ? null : `Provide ${calls}`;
}
