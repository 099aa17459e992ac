import { pathKind } from '../locate/path-kind.ts';
import { draftTasks } from './draft-tasks.ts';
import { elsewhere } from './elsewhere.ts';
import { refactoringSteps } from './refactoring-drafts.ts';
import { settleTests } from './settle-tests.ts';
import type { DraftTask, Study } from './study.ts';
import { tryOut } from './try-out.ts';

/**
 * The tasks by phase. First what answers the first requirement, with its tests and whatever else is asked of the same
 * file; then the other requirements' code and what follows from it; last what follows in documents, data and packages.
 */
export function groupDrafts(drafts: readonly DraftTask[], study: Study): DraftTask[][] {
  if (study.tier === 'small') return [[...drafts]];
  const steps = stepsOf(drafts, study);
  const whole = steps[0] ?? [];
  return settleTests(steps.length > 1 ? steps : twoOf(whole, study), study);
}

/**
 * One piece of code for which a larger plan is asked: what is only moved is held by its tests first; else the files
 * that fit at all, or use it, are read after it; where there is none, what is merged is tried as the issue says.
 */
function twoOf(whole: readonly DraftTask[], study: Study): DraftTask[][] {
  const tests = whole.filter(({ stage }) => stage === 'test');
  const others = whole.filter((draft) => !tests.includes(draft));
  if (study.kind === 'refactoring' && tests.length > 0 && others.length > 0) return [tests, others];
  const wider = elsewhere(whole, study, true) ?? tryOut(study);
  return [[...whole], [wider]];
}

function stepsOf(drafts: readonly DraftTask[], study: Study): DraftTask[][] {
  if (study.kind === 'refactoring') {
    const steps = refactoringSteps(drafts, study);
    if (steps.length > 1) return steps;
  }
  const core = coreOf(drafts, study);
  const rest = drafts.filter((draft) => draft.stage !== 'after' && !core.includes(draft));
  const tail = drafts.filter(({ stage }) => stage === 'after');
  if (study.tier === 'large') return worthwhile([...split(core), rest, tail]);
  const groups = worthwhile([core, [...rest, ...tail]]);
  if (groups.length > 1) return rest.length > 0 ? groups : shared(core, tail, groups);
  const whole = groups[0] ?? [];
  const parts = worthwhile(split(whole));
  if (parts.length > 1) return parts;
  const wider = elsewhere(whole, study);
  return wider === null ? [whole] : [whole, [wider]];
}

/** Pages alone are no step where there is code enough for two: they go with the second half of it. */
function shared(
  core: readonly DraftTask[],
  tail: readonly DraftTask[],
  groups: readonly (readonly DraftTask[])[],
): DraftTask[][] {
  const isWritten = tail.every(({ paths }) => paths.every(({ path }) => pathKind(path) === 'docs'));
  const [first, second] = split(core);
  const enough = core.filter(({ stage }) => stage === 'code').length >= ENOUGH;
  if (!isWritten || !enough || first === undefined || second === undefined)
    return groups.map((group) => [...group]);
  return [first, [...second, ...tail]];
}

/** From so many pieces of code on, one half of them is a step. */
const ENOUGH = 3;

/** Whether the work has more than one step; a plan of one step is a small one. */
export function hasSteps(study: Study): boolean {
  // Pages are written one like the other: several of one file are one step.
  if (study.kind === 'docs' && study.located.code.length === 0)
    return new Set(draftTasks(study).flatMap(({ paths }) => paths.map(({ path }) => path))).size > 2;
  return stepsOf(draftTasks(study), study).length > 1;
}

function coreOf(drafts: readonly DraftTask[], study: Study): DraftTask[] {
  const first = study.requirements[0]?.id ?? '';
  const early = drafts.filter(({ stage, follows }) => stage !== 'after' && !follows);
  const home =
    early.find(({ stage, requirements }) => stage === 'code' && requirements.includes(first))?.about ?? [];
  const main = early.filter(
    ({ requirements, about }) =>
      requirements.length === 0 || requirements.includes(first) || about.some((path) => home.includes(path)),
  );
  return main.some(({ stage }) => stage === 'code') ? main : early.slice(0, 2);
}

/** The tests and the first code, then the other code. */
function split(drafts: readonly DraftTask[]): DraftTask[][] {
  const code = drafts.filter(({ stage }) => stage === 'code');
  if (code.length < 2) return [[...drafts]];
  const late = code.slice(Math.ceil(code.length / 2));
  const early = code.filter((draft) => !late.includes(draft));
  const isAbout = (list: readonly DraftTask[], path: string) =>
    list.some(({ about }) => about.includes(path));
  const lateTests = drafts.filter(
    ({ stage, about }) =>
      stage === 'test' &&
      about.length > 0 &&
      about.every((path) => isAbout(late, path) && !isAbout(early, path)),
  );
  const isLate = (draft: DraftTask) => late.includes(draft) || lateTests.includes(draft);
  return [drafts.filter((draft) => !isLate(draft)), drafts.filter(isLate)];
}

/** Tests alone go with the code before them, and so does a note for the changelog: neither is worth a gate. */
function worthwhile(groups: readonly (readonly DraftTask[])[]): DraftTask[][] {
  const kept: DraftTask[][] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const before = kept.at(-1);
    const isSlight = group.every(({ stage, paths }) => stage === 'test' || isNote(paths));
    if (isSlight && before !== undefined) before.push(...group);
    else kept.push([...group]);
  }
  const [first, second, ...others] = kept;
  if (first !== undefined && second !== undefined && first.every(({ stage }) => stage === 'test'))
    return [[...first, ...second], ...others];
  return kept;
}

function isNote(paths: DraftTask['paths']): boolean {
  return paths.length > 0 && paths.every(({ path }) => pathKind(path) === 'changelog');
}
