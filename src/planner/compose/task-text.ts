import type { Prose, Requirement } from '../../plan/plan.ts';
import { plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { ORDER } from '../extract/mood.ts';
import { capitalised } from '../extract/requirement-text.ts';
import { topicOf } from '../extract/topic.ts';
import type { CodePlace } from '../locate/located.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { whyItFollows } from './evidence.ts';
import { midSentence } from './mid-sentence.ts';
import type { Study } from './study.ts';

/** What a place has to do for a requirement: the requirement as an order, or as a state that has to hold. */
export function askedText(named: Prose, asked: readonly Requirement[], study: Study): Prose {
  const [requirement] = asked;
  // The ids of all of them stand before the text.
  return requirement === undefined ? named : askedOf(named, requirement, study);
}

function askedOf(named: Prose, requirement: Requirement, study: Study): Prose {
  const said = plainText(requirement.text);
  const names = study.extraction.clues.identifiers;
  const perhaps = /^Possibly also: (.+)$/.exec(said)?.[1];
  if (perhaps !== undefined)
    return prose`See in ${named} whether ${phrase(briefly(perhaps, 110))} is meant too`;
  const expected = study.extraction.expected[0];
  if (study.kind === 'bug' && requirement.id === 'R1' && expected !== undefined)
    return prose`Correct ${named}: ${phrase(briefly(midSentence(expected, names).replace(/[.!]+$/, ''), 110))}`;
  // "Retry middleware: honour the header": the place is named already, what it has to do is said after the colon.
  const order = ORDER.test(said) ? said : said.replace(/^[^:`]{1,30}:\s+/, '');
  // A text that names the place itself needs no other name of it.
  if (ORDER.test(order) && said.includes(plainText(named))) return phrase(capitalised(briefly(order, 130)));
  if (ORDER.test(order)) return prose`In ${named}, ${phrase(briefly(midSentence(order, names), 120))}`;
  if (study.kind === 'bug') return prose`Correct ${named}: ${phrase(briefly(midSentence(said, names), 110))}`;
  return prose`Change ${named}: ${phrase(briefly(midSentence(said, names), 110))}`;
}

/** A place no requirement names: why it has to follow, by the evidence there is, else what such a file does. */
export function followText(named: Prose, place: CodePlace, study: Study): Prose {
  const isFirstUser =
    study.located.code[0]?.path === study.located.settings && study.located.code[1]?.path === place.path;
  if (isFirstUser && study.kind === 'feature')
    return prose`Let ${named} go by the new setting, and by what it does today where that is unset`;
  const why = whyItFollows(place, study.located);
  if (why !== null) return prose`Look through ${named}: ${why}`;
  const role = ROLES.find(([pattern]) => pattern.test(place.path));
  const topic = topicOf(study);
  return role === undefined
    ? prose`Carry ${isQuoted(topic) ? 'R1' : topic} through ${named}`
    : prose`${role[1]} ${isQuoted(topic) ? 'R1' : topic} ${role[2]} ${named}`;
}

/** A title that is a sentence is no object of a verb. */
function isQuoted(topic: Prose): boolean {
  return plainText(topic).startsWith('“');
}

/** What a file of this sort does for a requirement. */
export const ROLES: readonly (readonly [RegExp, string, string])[] = [
  [/\.(css|scss|less)$/, 'Give', 'its style in'],
  [/\.(html|hbs|ejs|jinja2?|tera|tsx|jsx|vue|svelte)$/, 'Show', 'in'],
  [/(^|\/)forms?\b/i, 'Accept', 'in'],
  [/(^|\/)(urls|routes?|api|views|controllers|handlers?)\b/i, 'Serve', 'from'],
  [/(^|\/)(models?\.(py|rb|ts|js|php)$|entities\/|schema\.\w+$)/i, 'Hold', 'in'],
  [/(^|\/)(config|settings|constants|options|args)\b/i, 'Declare', 'in'],
  [/(^|\/)(quer(y|ies)|sql)\b/i, 'Query', 'in'],
  [/(^|\/)types?\b|\.d\.ts$/i, 'Type', 'in'],
];
