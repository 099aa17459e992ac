/**
 * The mood of English sentences: whether one asks for something, orders it, complains, or only talks. The lists are
 * closed classes of the language (modal verbs, verbs of wishing, first-person reports), not words of any one issue.
 */

/** "should", "must", "needs to": what has to be so. */
const DEONTIC = /\b(?:should|must|shall|ought to|(?:needs?|has|have|requires?) to|needs|requires)\b/i;
/** "I want", "we'd like", "I'd expect": verbs of wishing and expecting. */
const WISH =
  /\b(?:want(?:s|ed)?|wish|would like|'d like|would love|'d love|would prefer|'d prefer|hope|(?:i|we|you|one|users?|people)(?:'d| would)?(?: also)? expect|(?:is|are) expected to|(?:i|we)(?:'d| would)? (?:propose|suggest|request|recommend)|(?:my|the) (?:idea|proposal|suggestion|request) is|please)\b/i;
/** "it would be nice", "that could help", "this would mean": a conditional that praises what is not there yet. */
const PRAISE =
  /\b(?:(?:would|'d) (?:really |also |just |then )?(?:be|make|mean)|(?:could|might) be (?:really |very )?(?:nice|good|great|useful|helpful|better|worth)|(?:would|'d|could|might) (?:really |also |just |then |greatly )?(?:help|improve|simplify|save|allow|let|enable|solve))\b|^let's /i;
/** "I have to copy it by hand": a burden, not a demand. */
const BURDEN =
  /\b(?:i|we|you|one|users?|people|everybody) (?:always |often |still |then |currently )?(?:have|has|had) to\b/gi;
const BURDEN_ONCE = new RegExp(BURDEN.source, 'i');
/** "something like `tool --flag`": a form is proposed. */
const PROPOSAL = /\b(?:something|anything|an? \w+) (?:along the lines of|like|such as) `[^`]+`/i;
/** "if X had something": the unreal condition. */
const UNREAL = /^if .{3,80}? (?:had|could|were|was able)\b/i;
const REQUEST = /^(?:could|can|would) (?:you|we) /i;

/** Verbs in the form of an order, at the head of a sentence or an item. */
export const ORDER =
  /^(?:please )?(?:add|allow|support|let|make|provide|introduce|implement|create|remove|drop|replace|rename|move|show|display|list|include|exclude|expose|use|return|keep|stop|avoid|prevent|ensure|handle|accept|enable|disable|offer|extend|change|update|fix|find|check|investigate|document|describe|respond|answer|send|set|store|save|write|read|extract|split|merge|upgrade|convert|specify|generate|validate|verify|limit|give|have|tell|say|compute|report|log|parse|treat|reject|ignore|switch|turn|put|mark|sort|filter|test|cover|bump|deduplicate|consolidate|restructure|migrate|deprecate|print|mention|explain|clarify|announce|publish|warn|hide|refuse|raise|apply|honou?r|respect|configure|require|reduce|increase|simplify|unify|refactor|rewrite|restrict|relax|sanitize|redact|encrypt|get rid of|clean up)\b(?! of\b)/i;

/** Talk about the conversation itself: thanks, offers of help, questions to the readers. */
const CONVERSATION =
  /\b(?:pull request|(?:send|open|do|make|submit|raise|file) (?:a|an|the) (?:pr|issue|patch)|happy to|willing to|glad to|let me know|feel free|thank(?:s| you)|thanks in advance|wdyt|what do you think|see also|any (?:idea|plan|thought|chance)s?|of (?:any )?interest|is (?:that|this|it) intended|does that make sense|here(?:'s| is) (?:a|an|the|my|some))\b/i;
/** What the writer knows, feels, has seen or did; it reports, it asks for nothing. */
const REPORT =
  /^(?:(?:but|so|and|well|also|still),? )?(?:i|we)(?:'m|'ve| am| are| have| had| was| were)? (?:(?:do|did|could|can|was|am)(?:n't| not)|can't|cannot|just|only|really|quite|not|certainly|always|recently)?\s?(?:know|remember|recall|love|like|enjoy|sure|aware|think|guess|wonder\w*|understand|appreciate|got|get|search(?:ed)?|tried|try|have tried|looked|notice[d]?|stumbled|read|reading|using|use|upgraded|started|happened|found)\b/i;
/** "It is hidden, as it should be": praise of what there is. */
const AS_IT_SHOULD =
  /,? (?:just |exactly )?(?:as|like|the way) (?:it|they|one|you|everything) (?:should|ought to|must)(?: be| do)?(?=[\s.,;!]*$|[,;] )/i;
/** The state of things, which nobody asks for. */
const TODAY =
  /\b(?:at present|at the moment|currently|today|already|right now|as of now|for now|nowadays)\b/i;

/** Whether a sentence asks for something; a question does only as a polite request. */
export function isDemand(sentence: string): boolean {
  if (/\?\s*$/.test(sentence) && !REQUEST.test(afterLinks(sentence))) return false;
  const bare = sentence.replace(/^[^:`]{1,20}:\s+/, '');
  return (
    DEONTIC.test(sentence.replace(BURDEN, ' ').replace(AS_IT_SHOULD, '')) ||
    WISH.test(sentence) ||
    PRAISE.test(sentence) ||
    UNREAL.test(sentence) ||
    PROPOSAL.test(sentence) ||
    /^(?:ideally|preferably)[, ]/i.test(sentence) ||
    REQUEST.test(afterLinks(sentence)) ||
    (ORDER.test(bare) && !STATES.test(bare))
  );
}

/** "Log lines are lost": a noun that is a verb too, with what is said of it. */
const STATES =
  /^(?:logs?|lists?|tests?|sets?|stores?|updates?|changes?|documents?|reports?|displays?|filters?|sorts?|prints?|returns?|limits?|moves?|splits?|answers?|marks?|covers?)(?: (?!that\b|which\b|who\b|when\b|if\b|where\b|what\b|how\b|whether\b|all\b|the\b|an?\b)[\w`-]+){0,3} (?:is|are|was|were|gets?|does|do|has|have|cannot|can't|isn't|aren't|doesn't|don't)\b/i;

function afterLinks(sentence: string): string {
  return sentence.replace(/^(?:so|and|also|then|but|maybe|perhaps)[,]? /i, '');
}

const OPINES = /^(?:(?:but|so|and|well),? )?(?:i|we) (?:think|believe|guess|feel|suppose)\b/i;

/** Whether a sentence is talk: about the conversation, or what its writer knows, felt or did. */
export function isTalk(sentence: string): boolean {
  // "I think they should be kept" wishes, and only says so with care.
  const isWish =
    WISH.test(sentence) || (OPINES.test(sentence) && DEONTIC.test(sentence.replace(BURDEN, ' ')));
  return CONVERSATION.test(sentence) || (REPORT.test(sentence) && !isWish);
}

export function tellsOfToday(sentence: string): boolean {
  return TODAY.test(sentence);
}

/** Whether the sentence points back to what only its neighbours say. */
export function isLinked(sentence: string): boolean {
  return /\b(?:the latter|the former)\b|^(?:the same\b(?! \w+ (?:is|are|should|must|has|have)\b)|here|this line|while|that|those|these)\b/i.test(
    sentence,
  );
}

/** "This might be the name": a sentence that says more of the one before it. */
export function saysMore(sentence: string): boolean {
  return /^(?:this|it|that|these|they) (?:might|could|can|may) /i.test(sentence);
}

/** Talk and reports in the first person, unless they go on to the fault: "I upgraded, and since then …". */
export function isTold(sentence: string): boolean {
  if (/^(?:i|we) [^,]{2,80}, (?:and|but) (?:since then|now|then) /i.test(sentence)) return false;
  // "Getting this error:" leads over to a sample.
  if (/^(?:getting|seeing|hitting|receiving|experiencing|running into)\b/i.test(sentence)) return true;
  const isReport =
    /^(?:i|we) /i.test(sentence) &&
    !BURDEN_ONCE.test(sentence) &&
    !/^(?:i|we) (?:can't|cannot|can not)/i.test(sentence);
  return isTalk(sentence) || isReport;
}

/** Without a question tag: "…, is that intended?". */
export function withoutTag(sentence: string): string {
  return sentence.replace(
    /, (?:(?:is|are|was|does|do|isn't|aren't|doesn't) (?:that|this|it|they)(?: \w+)?|right|or not|no|correct)\?$/i,
    '.',
  );
}

/** Whether a sentence tells of work that people are forced to do. */
export function isBurden(sentence: string): boolean {
  return BURDEN_ONCE.test(sentence);
}
