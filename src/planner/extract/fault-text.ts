import { briefly } from './briefly.ts';
import { clausesOf, hasSecondVerb } from './clauses.ts';
import { complains } from './issue-kind.ts';
import { capitalised, lowered, requirementText, SINCE_VERSION } from './requirement-text.ts';
import { negated, third } from './turn-verb.ts';
import { wordsOf } from './words.ts';

/** "The cause seems to be that X", "this looks like a bug: X": the verdict goes, X stays. */
const VERDICT =
  /^(?:(?:the|my|one) (?:cause|reason|problem|issue|bug|result|effect) (?:is|was|seems to be|appears to be|might be|may be)(?: that)?|(?:profiling|debugging|bisecting|(?:the|a) (?:log|trace|profiler|closer look))(?: [^,]{0,30}?)? (?:shows?|reveals?|says?|suggests?) that|(?:it )?(?:seems|looks|appears)(?: like| as if| that)?|[^:]{0,200}\b(?:bug|problem|issue|regression|trouble)\b[^:]{0,24}:)\s*/i;
/** "If you run x, …": what is done to see the fault. */
const TRIAL = /^(?:if|when|whenever|once) (?:you|i|we|one) [^,]{2,100}, /i;
/** "I upgraded to 2, and since then …": the story before the fault. */
const STORY = /^(?:i|we) [^,]{2,80}, (?:and|but|so)(?: since then| then| now)?,? /i;
/** "crashes when the file is empty": the state that is not coped with. */
const UNHANDLED =
  /^(.*?)\b(?:crash(?:es|ed)?|fails?|panics?|hangs?|breaks?|throws?(?: an? \w+)?|errors?(?: out)?)(?: \w+){0,3} (?:when|if|whenever) (?:the |an? |its? |their )?((?:[\w-]+ ){0,2}[\w-]+) (?:is|are) (empty|missing|absent|invalid|null|undefined|large|long|nested|unset|not (?:set|there|found)|read-only|locked|closed)\b(.*)$/i;
/** "…, I don't know why". */
const MUSING =
  /,? (?:and |but |though )?i (?:do(?:n't| not)|can(?:'t|not)|have no) (?:know|understand|explain|see|tell|idea)\b.*$/i;
/** What is only likely, or rare, is turned round by no rule. */
const UNSURE =
  /\b(?:likely|unlikely|probably|presumably|perhaps|maybe|nowhere|hardly|barely|scarcely|seldom|rarely)\b/i;
/** "What suffers is the footer". */
const PSEUDO_CLEFT = /^what (\w+) is (.+)$/i;
/** A title that is an error message: "TypeError: x is not a function". */
const ERROR = /^(?:\w+\.)*\w*(?:Error|Exception|Panic|panic|error)(?:\[\w+\])?: /;
/** "IndexOutOfBoundsException in Reader on malformed input": the error's name is the subject, whatever stands behind it. */
const NAMED_ERROR =
  /^`?(?:[\w.]+\.)?[A-Z]\w*(?:Exception|Error|Panic)`?,? (?:in|on|at|when|while|from|for|with|after|if|during|by)\b/;
/** "throws A rather than B": which of two it should be is said. */
const RATHER =
  /^(.*\b(?:throws|raises|returns|shows|prints|gives|yields|sends|writes|reads|uses|gets|produces|creates|calls)) ([^,]{2,60}?) (?:rather than|instead of) ([^,]{2,60})$/i;
const BURDEN =
  /^.{0,160}?\b(?:i|we|you|one|users?|people|everybody) (?:always |often |still |then )?(?:have|has|had) to (.+)$/i;
const CAN =
  /^(?:[^,]{3,60}, )?(?:what )?(?:i|we|you|one|users?|people) (?:can(?:'t|not| not)|(?:am|are|is) (?:not able|unable) to|could(?: not|n't)) (?:do is )?(?:to )?(.+)$/i;
const NO_WAY =
  /^there(?:'s| is| are| exists?) no (?:easy |simple |good |real )?(?:way|possibility|option|means|setting) (?:to|of|for) (.+)$/i;
/** "The hack is to tag each", "what one can do is to share a code": a workaround is not needed any more. */
const WORKAROUND = /^.{3,90}? (?:is|was|would be) to (.+)$/i;
/** "It's the second run at which it stops". */
const CLEFT = /^it(?:'s| is| was) (.{3,60}?) (?:(at|in|on|with|for|from|to) which|when|where) (.+)$/i;

/** "This is not desired": what is thought of a state that stands elsewhere; turned round it would ask for that state. */
const OPINION =
  /(?:\bnot|n't) (?:really |very |at all |so )?(?:desired|desirable|wanted|intended|expected|acceptable|ideal|nice|good|great|helpful|useful|optimal)\b/i;

/** Whether a sentence only says what is thought of a state. */
export function isOpinion(sentence: string): boolean {
  return OPINION.test(sentence);
}

/** What the fault leads to. */
const RESULT =
  /,? (?:so that|(?<=, )so|and so|and this|and that|which (?:then )?(?:leads|results|means|causes|makes)|leading to|resulting in|(?<=, )(?:it|they) \w+)\b\s*(.*)$/i;

/**
 * What holds once the fault is gone, from a sentence that complains: the main verb is turned round ("drops" → "does
 * not drop", "doesn't work" → "works"); what the fault leads to ("…, so that pages don't load") is said by itself.
 * Empty where the sentence has no verb or noun that could be turned.
 */
export function faultTexts(sentence: string): string[] {
  if (isOpinion(sentence) || UNSURE.test(sentence)) return [];
  const bare = sentence
    .slice(0, LONGEST)
    .replace(/[:;,.!]+\s*$/, '')
    .replace(SINCE_VERSION, '')
    .replace(STORY, '')
    .replace(/^(?:but|and|so|still|also|however|what's more),? /i, '')
    .replace(VERDICT, '')
    .replace(TRIAL, '')
    .replace(MUSING, '')
    .replace(/(?<=.{20}),? because\b.*$/i, '')
    .replace(/\s*\([^()]{12,}\)/g, '');
  const result = RESULT.exec(bare);
  const main = mainTexts(result === null ? bare : bare.slice(0, result.index));
  const then = result?.[1] === undefined || !isFault(result[1]) ? null : turned(certain(result[1]));
  return [...main, then].filter((text) => text !== null).map(capitalised);
}

/** A complaint as it stands, said so that it holds whatever the complaint is: for what cannot be turned round for sure. */
export function quotedFault(complaint: string): string {
  return `“${briefly(complaint.replace(/[.!,;:]+\s*$/, ''), 160)}” no longer happens`;
}

/** Clause by clause; a sentence of which one clause cannot be turned for sure stays as it is, quoted. */
function mainTexts(sentence: string): string[] {
  const whole = turned(sentence);
  if (whole !== null && WHOLE.test(whole)) return [whole];
  const clauses = clausesOf(sentence);
  if (clauses.length === 1)
    return whole === null ? [] : [isSure(sentence, whole) ? whole : quotedFault(sentence)];
  const texts = clauses.map((clause) => {
    const text = complains(clause) ? turned(clause) : null;
    return text !== null && isSure(clause, text) ? text : null;
  });
  return texts.every((text) => text !== null) ? texts : [quotedFault(sentence)];
}

/** What takes in the whole complaint, however many verbs it has. */
const WHOLE = /^(?:“|No |.*, not (?=[^,]+$)|Make it possible |It works without )/;

/** Whether the whole clause was turned round: one verb, one negation. */
function isSure(clause: string, text: string): boolean {
  const main = text.replace(/\b(?:that|which|who|where|when|if|whether|because|without)\b.*$/i, '');
  const negations = main.match(/\b(?:not|no|never|nor|neither|nothing|nobody|none)\b|n't\b/gi) ?? [];
  const isBoth = / (?:and|or) (?:is|are) not /.test(text);
  if (/\b(?:neither|nor)\b/i.test(main) || (negations.length > 1 && !isBoth)) return false;
  // "The import is" says nothing without what stood before it.
  if (text.split(' ').length < 3) return false;
  return isBoth || !hasSecondVerb(clause);
}

/** Whether what follows from a fault is one too, and no aim: "so it does not load", "so it behaves differently". */
function isFault(result: string): boolean {
  return /n't\b|\bnot\b|cannot|\bdiffer(?:s|ent|ently)?\b|\bwrong(?:ly)?\b/i.test(result);
}

/** "seems to behave … here" → "behaves …". */
function certain(clause: string): string {
  return clause
    .replace(/\b(?:seems|appears) to (\w+)/i, (_, verb: string) => third(verb))
    .replace(/ here[.!]*$/i, '');
}

function turned(sentence: string): string | null {
  const unhandled = UNHANDLED.exec(sentence);
  if (unhandled !== null && isSubject(unhandled[1] ?? '')) {
    const [, who = '', thing = '', state = '', rest = ''] = unhandled;
    const named = state.startsWith('not')
      ? `A ${thing} that is ${state}`
      : `${/^[aeiou]/i.test(state) ? 'An' : 'A'} ${state} ${thing}`;
    const subject = who.trim();
    return `${named} is handled${subject === '' || /^it$/i.test(subject) ? '' : `: ${lowered(subject)} goes on`}${rest}`;
  }
  const message = ERROR.exec(sentence)?.[0];
  if (message !== undefined) return `“${sentence}” does not occur`;
  if (NAMED_ERROR.test(sentence)) return `No ${sentence}`;
  const rather = RATHER.exec(sentence);
  if (rather !== null) return `${rather[1] ?? ''} ${rather[3] ?? ''}, not ${rather[2] ?? ''}`;
  const burden = BURDEN.exec(sentence)?.[1];
  if (burden !== undefined) return `It works without having to ${burden}`;
  const possible = (CAN.exec(sentence) ?? NO_WAY.exec(sentence))?.[1];
  if (possible !== undefined)
    return `Make it possible to ${requirementText(possible.replace(/, (?:as|because|since) .*$/i, '')).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
  const cleft = CLEFT.exec(sentence);
  if (cleft !== null) {
    const clause = turned(cleft[3] ?? '');
    return clause === null ? null : `${clause}, ${cleft[2] ?? 'at'} ${cleft[1] ?? ''}`;
  }
  const pseudo = PSEUDO_CLEFT.exec(sentence);
  if (pseudo !== null)
    return /^suffers$/i.test(pseudo[1] ?? '')
      ? `${pseudo[2] ?? ''} is right`
      : negated(`${pseudo[2] ?? ''} ${pseudo[1] ?? ''}`);
  const workaround = isIdentity(sentence) ? WORKAROUND.exec(sentence)?.[1] : undefined;
  if (workaround !== undefined)
    return `It works without having to ${requirementText(workaround.replace(/,? but .*$/i, '')).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
  return negated(requirementText(sentence));
}

/** Whether a verb can follow: "fatal error" has none. */
function isSubject(text: string): boolean {
  const last = text.trim() === '' ? undefined : wordsOf(text.trim()).at(-1);
  return last === undefined || last.tags.has('Noun') || last.tags.has('Pronoun') || last.text.startsWith('`');
}

function isIdentity(sentence: string): boolean {
  return /^(?:what .{3,80}? (?:can|could|has to|have to) do|.{0,40}\b(?:hack|workaround|trick|only way|way around|alternative))\b/i.test(
    sentence,
  );
}

/** A sentence is no longer; what is has no one main verb to find. */
const LONGEST = 400;
