import { capitalised, lowered, requirementText } from './requirement-text.ts';
import { joined, type Word, wordsOf } from './words.ts';

/** "The cause seems to be that X", "this looks like a bug: X": the verdict goes, X stays. */
const VERDICT =
  /^(?:(?:the|my|one) (?:cause|reason|problem|issue|bug|result|effect) (?:is|was|seems to be|appears to be|might be|may be)(?: that)?|it (?:seems|looks|appears)(?: like| as if| that)?|[^:]{0,200}\b(?:bug|problem|issue|regression|trouble)\b[^:]{0,24}:)\s*/i;
/** "If you run x, …": what is done to see the fault. */
const TRIAL = /^(?:if|when|whenever|once) (?:you|i|we|one) [^,]{2,100}, /i;
/** "I upgraded to 2, and since then …": the story before the fault. */
const STORY = /^(?:i|we) [^,]{2,80}, (?:and|but|so)(?: since then| then| now)?,? /i;
/** "crashes when the file is empty": the state that is not coped with. */
const UNHANDLED =
  /^(.*?)\b(?:crash(?:es|ed)?|fails?|panics?|hangs?|breaks?|throws?(?: an? \w+)?|errors?(?: out)?) (?:when|if|whenever) (?:the|an?|its?|their) ((?:[\w-]+ ){0,2}[\w-]+) (?:is|are) (empty|missing|absent|invalid|null|undefined|large|long|nested|unset|not (?:set|there|found)|read-only|locked|closed)\b(.*)$/i;
/** "…, I don't know why". */
const MUSING =
  /,? (?:and |but |though )?i (?:do(?:n't| not)|can(?:'t|not)|have no) (?:know|understand|explain|see|tell|idea)\b.*$/i;
/** "What suffers is the footer". */
const PSEUDO_CLEFT = /^what (\w+) is (.+)$/i;
const CAN =
  /^(?:[^,]{3,60}, )?(?:what )?(?:i|we|you|one|users?|people) (?:can(?:'t|not| not)|(?:am|are|is) (?:not able|unable) to|could(?: not|n't)) (?:do is )?(?:to )?(.+)$/i;
const NO_WAY =
  /^there(?:'s| is| are| exists?) no (?:easy |simple |good |real )?(?:way|possibility|option|means|setting) (?:to|of|for) (.+)$/i;
/** "The hack is to tag each", "what one can do is to share a code": a workaround is not needed any more. */
const WORKAROUND = /^.{3,90}? (?:is|was|would be) to (.+)$/i;
/** "It's the second run at which it stops". */
const CLEFT = /^it(?:'s| is| was) (.{3,60}?) (?:(at|in|on|with|for|from|to) which|when|where) (.+)$/i;

/**
 * What holds once the fault is gone, from a sentence that complains: the main verb is turned round ("drops" → "does
 * not drop", "doesn't work" → "works"); what the fault leads to ("…, so that pages don't load") is said by itself.
 * Empty where the sentence has no verb or noun that could be turned.
 */
export function faultTexts(sentence: string): string[] {
  const bare = sentence
    .slice(0, LONGEST)
    .replace(/[:;,.!]+\s*$/, '')
    .replace(STORY, '')
    .replace(/^(?:but|and|so|still|also|however|what's more),? /i, '')
    .replace(VERDICT, '')
    .replace(TRIAL, '')
    .replace(MUSING, '')
    .replace(/\s*\([^()]{12,}\)/g, '');
  const result = RESULT.exec(bare);
  const main = turned(result === null ? bare : bare.slice(0, result.index));
  const then =
    result?.[1] === undefined || !/n't\b|\bnot\b|cannot/.test(result[1]) ? null : turned(result[1]);
  return [main, then].filter((text) => text !== null).map(capitalised);
}

function turned(sentence: string): string | null {
  const unhandled = UNHANDLED.exec(sentence);
  if (unhandled !== null) {
    const [, who = '', thing = '', state = '', rest = ''] = unhandled;
    const named = state.startsWith('not')
      ? `A ${thing} that is ${state}`
      : `${/^[aeiou]/i.test(state) ? 'An' : 'A'} ${state} ${thing}`;
    const subject = who.trim();
    return `${named} is handled${subject === '' || /^it$/i.test(subject) ? '' : `: ${lowered(subject)} goes on`}${rest}`;
  }
  const possible = (CAN.exec(sentence) ?? NO_WAY.exec(sentence))?.[1];
  if (possible !== undefined)
    return `Make it possible to ${requirementText(possible.replace(/, (?:as|because|since) .*$/i, '')).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
  const cleft = CLEFT.exec(sentence);
  if (cleft !== null) {
    const clause = turned(cleft[3] ?? '');
    return clause === null ? null : `${clause}, ${cleft[2] ?? 'at'} ${cleft[1] ?? ''}`;
  }
  const pseudo = PSEUDO_CLEFT.exec(sentence);
  if (pseudo !== null) return negated(`${pseudo[2] ?? ''} ${pseudo[1] ?? ''}`);
  const workaround = isIdentity(sentence) ? WORKAROUND.exec(sentence)?.[1] : undefined;
  if (workaround !== undefined)
    return `It works without having to ${requirementText(workaround.replace(/,? but .*$/i, '')).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
  return negated(requirementText(sentence));
}

function isIdentity(sentence: string): boolean {
  return /^(?:what .{3,80}? (?:can|could|has to|have to) do|.{0,40}\b(?:hack|workaround|trick|only way|way around|alternative))\b/i.test(
    sentence,
  );
}

/** A sentence is no longer; what is has no one main verb to find. */
const LONGEST = 400;

const RELATIVE = new Set(
  'that which who whose where what how why whether because if when whenever while until'.split(' '),
);
const NO_MORE = /\b(?:no longer|never) /i;
/** What the fault leads to. */
const RESULT =
  /,? (?:so that|and so|and this|and that|which (?:then )?(?:leads|results|means|causes|makes)|leading to|resulting in|(?<=, )(?:it|they) \w+)\b\s*(.*)$/i;
const OPENS =
  /^(?:if|when|whenever|as|once|since|for|in|on|at|after|before|while|from|with|without|during|because)\b/i;

/** The sentence with its main verb turned round; null where no main verb is found. */
function negated(sentence: string): string | null {
  const opening = OPENS.test(sentence) ? /^.{6,140}?, (?=(?:\S+ ){2})/.exec(sentence)?.[0] : undefined;
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
  const isPositive = isOver !== (subject.isNegative !== isNegative(verb, rest));
  const said = isPositive ? affirmed(verb, rest, subject.adverbs) : denied(verb, rest, subject.adverbs);
  return `${head}${subject.text} ${said}`.replace(/\s+/g, ' ').trim();
}

/** The first finite verb outside of relative clauses; a verb at the very start is none, for it has no subject. */
function mainVerb(words: readonly Word[]): number | null {
  let inside = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined) continue;
    if (RELATIVE.has(word.text.toLowerCase())) inside = true;
    if (!word.tags.has('Verb') || word.tags.has('Gerund')) continue;
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
  return null;
}

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
/** Who a verb in its base form is said of: several, or I and you. */
const DOES: Readonly<Record<string, string>> = { do: 'do', does: 'does', did: 'did' };

/** What does not happen: "drops it" → "does not drop it", "is lost" → "is not lost". */
function denied(verb: Word, rest: readonly Word[], adverbs: readonly string[]): string {
  const { root } = verb;
  const next = rest[0];
  const isHelp =
    HELPS.test(verb.text) &&
    (!/^ha/i.test(verb.text) ||
      next?.tags.has('PastTense') === true ||
      next?.tags.has('Participle') === true);
  const said = [...adverbs, ''].join(' ');
  if (isHelp) return `${verb.text} not ${said}${joined(rest)}`;
  const help = verb.tags.has('PastTense') ? 'did' : verb.tags.has('Infinitive') ? 'do' : 'does';
  return `${help} not ${said}${root} ${joined(rest)}`;
}

/** What happens after all: "doesn't work any more" → "works", "is not checked and gets lost" → "is checked and is not lost". */
function affirmed(verb: Word, after: readonly Word[], adverbs: readonly string[]): string {
  const rest = isNot(after[0]) ? after.slice(1) : after;
  const tail = (words: readonly Word[]) =>
    joined(words)
      .replace(/(?:^| )(?:any ?more|any longer|at all)\b/i, '')
      .replace(
        / and (gets?|is|are) (?=\w)/,
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
function third(root: string): string {
  if (root === 'have') return 'has';
  if (root === 'be') return 'is';
  if (/[^aeiou]y$/.test(root)) return `${root.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(root) ? `${root}es` : `${root}s`;
}

const OPPOSITE: Readonly<Record<string, string>> = {
  wrong: 'right',
  incorrect: 'correct',
  broken: 'working',
  bad: 'good',
  misleading: 'clear',
};

/** A heading without a verb: "Wrong total in the footer", "Header issues caused by x". */
function nounPhrase(text: string): string | null {
  const adjective = /^(wrong|incorrect|broken|bad|misleading) (.+)$/i.exec(text);
  if (adjective !== null)
    return `The ${OPPOSITE[(adjective[1] ?? '').toLowerCase()] ?? ''} ${adjective[2] ?? ''}`;
  const missing = /^(?:missing|no) (.+)$/i.exec(text)?.[1];
  if (missing !== undefined) return `${missing} is there`;
  const participle = /^(.{3,60}?) (\w+(?:ed|en|own|ost)) ((?:by|on|in|from|with|for|after|when) .+)$/i.exec(
    text,
  );
  if (
    participle !== null &&
    !/\b(?:issues?|problems?|errors?|bugs?|crash|failure|leak)$/i.test(participle[1] ?? '')
  )
    return `${participle[1] ?? ''} ${/s$/.test(participle[1] ?? '') ? 'are' : 'is'} not ${participle[2] ?? ''} ${participle[3] ?? ''}`;
  if (
    /\b(?:issues?|problems?|errors?|bugs?|crash(?:es)?|failures?|leaks?|exceptions?|panics?|regressions?|deadlocks?)\b/i.test(
      text,
    )
  )
    return `No ${text}`;
  return null;
}
