import type { Overview, Phase, Prose } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { shortened } from '../extract/sentences.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { areaOf } from '../size/size-work.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

/** The overview: the problem in the words, the outcome, the scope as code, and what is left out. */
export function composeOverview(study: Study, phases: readonly Phase[]): Overview {
  const { extraction, tier } = study;
  const problem =
    extraction.problem === null
      ? prose`“${phrase(extraction.title)}”`
      : prose`“${phrase(extraction.problem)}”`;
  return {
    problem: problem,
    outcome: outcomeOf(study),
    objectives:
      tier === 'small'
        ? []
        : study.requirements
            .slice(0, 5)
            .map(({ id, text }) => prose`${id}: ${phrase(shortened(plainText(text), 120))}`),
    successCriteria: criteriaOf(study, phases),
    scope: scopeOf(study, phases),
    outOfScope: outOfScopeOf(study, phases),
  };
}

function outcomeOf(study: Study): Prose | null {
  const expected = study.extraction.expected[0];
  if (expected !== undefined && study.kind === 'bug') return prose`“${phrase(shortened(expected, 200))}”`;
  const first = study.requirements[0];
  if (first === undefined || study.tier === 'small') return null;
  return phrase(plainText(first.text).replace(/^(Fixed|No longer): /, 'It is over that '));
}

/** What shows that the work succeeded: the issue's own case, the tests, the requirements. */
function criteriaOf(study: Study, phases: readonly Phase[]): Prose[] {
  const found: Prose[] = [];
  const command = study.slots.get('command');
  if (command !== undefined && study.kind === 'bug')
    found.push(prose`${command} does what the issue expects`);
  const tests = phases.flatMap(({ tasks }) => tasks).filter((task) => /^Test/.test(plainText(task.text)));
  for (const requirement of study.requirements.slice(0, study.tier === 'small' ? 1 : 4)) {
    const by = tests
      .filter(({ requirements }) => requirements.includes(requirement.id))
      .map(({ id }) => plain(id));
    const exit = phases.at(-1)?.exit[0]?.id;
    found.push(
      by.length > 0
        ? prose`${requirement.id} is shown by ${join(by)}`
        : prose`${requirement.id} is shown by hand before ${exit ?? 'the end'}`,
    );
  }
  return found;
}

function scopeOf(study: Study, phases: readonly Phase[]): Prose[] {
  const paths = [
    ...new Set(phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path)))),
  ];
  const places = study.located.code.filter(({ path }) => paths.includes(path));
  const named = places
    .slice(0, 4)
    .map(({ symbol, path }) =>
      symbol === null ? prose`${code(path)}` : prose`${code(symbol.name)} (${code(path)})`,
    );
  const areas = [...new Set(paths.map((path) => areaOf(path, study.facts)))].filter((area) => area !== '');
  const more = places.length > 4 ? prose` and ${places.length - 4} more` : [];
  const where =
    areas.length > 1 && study.tier !== 'small'
      ? prose`; ${areas.length} areas: ${join(areas.slice(0, 5).map((area) => [code(area)]))}`
      : [];
  return named.length === 0 ? [] : [prose`${join(named)}${more}${where}`];
}

function outOfScopeOf(study: Study, phases: readonly Phase[]): Prose[] {
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
  const planned = new Set(
    phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path))),
  );
  const next = study.located.code.filter(({ path }) => !planned.has(path)).slice(0, 2);
  if (next.length > 0)
    found.push(
      prose`${join(next.map(({ path }) => [code(path)]))}: the search ranks ${next.length === 1 ? 'it' : 'them'} next, and no requirement names ${next.length === 1 ? 'it' : 'them'}`,
    );
  return found;
}
