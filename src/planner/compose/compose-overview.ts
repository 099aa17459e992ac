import type { Overview, Phase, Prose } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { shortened } from '../extract/sentences.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { symptom } from './behaviour.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

/** The overview: the problem in the words, the outcome, the scope as code, and what is left out. */
export function composeOverview(study: Study, phases: readonly Phase[]): Overview {
  const { extraction } = study;
  const problem =
    extraction.problem === null
      ? prose`“${phrase(extraction.title)}”`
      : prose`“${phrase(extraction.problem)}”`;
  return {
    problem: problem,
    outcome: outcomeOf(study),
    objectives: objectivesOf(study),
    successCriteria: criteriaOf(study, phases),
    scope: scopeOf(study, phases),
    outOfScope: outOfScopeOf(study),
  };
}

function outcomeOf(study: Study): Prose | null {
  if (study.kind === 'bug') return null;
  const first = study.requirements[0];
  if (first === undefined || study.tier === 'small') return null;
  // The heading of the plan says the title already.
  const isTitle = first.source === study.extraction.title;
  const other = isTitle ? study.requirements[1] : first;
  // The problem quotes that sentence already.
  return other === undefined || other.source === study.extraction.problem ? null : other.text;
}

/** One line each: what the requirements come to in the code, and what must not change. */
function objectivesOf(study: Study): Prose[] {
  const kept = keptOf(study);
  if (study.tier === 'small') return kept;
  const found = study.requirements
    .slice(0, 3)
    .map(({ id, text }) => prose`${id}: ${phrase(shortened(plainText(text), 110))}`);
  const constraint = study.slots.get('constraint');
  if (constraint !== undefined && kept.length === 0) found.push(prose`kept: “${constraint}”`);
  return [...found, ...kept];
}

/** What the issue says under "Constraints" and "Preferences". */
function keptOf({ extraction: { stated } }: Study): Prose[] {
  const said = (label: string, texts: readonly string[]): Prose[] =>
    texts
      .slice(0, MOST_STATED)
      .map((text) => prose`${label}: “${phrase(shortened(text.replace(/[.!]+$/, ''), 200))}”`);
  return [...said('kept', stated.constraints), ...said('preferred', stated.preferences)];
}

const MOST_STATED = 5;

/** What shows success: the issue's own words for it, its command, else the tests by name. */
function criteriaOf(study: Study, phases: readonly Phase[]): Prose[] {
  const found = study.extraction.expected.slice(0, 2).map((text) => prose`“${phrase(shortened(text, 200))}”`);
  const command = study.slots.get('command');
  if (command !== undefined && study.kind === 'bug' && study.tier !== 'small')
    found.push(prose`${command} no longer shows ${symptom(study, 80)}`);
  if (found.length > 0) return found;
  const tests = phases.flatMap(({ tasks }) => tasks).filter((task) => /^Test/.test(plainText(task.text)));
  const files = [...new Set(tests.flatMap(({ paths }) => paths.map(({ path }) => path)))];
  const first = study.requirements[0];
  if (tests.length > 0 && first !== undefined)
    return [
      prose`${phrase(briefly(plainText(first.text), 110))}: ${join(tests.slice(0, 4).map(({ id }) => plain(id)))} in ${join(files.slice(0, 3).map((path) => [code(path)]))} ${tests.length === 1 ? 'shows' : 'show'} it`,
    ];
  return first === undefined
    ? []
    : [prose`a person tries it and finds: ${phrase(shortened(plainText(first.text), 160))}`];
}

function scopeOf(study: Study, phases: readonly Phase[]): Prose[] {
  const paths = [
    ...new Set(phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path)))),
  ];
  const places = study.located.code.filter(({ path }) => paths.includes(path));
  const named = places
    .slice(0, 5)
    .map(({ symbol, path }) =>
      symbol === null ? prose`${code(path)}` : prose`${code(symbol.name)} (${code(path)})`,
    );
  const stated = study.extraction.stated.scope
    .slice(0, MOST_STATED)
    .map((text) => prose`“${phrase(shortened(text, 200))}”`);
  return named.length === 0
    ? stated
    : [...stated, prose`${join(named)}${places.length > named.length ? ' …' : ''}`];
}

function outOfScopeOf(study: Study): Prose[] {
  const signals = signalsOf(study);
  const found: Prose[] = study.extraction.nonGoals
    .slice(0, 4)
    .map((text) => prose`“${phrase(shortened(text, 160))}”`);
  for (const playbook of study.playbooks)
    for (const line of playbook.outOfScope ?? []) {
      const text = holds(line.when, signals) ? fillLine(line.text, study.slots) : null;
      if (text !== null) found.push(text);
    }
  if (study.tier !== 'small') {
    const alternative = study.extraction.alternatives[0];
    if (alternative !== undefined)
      found.push(prose`what the issue itself sets aside: “${phrase(shortened(alternative, 140))}”`);
  }
  return found;
}
