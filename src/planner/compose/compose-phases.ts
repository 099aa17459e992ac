import type { Phase, Prose, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { shortened } from '../extract/sentences.ts';
import { phrase } from '../playbooks/fill-line.ts';
import { type DraftTask, draftTasks } from './draft-tasks.ts';
import { exitCriteria } from './exit-criteria.ts';
import { numberTasks, ownersOfTasks } from './order-tasks.ts';
import type { Study } from './study.ts';

/** The phases: one for a small plan; for larger ones what is asked first, then what spreads it, then what follows. */
export function composePhases(study: Study): Phase[] {
  const groups = groupDrafts(draftTasks(study), study);
  const tasks = numberTasks(groups, study);
  return tasks.map((list, index) => phaseOf(list, index + 1, tasks, study));
}

function groupDrafts(drafts: readonly DraftTask[], study: Study): DraftTask[][] {
  if (study.tier === 'small') return [[...drafts]];
  const first = study.requirements[0]?.id ?? '';
  const main = drafts.filter((draft) => draft.stage !== 'after' && draft.requirements.includes(first));
  const core = main.length > 0 ? main : drafts.filter(({ stage }) => stage !== 'after').slice(0, 2);
  const rest = drafts.filter((draft) => draft.stage !== 'after' && !core.includes(draft));
  const tail = drafts.filter(({ stage }) => stage === 'after');
  if (study.tier === 'large') return filled([...split(core), rest, tail], 3);
  const second = [...rest, ...tail];
  return filled(second.length > 0 ? [core, second] : split(core), 2);
}

/** The tests and the first code, then the other code. */
function split(drafts: readonly DraftTask[]): DraftTask[][] {
  const code = drafts.filter(({ stage }) => stage === 'code');
  if (code.length < 2) return [[...drafts]];
  const late = new Set(code.slice(Math.ceil(code.length / 2)));
  const lateTests = new Set(
    drafts.filter(
      ({ stage, about }) =>
        stage === 'test' &&
        about.length > 0 &&
        about.every((path) => [...late].some((draft) => draft.about.includes(path))),
    ),
  );
  const isLate = (draft: DraftTask) => late.has(draft) || lateTests.has(draft);
  return [drafts.filter((draft) => !isLate(draft)), drafts.filter(isLate)];
}

function filled(groups: readonly DraftTask[][], _least: number): DraftTask[][] {
  return groups.filter((group) => group.length > 0);
}

function phaseOf(tasks: readonly Task[], number: number, all: readonly Task[][], study: Study): Phase {
  const small = study.tier === 'small';
  const isLast = number === all.length;
  const owners = ownersOfTasks(tasks, study);
  const tests = tasks.filter((task) => isTest(task, study));
  const served = [...new Set(tasks.flatMap(({ requirements }) => requirements))].sort(byNumber);
  return {
    number,
    title: titleOf(tasks, served, number, study),
    delivers: deliversOf(tasks, served, study),
    owners: owners.owners,
    ownerReason: ownerReason(owners.from, study),
    entry: small ? [] : [entryOf(number, study)],
    tasks,
    approach: small ? [] : approachOf(tasks, study),
    testing: small ? [] : testingOf(tests, study),
    exit: exitCriteria(
      study,
      small ? 'E' : `E${number}.`,
      tests.map(({ id }) => id),
      isLast,
    ),
    checkpoint: small ? null : checkpointOf(tasks, number, all),
  };
}

function isTest(task: Task, study: Study): boolean {
  return (
    /^Test\b/.test(plainText(task.text)) ||
    task.paths.some(({ path }) => study.located.code.some(({ test }) => test?.path === path && !test.inside))
  );
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

function titleOf(tasks: readonly Task[], served: readonly string[], number: number, study: Study): Prose {
  const codePaths = [
    ...new Set(
      tasks.filter((task) => !isTest(task, study)).flatMap(({ paths }) => paths.map(({ path }) => path)),
    ),
  ];
  const names = codePaths
    .slice(0, 2)
    .map(
      (path) =>
        study.located.code.find((place) => place.path === path)?.symbol?.name ??
        path.slice(path.lastIndexOf('/') + 1),
    );
  const first = study.requirements.find(({ id }) => id === served[0]);
  if (number === 1 && first !== undefined) {
    const said = plainText(first.text).replace(/^(Fixed|No longer): /, '');
    return phrase(shortened(said, 70));
  }
  const rest = codePaths.length > names.length ? prose` and ${codePaths.length - names.length} more` : [];
  return names.length === 0
    ? prose`${join(served.map((id) => plain(id)))}`
    : prose`${join(names.map((name) => [code(name)]))}${rest} follow`;
}

function deliversOf(tasks: readonly Task[], served: readonly string[], study: Study): Prose {
  const files = [...new Set(tasks.flatMap(({ paths }) => paths.map(({ path }) => path)))];
  const fresh = tasks.flatMap(({ paths }) => paths).filter(({ status }) => status === 'new').length;
  const what = served
    .slice(0, 2)
    .flatMap((id) => study.requirements.filter((requirement) => requirement.id === id))
    .map(
      (requirement) =>
        prose`${requirement.id}, ${phrase(shortened(plainText(requirement.text).replace(/^(Fixed|No longer): /, ''), 80))}`,
    );
  return prose`${what.length > 0 ? join(what, '; ', '; ') : plain('what the tasks say')}: ${files.length} ${files.length === 1 ? 'file' : 'files'}${fresh > 0 ? prose`, ${fresh} of them new` : []}`;
}

function ownerReason(from: string | null, study: Study): Prose {
  if (from === 'assignee') return prose`assigned to the issue`;
  if (from !== null) return prose`${code(from)} names them for these paths`;
  return study.facts.owners === null
    ? prose`there is no CODEOWNERS and nobody is assigned`
    : prose`${code(study.facts.owners.path)} names nobody for these paths, and nobody is assigned`;
}

function entryOf(number: number, study: Study): Prose {
  return number === 1
    ? prose`the open questions are answered, or their defaults stand`
    : prose`phase ${number - 1} has passed its checkpoint${study.commands.testChecks[0] === undefined ? [] : prose`, ${code(study.commands.testChecks[0].name)} is green on the default branch`}`;
}

/** How: the order, and what can run side by side. */
function approachOf(tasks: readonly Task[], study: Study): Prose[] {
  const found: Prose[] = [];
  const free = tasks.filter(({ after }) => !after.some((id) => tasks.some((task) => task.id === id)));
  if (free.length > 1)
    found.push(
      prose`${join(free.map(({ id }) => plain(id)))} wait for nothing in this phase and can run side by side.`,
    );
  const own = study.slots.get('sibling');
  if (own !== undefined && study.slots.has('newMember')) found.push(prose`Names and form follow ${own}.`);
  const main = study.located.code.find((place) =>
    tasks.some(({ paths }) => paths.some(({ path }) => path === place.path)),
  );
  if (main?.symbol !== undefined && main?.symbol !== null) {
    const callers = main.callers.filter(({ path }) => path !== main.path).length;
    found.push(
      callers > 0
        ? prose`Begin at ${code(main.symbol.name)}; its ${callers} ${callers === 1 ? 'caller keeps' : 'callers keep'} the signature they use.`
        : prose`Begin at ${code(main.symbol.name)}, in line ${main.symbol.line} of ${code(main.path)}.`,
    );
  }
  return found;
}

function testingOf(tests: readonly Task[], study: Study): Prose[] {
  const { one, all } = study.commands;
  if (tests.length === 0) {
    return all === null
      ? [prose`No test was found that covers these files; what changes is tried by hand.`]
      : [prose`No task here has a test of its own; ${code(all.command)} guards what was there.`];
  }
  const files = [...new Set(tests.flatMap(({ paths }) => paths.map(({ path }) => path)))];
  return [
    prose`${join(tests.map(({ id }) => plain(id)))} in ${join(files.slice(0, 3).map((path) => [code(path)]))}, red before the code and green after${one === null ? [] : prose`: ${code(one)}`}.`,
  ];
}

function checkpointOf(tasks: readonly Task[], number: number, all: readonly Task[][]): Prose {
  const ids = [...new Set(tasks.flatMap(({ requirements }) => requirements))].sort(byNumber);
  const touched = tasks.flatMap(({ paths }) => paths).find(({ status }) => status === 'modify');
  const looked =
    touched === undefined
      ? []
      : prose` Did the work stay within ${code(touched.path)} and the other files named here?`;
  return number === all.length
    ? prose`Do ${join(ids.map((id) => plain(id)))} hold as the issue words them?${looked} Then close the plan, or say what is left.`
    : prose`Do ${join(ids.map((id) => plain(id)))} still stand as worded?${looked} Then go on, or adjust phase ${number + 1}.`;
}
