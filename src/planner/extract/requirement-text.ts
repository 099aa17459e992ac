import { ORDER } from './mood.ts';
import { shortened } from './sentences.ts';

/** Openings that carry no demand: connectives and phrases of opinion. Removed, again and again, before a sentence is judged. */
const HEDGES =
  /^(?:(?:so|hence|also|and|but|then|now|thus|in other words|in short|basically|ideally|therefore|to sum up|of course|that is|still|maybe|perhaps|what'?s more|as things are|as it is|hi|hello|hey|for example|on the other hand|at least|let's)(?![\w'])[,:]?\s+|(?:(?:i|we) (?:think|believe|guess|feel|suppose)|i(?:'m| am) (?:aware|sure|afraid|convinced)|it seems|imho|imo|in my opinion|as far as i can see|(?:hence )?my (?:thought|idea|suggestion|proposal)(?: is|:)|the idea is)\s*,?\s+(?:that |is |to )?)/i;
const TAILS =
  /(?:,? (?:i think|i believe|i guess|imho|imo|please|though|at present|too|as well))?\s*[.!]*\s*(?:[:;]-?[)D]|\p{Extended_Pictographic}|[.!])*$/iu;

const SUBJECT = '(?:i|we|one|people|users?|you|everyone)';
const NOUN = '(?:an?|the|some|another|two|three|more|support|better|new|optional|proper)';

/** Who wishes or is praised: "it would really be very nice, for teams above all,". */
const NICE = "it(?:'d| would| might| could) (?:really |also )?(?:be|mean) [^,]{2,40}?(?:,[^,]{3,60},)?";

/**
 * From how people wish to how a test says it: conditionals ("it would be nice if one could …"), requests ("could you
 * …"), wishes ("we'd like …"), existence ("there should be …"). In order; the first that matches is applied, once.
 */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [
    /^.*\b(?:something|anything|an option|a flag) (?:along the lines of|like|such as) (`[^`]*--[^`]+`).*$/i,
    'Add an option like $1',
  ],
  [
    /^.*\b(?:something|anything) (?:along the lines of|like|such as) (`[^`]+`).*$/i,
    'Provide something like $1',
  ],
  [/^if (.+?) had (.+?),? (?:this|that|it) (?:would|could|might) .+$/i, 'Give $1 $2'],
  [/^(.+?),? (?:that|this|which) (?:would|could|might) (?:really )?(?:be|help|mean)\b[^,]{0,40}$/i, '$1'],
  [
    /^((?:an?|some|more|better) [^,]{3,110}?) (?:would|could|might) (?:really |greatly |also )?(?:help|save|simplify|make|solve|be (?:nice|great|good|useful|helpful|welcome|appreciated))\b.*$/i,
    'Provide $1',
  ],
  [
    /^(?:could|can|would) (?:you|we) (?:please )?(?:consider )?(?:having|making|letting) (.+?)\?*$/i,
    'Have $1',
  ],
  [/^(?:could|can|would) (?:you|we) (?:please )?(?:consider )?adding (.+?)\?*$/i, 'Add $1'],
  [/^(?:could|can|would) (?:you|we) (?:please )?(.+?)\?*$/i, '$1'],
  [/^please,? (.+)$/i, '$1'],
  [new RegExp(`^(.{5,90}?),? ${NICE} (?:if|when) ${SUBJECT} could (.+)$`, 'i'), 'Make it possible to $2: $1'],
  [
    new RegExp(`^${NICE} (?:if|when) ${SUBJECT} (?:could|can|was able to|were able to) (.+)$`, 'i'),
    'Make it possible to $1',
  ],
  [new RegExp(`^${NICE} (?:to be able )?to (.+)$`, 'i'), '$1'],
  [
    new RegExp(
      `^${NICE} (?:if|when) .{1,60}? (?:said|showed|displayed|printed) (?:this|that|the following|something like this)(?: as well|,? too)?$`,
      'i',
    ),
    'Show this',
  ],
  [
    new RegExp(
      `^${NICE} (?:if|when) (.+?) (?:said|showed|displayed|listed|included|printed|had|contained) (.+)$`,
      'i',
    ),
    'Let $1 show $2',
  ],
  [new RegExp(`^${NICE} (?:if|when) (.+?) (?:were|was) (.+)$`, 'i'), '$1 are $2'],
  [/^[^,`]{2,40}? (?:requires|demands|prescribes) that (.+)$/i, '$1'],
  [
    /^(?:according to [^,]{2,60}, )?what (.{2,60}?) (?:wants|needs|expects) (?:for|as) (.{2,60}?) is (.+)$/i,
    '$1 gets $3 for $2',
  ],
  [/^(?:configurable|customi[sz]able) (.+)$/i, 'Make the $1 configurable'],
  [/^(?:an )?option (to .+)$/i, 'Provide an option $1'],
  [new RegExp(`^${NICE} (?:if|when) (.+)$`, 'i'), 'Let it be so that $1'],
  [
    /^as (an? [^,]{2,60}),? (?:i|we)(?:'d| would)? (?:want|like|need|wish)(?: to be able)? to (.+?)(?:,? so that .+|,? in order to .+)?$/i,
    '$1 can $2',
  ],
  [
    /^there should be (?:an?|some) (?:possibility|way|option|means) (?:to|for us to) (.+)$/i,
    'Make it possible to $1',
  ],
  [/^there (?:should|must|needs? to) be (.+)$/i, 'Provide $1'],
  [/^(?:an?|some) (?:way|possibility|means) (?:of|to) (?:be able to )?(.+)$/i, 'Provide a way of $1'],
  [new RegExp(`^(.*?\\b)?${SUBJECT} should be able to (.+)$`, 'i'), '$1make it possible to $2'],
  // "I'd like the delay to respect the header": a thing there is, and what it has to do.
  [
    new RegExp(
      `^(?:so )?${SUBJECT}(?:'d| would)? (?:really |also |just )?(?:like|want|love|prefer|need)(?: for)? ((?:the (?!(?:ability|option|possibility|way|means|chance)\\b)|our |this |these |\`)[^,]{2,60}?(?<!ed)) to (?!be able\\b)(?=[a-z])(.+)$`,
      'i',
    ),
    'Let $1 $2',
  ],
  // "We'd like rows to be kept": who wishes it is left out.
  [
    /^(?:so )?(?:i|we)(?:'d| would)? (?:like|love|prefer|want|wish) (?!to |it |them |this |that |these |those )([^,]{2,80}?) to (?!be able)(.+)$/i,
    '$1 should $2',
  ],
  [
    new RegExp(
      `^(?:.*,? so )?(?:what )?${SUBJECT}(?:'d| would| do)? (?:really |just )?(?:like|want|love|need|wish)(?: best)?(?: is| for| to have| to see| to get)? (${NOUN} .+)$`,
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
  [/^(?:so )?(?:i|we)(?:'d| would) like (?:them|these|those) (?:to be )?(\w+ed)\b (.+)$/i, 'They are $1 $2'],
  [/^(?:so )?(?:i|we)(?:'d| would) like (it|this|that) (?:to be )?(\w+ed)\b (.+)$/i, '$1 is $2 $3'],
  [
    new RegExp(`^${SUBJECT}(?:'d| would)? (?:propose|suggest|request|recommend) (?:to )?(.+)$`, 'i'),
    'Provide $1',
  ],
  [/^(?:i )?propose (?:to )?(.+)$/i, '$1'],
  [
    new RegExp(`^(.*?),? ${SUBJECT}(?:'d| would) expect (?:that |for )?this to (.+)$`, 'i'),
    '$1, it has to $2',
  ],
  [new RegExp(`^${SUBJECT}(?:'d| would)? expect ([^,]{2,60}?) to (?!be able)(.+)$`, 'i'), '$1 should $2'],
  [new RegExp(`^${SUBJECT}(?:'d| would)? expect ((?:either|an?|no) .+)$`, 'i'), 'There is $1'],
  [new RegExp(`^(.*?),? ?${SUBJECT}(?:'d| would)? expect (?:that |for )?(.+)$`, 'i'), '$1, $2'],
  [/^it (?:needs|requires) (.+)$/i, 'Provide $1'],
  // "Find out what it would take for the list to show it": what is wanted is that it does.
  [
    /^(?:find out|see|check|investigate|look at) what it (?:would take|takes) (?:for (.+?) )?to (.+)$/i,
    'Let $1 $2',
  ],
];

/** Words of time and emphasis, and asides in brackets, that a statement does without. */
const FILLING =
  /(?<!\b(?:of|from|as|until|by|for|like|than) )\b(?:at the moment|at present|currently|right now|these days|today|in effect|simply|really|basically|actually|already|of course|as well)\b|(?<=\S\s?)\((?![^()]{0,12}\))[^()`]{3,160}\)(?=.)/gi;
/** A subordinate clause of reason or contrast at the end, where enough stands before it. */
const SIDE_CLAUSE =
  /^(.{30,}?), (?:as (?!well|an?\b|the\b)|since |because |whereas |although |though |even if |and this |while )(?!.*\?).*$/i;

const LONGEST = 200;

/** "From tool 2.25 on, …", "tool 2.25: …": since when it is so, which is no part of what has to hold. */
export const SINCE_VERSION =
  /^(?:(?:from|since|as of|starting (?:with|from)|(?:ever )?since|after (?:the )?(?:upgrad\w+|updat\w+|mov\w+|switch\w+)(?: to| from)?)\s+(?:[\w.-]+ )?(?:version )?v?\d+(?:\.\d+)*(?:\.x)?(?: on(?:wards?)?)?,\s+|(?:[\w-]+ )?v?\d+\.\d+(?:\.\w+)*:\s+)/i;

/** A sentence without the words that only lead over to it; a capital letter stays where one was. */
export function withoutHedges(sentence: string): string {
  let text = sentence;
  for (let round = 0; round < 3 && HEDGES.test(text); round += 1) text = text.replace(HEDGES, '');
  return text === sentence ? sentence : capitalised(text);
}

/** A sentence of the issue as a short statement that can be tested: hedges gone, wishes turned into demands. */
export function requirementText(sentence: string): string {
  let text = sentence.trim().replace(SINCE_VERSION, '');
  for (let round = 0; round < 3 && HEDGES.test(text); round += 1) text = text.replace(HEDGES, '');
  text = text.replace(/[,:]\s*$/, '').replace(TAILS, '');
  const rule = REWRITES.find(([pattern]) => pattern.test(text));
  if (rule !== undefined) text = text.replace(rule[0], rule[1]);
  text = text
    .replace(/(?:\s(?:at|in|see|here|to|from|of))?[\s:]*https?:\/\/\S+/g, '')
    .replace(/,\s*(?:in effect|of course|basically|however),/gi, '')
    .replace(FILLING, ' ')
    // What one person meets is said of any user.
    .replace(/\b(?:in|on|for|from|to|of|than|with|by|into) my (?!own\b)/gi, (found) =>
      found.replace(/my $/i, "the user's "),
    )
    .replace(SIDE_CLAUSE, '$1')
    .replace(/\s*\((?:see|cf|for example|e\.g\.|i\.e\.|there are)[^()]*\)/gi, '')
    .replace(/^Provide (?:we|it|that|you) /, 'Let ')
    .replace(
      /^(Provide|There is) (?:An?|Some|More|Better) /,
      (found) => found[0] + found.slice(1).toLowerCase(),
    )
    // What was praised as a gerund is stated: "checks having a name".
    .replace(/^([^,`]{3,60}?s) having /, '$1 have ')
    .replace(/^([^,`]{3,60}?[^s,`]) having /, '$1 has ')
    // A relative clause of duty says where: "a field that we have to add to the configuration".
    .replace(/,? that (?:we|one|you) (?:have|need|want) to (?:add|put|set|declare) (?:to|in|into) /, ' in ')
    .replace(/\s+/g, ' ')
    .replace(/(`[^`]*`)|\s+([,.;:])/g, (_, span?: string, sign?: string) => span ?? sign ?? '')
    .replace(/,{2,}/g, ',')
    .replace(/^[,;:]\s*/, '')
    .replace(/ and to (?=[a-z])/g, ' and ')
    .replace(/(?:\s(?:at|in|see|here))?[,;:.\s]+$|\s(?:at|in|see|here)$/, '')
    .trim();
  return capitalised(shortened(text, LONGEST));
}

/** With a capital first letter, unless the first word is a name in code (`camelCase`, `tool 2.1`). */
export function capitalised(text: string): string {
  if (!ORDER.test(text) && /^\S*[a-z0-9][A-Z_.(]|^\S+ v?\d/.test(text)) return text;
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

export function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}*(?:\s|,|'|$)/u.test(text)
    ? text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
    : text;
}
