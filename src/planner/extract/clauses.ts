import { isRelative, mainVerb, OPENS } from './turn-verb.ts';
import { type Word, wordsOf } from './words.ts';

const JOINT = /(?:,? (?:and|but|or|yet|whereas)|[;,]) /gi;
/** What begins a clause that hangs on the one before it. */
const HANGS =
  /^(?:that|which|who|whose|where|what|how|why|whether|because|if|when|whenever|while|until|since|as|so|to|not|even|especially|such|like|for|with|without|then)\b/i;

/** The clauses of a sentence that stand side by side, each with a subject and a verb of its own; what opens the sentence opens each. */
export function clausesOf(sentence: string): string[] {
  const opening = OPENS.test(sentence) ? (/^.{6,140}?, (?=(?:\S+ ){2})/.exec(sentence)?.[0] ?? '') : '';
  const whole = sentence.slice(opening.length);
  const found: string[] = [];
  let from = 0;
  for (const match of whole.matchAll(JOINT)) {
    const left = whole.slice(from, match.index);
    const right = whole.slice(match.index + match[0].length);
    const isInside = left.split('`').length % 2 === 0 || /[“"(][^”")]*$/.test(left);
    if (isInside || !isClause(left) || !isClause(right)) continue;
    found.push(left);
    from = match.index + match[0].length;
  }
  found.push(whole.slice(from));
  return found.map((clause) => `${opening}${clause.trim()}`);
}

function isClause(text: string): boolean {
  if (HANGS.test(text)) return false;
  const all = wordsOf(text);
  // "simply get overwritten": an adverb is no subject.
  const words = all.slice(
    Math.max(
      0,
      all.findIndex(({ tags }) => !tags.has('Adverb')),
    ),
  );
  return words[0]?.tags.has('Verb') !== true && mainVerb(words) !== null;
}

/** Whether a second verb stands beside the first: "ignores the filter and shows all". */
export function hasSecondVerb(clause: string): boolean {
  const words = wordsOf(clause);
  const at = mainVerb(words);
  if (at === null) return false;
  const end = words.findIndex((word, index) => index > at && isRelative(word, words[index - 1]));
  const main = end === -1 ? words : words.slice(0, end);
  const joint = main.findIndex((word, index) => index > at && /^(?:and|or|but|nor)$/i.test(word.text));
  return joint !== -1 && main.slice(joint + 1).some(isFiniteVerb);
}

function isFiniteVerb({ tags, text }: Word): boolean {
  if (/^(?:leak|crash|fail|hang|break|panic|freeze)$/i.test(text)) return true;
  return tags.has('Verb') && !tags.has('Gerund') && !tags.has('Participle') && !tags.has('Infinitive');
}
