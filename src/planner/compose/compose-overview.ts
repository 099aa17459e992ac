import type { Overview, Phase, Prose, Requirement, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { isDemand } from '../extract/mood.ts';
import { shortened } from '../extract/sentences.ts';
import { fillLine, phrase } from '../playbooks/fill-line.ts';
import { holds } from '../playbooks/registry.ts';
import { baseName } from './evidence.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';
import { symptom } from './symptom.ts';

/** The overview: the problem in the words, the outcome, the scope as code, and what is left out. */
export function composeOverview(study: Study, phases: readonly Phase[]): Overview {
  return {
    problem: problemOf(study),
    outcome: outcomeOf(study),
    objectives: objectivesOf(study),
    successCriteria: criteriaOf(study, phases),
    scope: scopeOf(study, phases),
    outOfScope: outOfScopeOf(study),
  };
}

/** In the words; where they are what is wanted, as the requirements say already, just what is missing. */
function problemOf(study: Study): Prose {
  const { requirements } = study;
  const { problem, title } = study.extraction;
  if (!asksInstead(study)) return prose`“${phrase(problem ?? title)}”`;
  const ids = idsOf(requirements);
  return ids.length === 0
    ? prose`“${phrase(title)}”`
    : prose`${ids} ${requirements.length === 1 ? 'is' : 'are'} missing today.`;
}

/** Whether the issue only says what is wanted, and not what is wrong without. */
function asksInstead({ extraction: { problem }, requirements, kind }: Study): boolean {
  const isAsked = requirements.some(
    ({ text, source }) =>
      plainText(text) === problem || (source === problem && source !== null && isDemand(source)),
  );
  return kind !== 'bug' && (problem === null || isAsked);
}

function idsOf(requirements: readonly Requirement[]): Prose {
  const [first, last] = [requirements[0], requirements.at(-1)];
  if (first === undefined || last === undefined) return [];
  return requirements.length > 2
    ? prose`${first.id} to ${last.id}`
    : join(requirements.map(({ id }) => plain(id)));
}

function outcomeOf(study: Study): Prose | null {
  if (study.kind === 'bug') return null;
  const first = study.requirements[0];
  if (first === undefined || study.tier === 'small' || asksInstead(study)) return null;
  // The heading of the plan says the title already.
  return first.source === study.extraction.title ? null : first.text;
}

/** The requirements, which are said in full below, and what must not change. */
function objectivesOf(study: Study): Prose[] {
  if (study.tier === 'small') return [];
  const kept = keptOf(study);
  const ids = idsOf(study.requirements);
  const found = ids.length === 0 ? [] : [ids];
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
  // A small plan has no objectives: what must stay is a part of its success.
  return [...shownOf(study, phases), ...(study.tier === 'small' ? keptOf(study) : [])];
}

function shownOf(study: Study, phases: readonly Phase[]): Prose[] {
  const found = study.extraction.expected.slice(0, 2).map((text) => prose`“${phrase(shortened(text, 200))}”`);
  const command = study.slots.get('command');
  if (command !== undefined && study.kind === 'bug' && study.tier !== 'small')
    found.push(prose`${command} no longer shows ${symptom(study, 80)}`);
  if (found.length > 0) return found;
  const tests = phases.flatMap(({ tasks }) => tasks).filter((task) => /^Test/.test(plainText(task.text)));
  const first = study.requirements[0];
  const shown = tests.filter(({ requirements }) => requirements.length > 0);
  if (shown.length > 0) return [join([...shown.map(shownBy), ...byHand(shown, study)], '; ', '; ')];
  if (first === undefined) return [];
  const whole = wholeOf(study, phases);
  return whole !== null
    ? [whole]
    : [prose`a person tries it and finds: ${phrase(shortened(plainText(first.text), 160))}`];
}

/** What shows success as a whole, where no test of its own does: a page is read, and an upgrade is held by all tests. */
function wholeOf(study: Study, phases: readonly Phase[]): Prose | null {
  const ids = idsOf(study.requirements);
  const paths = new Set(
    phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path))),
  );
  const named = join([...paths].slice(0, 3).map((path) => [code(baseName(path))]));
  if (study.kind === 'docs') return prose`a reader of ${named} finds ${ids}`;
  const { all } = study.commands;
  const dependency = study.slots.get('dependency');
  const version = study.slots.get('dependencyVersion');
  return dependency === undefined || version === undefined || all === null
    ? null
    : prose`${code(all.command)} is green with ${dependency} ${version}`;
}

function shownBy({ id, requirements }: Task): Prose {
  return prose`${join(requirements.map((one) => plain(one)))} by ${id}`;
}

/** The requirements that no test of the plan shows. */
function byHand(tests: readonly Task[], { requirements }: Study): Prose[] {
  const tested = new Set(tests.flatMap((task) => task.requirements));
  const others = requirements.filter(({ id }) => !tested.has(id));
  return others.length === 0 ? [] : [prose`${join(others.map(({ id }) => plain(id)))} manually`];
}

function scopeOf(study: Study, phases: readonly Phase[]): Prose[] {
  const paths = [
    ...new Set(phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path)))),
  ];
  const places = study.located.code.filter(({ path }) => paths.includes(path));
  // Their paths stand in the current state.
  const names = [...new Set(places.map(({ symbol, path }) => symbol?.name ?? path))];
  const named = names.slice(0, 5).map((name) => [code(name)]);
  const stated = study.extraction.stated.scope
    .slice(0, MOST_STATED)
    .map((text) => prose`“${phrase(shortened(text, 200))}”`);
  if (study.facts.tree.length === 0) return [...stated, prose`everything: the repository is empty`];
  if (named.length > 0) return [...stated, prose`${join(named)}${names.length > named.length ? ' …' : ''}`];
  if (stated.length > 0) return stated;
  return paths.length > 0
    ? [join(paths.slice(0, 5).map((path) => [code(path)]))]
    : [prose`not known: no file here has the words of the issue`];
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
