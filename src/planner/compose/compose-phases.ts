import type { Phase, Prose, Question, Requirement, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { capitalised } from '../extract/requirement-text.ts';
import { shortened } from '../extract/sentences.ts';
import { type PathKind, pathKind } from '../locate/path-kind.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { awaitedIssues } from './dependencies.ts';
import { draftTasks } from './draft-tasks.ts';
import { baseName } from './evidence.ts';
import { exitCriteria } from './exit-criteria.ts';
import { groupDrafts } from './group-drafts.ts';
import { numberTasks, ownersOfTasks } from './order-tasks.ts';
import { orderText } from './order-text.ts';
import type { Study } from './study.ts';
import { firstNamed, symptom } from './symptom.ts';
import { oneCommand } from './test-commands.ts';

/** The phases: one for a small plan; for larger ones what is asked first, then what spreads it, then what follows. */
export function composePhases(study: Study): Phase[] {
  const groups = groupDrafts(draftTasks(study), study);
  const tasks = numberTasks(groups);
  return tasks.map((list, index) => phaseOf(list, index + 1, tasks, study));
}

function phaseOf(tasks: readonly Task[], number: number, all: readonly Task[][], study: Study): Phase {
  const small = study.tier === 'small';
  const isLast = number === all.length;
  const owners = ownersOfTasks(tasks, study);
  const tests = tasks.filter((task) => isTest(task, study));
  // A test shows a requirement and does not meet it; a phase of tests alone is about what they show.
  const met = (list: readonly Task[]) =>
    list.filter((task) => !isShown(task)).flatMap(({ requirements }) => requirements);
  const earlier = new Set(all.slice(0, number - 1).flatMap(met));
  const own = met(tasks);
  const served = new Set(own.length > 0 ? own : tasks.flatMap(({ requirements }) => requirements));
  const fresh = study.requirements.filter(({ id }) => served.has(id) && !earlier.has(id));
  return {
    number,
    title: titleOf(tasks, fresh, study),
    delivers: deliversOf(tasks, fresh, study),
    owners: owners.owners,
    ownerReason: ownerReason(owners.from, study),
    entry: small || number === 1 ? [] : [prose`checkpoint ${number - 1}`],
    tasks,
    approach: small ? [] : approachOf(tasks, study),
    testing: small ? [] : testingOf(tests, tasks, all.slice(0, number - 1).flat(), study),
    exit: exitCriteria(study, { number, isLast }),
    checkpoint: small ? null : checkpointOf(fresh, number, all, study),
  };
}

/** What a heading holds. */
const TITLE = 60;

/** What files that are no code are together, for the title of a phase that only follows. */
const SORTS: Partial<Readonly<Record<PathKind, string>>> = {
  docs: 'documents',
  changelog: 'changelog',
  script: 'scripts and images',
  ci: 'workflows',
  data: 'manifests and data',
  manifest: 'manifests and data',
  locale: 'texts',
  style: 'styles',
};

function isShown(task: Task): boolean {
  return /^Test\b/.test(plainText(task.text));
}

function isTest(task: Task, study: Study): boolean {
  return (
    /^Test\b/.test(plainText(task.text)) ||
    (task.paths.length > 0 && task.paths.every(({ path }) => pathKind(path) === 'test')) ||
    task.paths.some(({ path }) => study.located.code.some(({ test }) => test?.path === path && !test.inside))
  );
}

function titleOf(tasks: readonly Task[], fresh: readonly Requirement[], study: Study): Prose {
  // What may be meant too is asked, and is no name for a phase.
  const first = fresh.find(({ text }) => !/^Possibly also/.test(plainText(text)));
  const isOnlyShown = tasks.every((task) => isShown(task) || task.requirements.length === 0);
  if (first !== undefined && isOnlyShown)
    return prose`Tests hold what ${code(study.located.code[0]?.symbol?.name ?? baseName(tasks[0]?.paths[0]?.path ?? ''))} does today`;
  if (first !== undefined) return phrase(capitalised(briefly(plainText(first.text), TITLE)));
  const paths = [
    ...new Set(
      tasks.filter((task) => !isTest(task, study)).flatMap((task) => task.paths.map(({ path }) => path)),
    ),
  ];
  const named = paths.filter((path) => pathKind(path) !== 'changelog');
  const shape = study.located.siblings?.shape;
  if (shape !== undefined && paths.length >= 4 && tasks.some(({ text }) => plainText(text).includes(shape)))
    return prose`All of the shape ${code(shape)}`;
  const shown = named.length > 0 ? named : paths;
  const sorts = [...new Set(shown.map((path) => SORTS[pathKind(path)]))];
  if (shown.length > 2 && isNamed(sorts))
    return phrase(capitalised(`${new Intl.ListFormat('en').format(sorts)} follow`));
  const symbols = shown.map(
    (path) => study.located.code.find((place) => place.path === path)?.symbol?.name ?? baseName(path),
  );
  const names = [...new Set(symbols)].slice(0, 2);
  const rest = shown.length > names.length ? prose` and ${shown.length - names.length} more` : [];
  const last = rest.length === 0 ? ' and ' : ', ';
  return prose`${join(
    names.map((name) => [code(name)]),
    ', ',
    last,
  )}${rest} ${shown.length === 1 ? 'follows' : 'follow'}`;
}

function deliversOf(tasks: readonly Task[], fresh: readonly Requirement[], study: Study): Prose {
  const paths = tasks
    .filter((task) => !isShown(task))
    .flatMap((task) => task.paths.map(({ path }) => baseName(path)));
  const where = join([...new Set(paths)].slice(0, 3).map((name) => [code(name)]));
  // What the ids say stands in the requirements, and the first of them is the phase's title.
  if (fresh.length > 0)
    return prose`${join(fresh.map(({ id }) => plain(id)))}${paths.length === 0 ? [] : prose`, in ${where}`}`;
  const served = firstNamed(
    tasks.flatMap(({ requirements }) => requirements),
    study,
  );
  return served === undefined ? where : prose`${served.id}, in ${where}`;
}

function isNamed(sorts: readonly (string | undefined)[]): sorts is string[] {
  return sorts.every((sort) => sort !== undefined);
}

function ownerReason(from: string | null, study: Study): Prose {
  if (from === 'assignee') return prose`assigned to the issue`;
  if (from !== null) return prose`${code(from)} names them for these paths`;
  return study.facts.owners === null
    ? prose`there is no CODEOWNERS and nobody is assigned`
    : prose`${code(study.facts.owners.path)} names nobody for these paths, and nobody is assigned`;
}

/** The first phase starts from the answers it needs: what a fault looks like, what stands where nobody answers. */
export function withFirstEntry(
  phases: readonly Phase[],
  questions: readonly Question[],
  study: Study,
): Phase[] {
  const asked = questions.find(({ text }) => /^Who owns/.test(plainText(text)));
  const owned = phases.map((phase) =>
    phase.owners.length > 0 || asked === undefined ? phase : { ...phase, ownerReason: prose`${asked.id}` },
  );
  return owned.map((phase) =>
    phase.number === 1 && study.tier !== 'small' ? { ...phase, entry: firstEntry(questions, study) } : phase,
  );
}

function firstEntry(questions: readonly Question[], study: Study): Prose[] {
  const ids = questions.map(({ id }) => plain(id));
  const answered = ids.length === 0 ? [] : [prose`${join(ids)} settled`];
  const seen = study.kind === 'bug' ? [prose`somebody sees ${symptom(study, 90)} on the default branch`] : [];
  const found = [...awaitedIssues(study), ...seen, ...answered];
  return found.length > 0 ? found : [prose`this plan is merged`];
}

/** How: what to begin at, what has to stay as it is for the callers, which sibling gives the form. */
function approachOf(tasks: readonly Task[], study: Study): Prose[] {
  const found: Prose[] = [];
  const sibling = study.slots.get('sibling');
  const member = study.slots.get('newMember');
  const precedent = study.slots.get('precedent');
  if (sibling !== undefined && member !== undefined && tasks[0]?.id === 'T01')
    found.push(
      prose`${member} takes its names, its place and its form from ${sibling}${precedent === undefined ? [] : prose`; ${precedent} shows the way`}.`,
    );
  const main = study.located.code.find((place) =>
    tasks.some((task) => !isTest(task, study) && task.paths.some(({ path }) => path === place.path)),
  );
  const callers = main?.callers.filter(({ path }) => path !== main.path) ?? [];
  // In a medium plan the current state says who uses what.
  if (study.tier === 'large' && main?.symbol != null && callers.length > 0)
    found.push(
      prose`Begin at ${code(main.symbol.name)} (line ${main.symbol.line}) and keep what ${join([...new Set(callers.map(({ path }) => baseName(path)))].slice(0, 3).map((name) => [code(name)]))} ${callers.length === 1 ? 'relies' : 'rely'} on.`,
    );
  else if (study.tier === 'large' && found.length === 0) {
    const order = orderText(tasks, study);
    if (order !== null) found.push(order);
  }
  return found;
}

function testingOf(
  tests: readonly Task[],
  tasks: readonly Task[],
  before: readonly Task[],
  study: Study,
): Prose[] {
  if (tests.length === 0) {
    const changed = tasks.flatMap((task) => task.paths)[0]?.path;
    const place = study.located.code.find(({ path }) => path === changed);
    const earlier = before.find((task) => task.paths.some(({ path }) => path === place?.test?.path));
    if (earlier !== undefined) return [prose`${earlier.id} again.`];
    const files = [...new Set(tasks.flatMap((task) => task.paths.map(({ path }) => path)))];
    if (files.length > 0 && files.every((path) => ['docs', 'changelog'].includes(pathKind(path))))
      return [prose`${join(files.slice(0, 3).map((path) => [code(baseName(path))]))}: text, to be read.`];
    const { all } = study.commands;
    if (study.slots.has('dependency') && all !== null) return [prose`${code(all.command)}, as before.`];
    const what = changed === undefined ? [] : prose`${code(baseName(changed))} untested: `;
    return [prose`${what}${handIds(tasks)} manually.`];
  }
  const files = [...new Set(tests.flatMap(({ paths }) => paths.map(({ path }) => path)))];
  const one = oneCommand(files, study.facts);
  return [
    prose`${join(tests.map(({ id }) => plain(id)))} in ${join(files.slice(0, 3).map((path) => [code(path)]))}${one === null ? [] : prose`: ${code(one)}`}.`,
  ];
}

/** What these tasks serve, to be tried. */
function handIds(tasks: readonly Task[]): Prose {
  const ids = [...new Set(tasks.flatMap(({ requirements }) => requirements))].sort();
  return ids.length === 0 ? prose`tried` : join(ids.map((id) => plain(id)));
}

/** The question at the gate is about this work: the fault's cause, the issue's own constraint, or the requirement. */
function checkpointOf(
  fresh: readonly Requirement[],
  number: number,
  all: readonly Task[][],
  study: Study,
): Prose {
  const last = number === all.length;
  const symbol = study.located.code[0]?.symbol;
  const constraint = study.slots.get('constraint');
  if (number === 1 && study.kind === 'bug' && symbol !== null && symbol !== undefined)
    return prose`is ${symptom(study, 80)} gone since ${code(symbol.name)} changed, or does it begin elsewhere?`;
  if (number === 1 && constraint !== undefined)
    return prose`does it hold that “${constraint}”, or has ${last ? 'the plan' : 'phase 2'} to change?`;
  const asked = fresh[0] ?? study.requirements[0];
  if (asked === undefined) return prose`is what the issue asks for done?`;
  const said = shortened(plainText(asked.text), 75);
  // What is quoted already is quoted once.
  const text = said.startsWith('“') ? phrase(said) : prose`“${phrase(said)}”`;
  return last
    ? prose`would whoever wrote “${phrase(briefly(study.extraction.title, 75))}” close the issue now, or what is left?`
    : prose`does ${text} (${asked.id}) still say what is wanted, now that it can be tried, or has phase ${number + 1} to change?`;
}
