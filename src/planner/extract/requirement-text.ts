import { shortened } from './sentences.ts';

/** Openings that carry no demand: removed, again and again, before a sentence is judged. */
const HEDGES =
  /^(?:(?:so|hence|also|and|but|then|now|thus|in other words|in short|basically|ideally|therefore|to sum up|of course|that is|still|maybe|perhaps|hi|hello|hey)\b[,:]?\s+|(?:i think|i believe|i guess|i feel|it seems|imho|imo|in my opinion|the idea is|my thought|my suggestion is|as far as i can see|for example|on the other hand|as it is|i'm aware that|i am aware that|my thought:|to me (?:that|this|it) looks like [^:]{0,40}:|the cause seems to be that|what'?s more|still|as things are|hence my thought|since \w+),?\s+(?:that |is |to )?)/i;
const TAILS =
  /(?:,? (?:i think|i believe|i guess|imho|imo|please|though|at present|too|as well))?\s*[.!]*\s*(?:[:;]-?[)D]|\p{Extended_Pictographic}|[.!])*$/u;

const SUBJECT = '(?:i|we|one|people|users?|you|everyone)';
const NOUN = '(?:an?|the|some|another|two|three|more|support|better|new|optional|proper)';

/** From how people wish to how a test says it. In order; the first that matches is applied, once. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [
    /^.*\b(?:something|anything|an option) (?:along the lines of|like|such as) (`[^`]+`).*$/i,
    'Add an option like $1',
  ],
  [/^if (.+?) had (.+?),? (?:this|that|it) would .+$/i, 'Give $1 $2'],
  [/^(.+?) having (.+?), that would be .+$/i, '$1 have $2'],
  [/^(.+?),? (?:that|this) would be (?:awesome|great|nice|helpful|useful|cool|perfect)$/i, '$1'],
  [/^.*,? so (?:we|i|one|users?)(?:'d| would)? (?:like|want|love|need) (an? .+)$/i, 'Provide $1'],
  [/^(?:could|can|would) you (?:please )?(?:consider )?(?:having|making|letting) (.+?)\?*$/i, 'Have $1'],
  [/^(?:could|can|would) you (?:please )?(?:consider )?(?:adding) (.+?)\?*$/i, 'Add $1'],
  [/^(?:could|can|would) you (?:please )?(.+?)\?*$/i, '$1'],
  [/^please,? (.+)$/i, '$1'],
  [
    /^(.{5,90}?),? it(?:'d| would) be (?:very |really |so )?\w+ if (?:one|we|you|i|users?|people) could (.+)$/i,
    'Make it possible to $2: $1',
  ],
  [
    /^it(?:'d| would| might) be (?:very |really |so |a lot (?:more )?|much more )?\w+(?: feature| addition| idea)? (?:if|when) (?:one|we|you|i|users?|people) (?:could|can|was able to|were able to) (.+)$/i,
    'Make it possible to $1',
  ],
  [
    /^it(?:'d| would| might) be (?:very |really |so |a lot (?:more )?|much more )?\w+(?:,[^,]+,)?(?: feature| addition| idea)? (?:to be able )?to (.+)$/i,
    '$1',
  ],
  [
    /^it(?:'d| would| might) be (?:very |really |so )?\w+(?: feature| addition| idea)? if (.+?) (?:said|showed|displayed|listed|included|printed) (.+)$/i,
    'Let $1 show $2',
  ],
  [
    /^it(?:'d| would| might) be (?:very |really |so )?\w+(?: feature| addition| idea)? if (.+)$/i,
    'Let it be so that $1',
  ],
  [
    /^there should be (?:an?|some) (?:possibility|way|option|means) (?:to|for us to) (.+)$/i,
    'Make it possible to $1',
  ],
  [/^there (?:should|must|needs? to) be (.+)$/i, 'Provide $1'],
  [/^(?:an?|some) (?:way|possibility|means) (?:of|to) (?:be able to )?(.+)$/i, 'Provide a way of $1'],
  [new RegExp(`^(.*?\\b)?${SUBJECT} should be able to (.+)$`, 'i'), '$1make it possible to $2'],
  [
    new RegExp(
      `^(?:so )?(?:what )?${SUBJECT}(?:'d| would| do)? (?:really |just )?(?:like|want|love|need|wish)(?: best)?(?: is| for| to have| to see| to get)? (${NOUN} .+)$`,
      'i',
    ),
    'Provide $1',
  ],
  [
    new RegExp(
      `^(?:so )?${SUBJECT}(?:'d| would)? (?:really |just )?(?:like|want|love|need|wish) (?:to be able )?to (.+)$`,
      'i',
    ),
    'Make it possible to $1',
  ],
  [new RegExp(`^${SUBJECT}(?:'d| would)? (?:propose|suggest|request) (?:to )?(.+)$`, 'i'), 'Provide $1'],
  [/^(?:i )?propose (?:to )?(.+)$/i, '$1'],
  [new RegExp(`^(.*?),? ${SUBJECT}(?:'d| would) expect (?:that |for )?(.+)$`, 'i'), '$1, $2'],
  [/^it (?:needs|requires) (.+)$/i, 'Provide $1'],
];

/** Words that a statement does without. */
const FILLING =
  /\b(?:at the moment|at present|currently|right now|these days|in effect|simply|really|basically|actually|already|of course|as well|well, it)\b|\((?![^()]{0,12}\))[^()`]{3,160}\)/gi;
/** A reason or an aside at the end, where enough stands before it. */
const SIDE_CLAUSE =
  /^(.{30,}?), (?:as (?!well|an?\b|the\b)|since |because |whereas |even if |and this |like the |they |just |while )(?!.*\?).*$/i;

const LONGEST = 200;

/** A sentence of the issue as a short statement that can be tested: hedges gone, wishes turned into demands. */
export function requirementText(sentence: string): string {
  let text = sentence.trim();
  for (let round = 0; round < 3 && HEDGES.test(text); round += 1) text = text.replace(HEDGES, '');
  text = text.replace(/[,:]\s*$/, '').replace(TAILS, '');
  const rule = REWRITES.find(([pattern]) => pattern.test(text));
  if (rule !== undefined) text = text.replace(rule[0], rule[1]);
  text = text
    .replace(/https?:\/\/\S+/g, '')
    .replace(FILLING, ' ')
    .replace(SIDE_CLAUSE, '$1')
    .replace(/\s*\((?:see|cf|for example|e\.g\.|i\.e\.|there are)[^()]*\)/gi, '')
    .replace(/^Provide (?:we|it|that|you) /, 'Let ')
    .replace(/,? that (?:we|one|you) (?:have|need|want) to add to /, ' in ')
    .replace(/, (?:i think|i believe|i guess|imho)$/i, '')
    .replace(/\bthat (?:holds|applies|works|counts|is meant) for\b/, 'for')
    .replace(/, this to /, ', it has to ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/,{2,}/g, ',')
    .replace(/^[,;:]\s*/, '')
    .replace(/ and to (?=[a-z])/g, ' and ')
    .replace(/(?:\s(?:at|in|see|here|to|from|of))?[,;:.\s]+$|\s(?:at|in|see|here|to|from|of)$/, '')
    .trim();
  return capitalised(shortened(text, LONGEST));
}

/** What no longer happens, from a sentence that complains. */
export function faultText(sentence: string): string {
  const text = requirementText(
    sentence.replace(/^(?:if|when) (?:you|i|we|one) (?:run|use|execute|call|do) [^,]*, /i, ''),
  );
  return `No longer: ${/^(?:Here|There|This|As|If|When|For|In|At|On|The|All|Multiple|Existing|Only|Every|Each) /.test(text) || (/^(?:[A-Z][a-z]+ |[A-Z] )/.test(text) && !/^I\b/.test(text)) ? lowered(text) : text}`;
}

export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

export function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}*(?:\s|,|'|$)/u.test(text)
    ? text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
    : text;
}
