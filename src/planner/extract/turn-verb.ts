import { nounPhrase } from './noun-phrase.ts';
import { capitalised } from './requirement-text.ts';
import { joined, type Word, wordsOf } from './words.ts';

const RELATIVE = new Set(
  'that which who whose where what how why whether because if when whenever while until'.split(' '),
);
const NO_MORE = /\b(?:no longer|never) /i;
/** A clause or phrase of circumstance before the main one. */
export const OPENS =
  /^(?:if|when|whenever|as|once|since|for|in|on|at|after|before|while|from|with|without|during|because)\b/i;

/** The sentence with its main verb turned round; null where no main verb is found. */
export function negated(sentence: string): string | null {
  const opening = OPENS.test(sentence) ? /^.{6,140}?, (?=(?:\S+ ){2})/.exec(sentence)?.[0] : undefined;
  // Without its comma a subordinate clause cannot be told from what follows it.
  if (opening === undefined && /^(?:if|when|whenever|while|once|as soon as) /i.test(sentence)) return null;
  const head = opening ?? '';
  const whole = sentence.slice(head.length);
  const over = NO_MORE.exec(whole);
  const isOver = over !== null && !/\b(?:that|which|who|where)\b/i.test(whole.slice(0, over.index));
  const words = wordsOf(isOver ? whole.replace(NO_MORE, '') : whole);
  // What follows "no longer" is the verb, whatever the tagger takes it for.
  const at = isOver ? wordsOf(whole.slice(0, over.index)).length : mainVerb(words);
  const verb = at === null ? undefined : words[at];
  if (at === null || verb === undefined) return nounPhrase(sentence);
  const subject = subjectOf(words.slice(0, at));
  const rest = words.slice(at + 1);
  // "can only do it by hand" is no less true afterwards.
  if (rest[0]?.text === 'only' || subject.adverbs.includes('only')) return null;
  // "Only the first is shown" is as true of what is wanted.
  if (/^only\b/i.test(subject.text)) return null;
  if (/^not (?:all|every)\b/i.test(subject.text))
    return `${head}${capitalised(subject.text.replace(/^not /i, ''))} ${joined(words.slice(at))}`;
  const isPositive = isOver !== (subject.isNegative !== isNegative(verb, rest));
  // "Everything is not lost" could be said of half of it.
  if (!isPositive && /^every(?:thing|body|one)\b/i.test(subject.text))
    return `${head}${subject.text.replace(/^everything/i, 'Nothing').replace(/^every(?:body|one)/i, 'Nobody')} ${joined(words.slice(at))}`;
  const said = isPositive
    ? affirmed(verb, rest, subject.adverbs)
    : denied(verb, rest, subject.adverbs, subject.text);
  return plainly(`${head}${subject.text} ${said}`.replace(/\s+/g, ' ').trim());
}

/** "Is not wrong" is right, and "do not use a different zone" is the same zone. */
function plainly(text: string): string {
  return text
    .replace(
      /\b(is|are|was|were) not (?:wrong|incorrect)(?= (?:with|for|in|on|at|after|when|if)\b|[,;.]|$)/i,
      '$1 right',
    )
    .replace(/\bdo not (use|have|show|give|return|print) (?:an? )?different /i, '$1 the same ');
}

/** The first finite verb outside of relative clauses; a verb at the very start is none, for it has no subject. */
export function mainVerb(words: readonly Word[]): number | null {
  let inside = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined) continue;
    if (isRelative(word, before)) inside = true;
    if ((!word.tags.has('Verb') && !FAILS.test(word.text)) || word.tags.has('Gerund')) continue;
    const isParticiple =
      word.tags.has('PastTense') &&
      !/^(?:was|were|had|did|got)$/.test(word.text) &&
      /^(?:by|on|in|from|with|for|to|at|of)$/i.test(words[at + 1]?.text ?? '');
    // A base form right after the first name is part of it: `tool add`, `git log`.
    const isName = at === 1 && word.tags.has('Infinitive') && before.tags.has('Singular');
    const next = words[at + 1];
    if (isName && next?.tags.has('Plural') && words[at + 2]?.tags.has('Noun') === true) return at + 1;
    if (isName || /^(?:to|the|an?|no|any|some|its|their)$/i.test(before.text)) continue;
    if (inside) {
      // The relative clause ends with its own verb.
      if (!word.tags.has('Auxiliary')) inside = false;
      continue;
    }
    if (isParticiple) continue;
    return at;
  }
  const failing = words.findIndex(({ text }, at) => at > 0 && FAILS.test(text));
  return failing > 0 ? failing : null;
}

/** "after that line" points at a line; "the line that" opens a clause. */
export function isRelative(word: Word, before: Word | undefined): boolean {
  const points =
    (/^that$/i.test(word.text) &&
      /^(?:after|before|for|with|in|on|at|of|from|by|to|until)$/i.test(before?.text ?? '')) ||
    // "after a while" is a time.
    (/^while$/i.test(word.text) && /^a$/i.test(before?.text ?? ''));
  return RELATIVE.has(word.text.toLowerCase()) && !points;
}

/** Verbs of failure in the third person: the tagger takes them for nouns in the plural now and then. */
const FAILS =
  /^(?:fails|crashes|hangs|breaks|drops|loses|panics|freezes|leaks|ignores|returns|shows|stops|throws)$/;

function subjectOf(words: readonly Word[]): { text: string; isNegative: boolean; adverbs: string[] } {
  let end = words.length;
  while (end > 1 && words[end - 1]?.tags.has('Adverb') === true) end -= 1;
  const text = joined(words.slice(0, end)).replace(/,$/, '');
  return {
    text: text
      .replace(/^no (?=\w)/i, '')
      .replace(/^nothing$/i, 'something')
      .replace(/^nobody$/i, 'somebody'),
    isNegative: /^(?:no|none of|neither of) /i.test(text) || /^(?:nothing|nobody)$/i.test(text),
    adverbs: words.slice(end).map((word) => word.text),
  };
}

function isNegative(verb: Word, rest: readonly Word[]): boolean {
  return (
    /n['’]t$|^cannot$/i.test(verb.text) || isNot(rest[0]) || (verb.root === 'fail' && rest[0]?.text === 'to')
  );
}

function isNot(word: Word | undefined): boolean {
  return word !== undefined && (word.tags.has('Negative') || /^(?:not|never)$/i.test(word.text));
}

const HELPS = /^(?:is|are|was|were|am|can|could|will|would|may|might|should|must|has|have|had)$/i;
/** Participles that look like the base form, which the tagger takes for nouns. */
const SAME_PARTICIPLE = /^(?:run|come|become|put|set|cut|read|hit|let|shut|split)$/i;
/** Who a verb in its base form is said of: several, or I and you. */
const DOES: Readonly<Record<string, string>> = { do: 'do', does: 'does', did: 'did' };

/** What does not happen: "drops it" → "does not drop it", "is lost" → "is not lost". */
function denied(verb: Word, rest: readonly Word[], adverbs: readonly string[], subject: string): string {
  const { root } = verb;
  const next = rest[0];
  const isHelp =
    HELPS.test(verb.text) &&
    (!/^ha/i.test(verb.text) ||
      next?.tags.has('PastTense') === true ||
      next?.tags.has('Participle') === true ||
      SAME_PARTICIPLE.test(next?.text ?? ''));
  const said = [...adverbs, ''].join(' ');
  if (isHelp) return `${verb.text} not ${said}${joined(rest)}`;
  const isSpoken = /^(?:i|we|you|they)$/i.test(subject);
  const help = verb.tags.has('PastTense') ? 'did' : isSpoken || verb.tags.has('Infinitive') ? 'do' : 'does';
  return `${help} not ${said}${root} ${joined(rest)}`;
}

/** What happens after all: "doesn't work any more" → "works", "is not checked and gets lost" → "is checked and is not lost". */
function affirmed(verb: Word, after: readonly Word[], adverbs: readonly string[]): string {
  const rest = isNot(after[0]) ? after.slice(1) : after;
  const tail = (words: readonly Word[]) =>
    joined(words)
      .replace(/(?:^| )(?:any ?more|any longer|at all)\b/i, '')
      .replace(/,? either$/i, '')
      .replace(
        / and (?:\w+ly )?(gets?|is|are) (?=\w)/,
        (_, also: string) => ` and ${also === 'get' ? 'are' : also === 'gets' ? 'is' : also} not `,
      );
  const root = (verb.root || verb.text).toLowerCase();
  if (root === 'fail' && rest[0]?.text === 'to') {
    const [, does, ...others] = rest;
    return `${does === undefined ? '' : third(does.root)} ${tail(others)}`;
  }
  const said = [...adverbs, ''].join(' ');
  if (root in DOES && verb.tags.has('Auxiliary')) {
    const at = rest.findIndex(({ tags }) => tags.has('Verb'));
    const main = rest[at];
    if (main === undefined) return `${said}${root} ${tail(rest)}`;
    const form = root === 'does' ? third(main.root) : main.root;
    return `${said}${joined(rest.slice(0, at))} ${form}${main.after}${tail(rest.slice(at + 1))}`;
  }
  const plain = verb.text.replace(/n['’]t$/i, '').replace(/^ca$|^cannot$/i, 'can');
  return `${/^(?:wo|sha)$/i.test(plain) ? 'will' : plain} ${said}${tail(rest)}`;
}

/** The third person of a verb: copies, catches, has. */
export function third(root: string): string {
  if (root === 'have') return 'has';
  if (root === 'be') return 'is';
  if (/[^aeiou]y$/.test(root)) return `${root.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(root) ? `${root}es` : `${root}s`;
}
