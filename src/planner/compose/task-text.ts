import type { Prose, Requirement } from '../../plan/plan.ts';
import { code, plainText, prose } from '../../plan/prose.ts';
import { ORDER } from '../extract/mood.ts';
import { lowered } from '../extract/requirement-text.ts';
import type { CodePlace } from '../locate/located.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { briefly } from './briefly.ts';
import { whyItFollows } from './evidence.ts';
import type { Study } from './study.ts';

/** What a place has to do for a requirement: the requirement as an order, or as a state that has to hold. */
export function askedText(named: Prose, requirement: Requirement, study: Study): Prose {
  const said = plainText(requirement.text);
  const expected = study.extraction.expected[0];
  if (study.kind === 'bug' && requirement.id === 'R1' && expected !== undefined)
    return prose`Correct ${named}: ${phrase(briefly(lowered(expected).replace(/[.!]+$/, ''), 110))}`;
  if (ORDER.test(said)) return prose`In ${named}, ${phrase(briefly(lowered(said), 120))}`;
  if (study.kind === 'bug') return prose`Correct ${named}: ${phrase(briefly(lowered(said), 110))}`;
  return prose`Change ${named}: ${phrase(briefly(lowered(said), 110))}`;
}

/** A place no requirement names: why it has to follow, by the evidence there is, else what such a file does. */
export function followText(named: Prose, place: CodePlace, study: Study): Prose {
  const isFirstUser =
    study.located.code[0]?.path === study.located.settings && study.located.code[1]?.path === place.path;
  if (isFirstUser && study.kind === 'feature')
    return prose`Let ${named} go by the new setting, and by what it does today where that is unset`;
  const why = whyItFollows(place, study.located);
  if (why !== null) return prose`Follow in ${named}, as ${why}`;
  const role = ROLES.find(([pattern]) => pattern.test(place.path));
  const topic = topicOf(study);
  return role === undefined
    ? prose`Carry ${topic} through ${named}`
    : prose`${role[1]} ${topic} ${role[2]} ${named}`;
}

/** What the issue is about in a word or two: what it quotes, names like code, or its first requirement. */
function topicOf(study: Study): Prose {
  const { title, clues } = study.extraction;
  const span = /`([^`]{2,40})`/.exec(title)?.[1];
  if (span !== undefined) return [code(span)];
  const quoted = /["“]([^"”]{2,40})["”]/.exec(title)?.[1];
  if (quoted !== undefined) return prose`“${quoted}”`;
  const name = clues.identifiers.find(
    (identifier) => title.includes(identifier) && /[a-z][A-Z]|_/.test(identifier),
  );
  if (name !== undefined) return [code(name)];
  // "Support badges for a check" is about badges for a check.
  const thing = ORDER.test(title) ? title.replace(ORDER, '').trim() : '';
  if (thing.length > 5 && thing.length <= 60) return phrase(thing);
  return prose`${study.requirements[0]?.id ?? 'it'}`;
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
