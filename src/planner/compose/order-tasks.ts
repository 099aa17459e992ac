import type { Task } from '../../plan/plan.ts';
import { findOwners } from './find-owners.ts';
import type { DraftTask, Study } from './study.ts';

/** Gives the drafts of all phases their permanent ids and says what comes after what. */
export function numberTasks(groups: readonly (readonly DraftTask[])[]): Task[][] {
  const numbered = groups.map((group) => [...group].sort((a, b) => RANK[a.stage] - RANK[b.stage]));
  const flat = numbered.flat();
  const ids = new Map(flat.map((draft, index) => [draft, `T${String(index + 1).padStart(2, '0')}`]));
  return numbered.map((group) =>
    group.map((draft) => {
      const at = flat.indexOf(draft);
      const before = flat.slice(0, at);
      const after = [
        ...new Set([
          ...testsOf(draft, before),
          ...chainBefore(draft, before),
          ...sameFile(draft, before),
          ...codeBefore(draft, before),
        ]),
      ].map((other) => ids.get(other) ?? '');
      return {
        id: ids.get(draft) ?? '',
        requirements: draft.requirements,
        text: draft.text,
        paths: draft.paths,
        after: after.sort(),
        owners: [],
        reason: draft.reason,
      };
    }),
  );
}

const RANK = { test: 0, code: 1, after: 2 } as const;

/** A code task waits for the tests that check it. */
function testsOf(draft: DraftTask, before: readonly DraftTask[]): DraftTask[] {
  const tests = before.filter(({ stage, paths }) => stage === 'test' && paths.length > 0);
  // Work without a file, a search for the cause say, uses the first test.
  if (draft.stage === 'test' && draft.paths.length === 0) return tests.slice(0, 1);
  if (draft.stage !== 'code') return [];
  const own = tests.filter(({ about }) => about.some((path) => draft.about.includes(path)));
  // Where the commit that brought a fault is looked for, its correction waits for what was found.
  const searches = before.filter(({ stage, paths }) => stage === 'test' && paths.length === 0);
  if (own.length > 0 || draft.follows) return draft.follows ? own : [...own, ...searches];
  return tests
    .filter(({ requirements }) => requirements.some((id) => draft.requirements.includes(id)))
    .slice(0, 1);
}

/** The code tasks of one playbook build on each other, in its order. */
function chainBefore(draft: DraftTask, before: readonly DraftTask[]): DraftTask[] {
  if (draft.stage !== 'code' || draft.chain === null) return [];
  const last = before.findLast(({ stage, chain }) => stage === 'code' && chain === draft.chain);
  return last === undefined ? [] : [last];
}

/** Two tasks on one file cannot run side by side. */
function sameFile(draft: DraftTask, before: readonly DraftTask[]): DraftTask[] {
  const mine = new Set(draft.paths.map(({ path }) => path));
  const last = before.findLast(({ paths }) => paths.some(({ path }) => mine.has(path)));
  return last === undefined ? [] : [last];
}

/** What follows from other code comes after the first code task that serves the same requirement. */
function codeBefore(draft: DraftTask, before: readonly DraftTask[]): DraftTask[] {
  if (draft.stage !== 'after' && !draft.follows) return [];
  const codeTask =
    before.find(
      ({ stage, requirements }) =>
        stage === 'code' && requirements.some((id) => draft.requirements.includes(id)),
    ) ?? before.find(({ stage }) => stage === 'code');
  return codeTask === undefined ? [] : [codeTask];
}

/** Owners of the files of a phase. */
export function ownersOfTasks(tasks: readonly Task[], study: Study): ReturnType<typeof findOwners> {
  return findOwners(
    tasks.flatMap(({ paths }) => paths.map(({ path }) => path)),
    study.facts,
    study.issue,
  );
}
