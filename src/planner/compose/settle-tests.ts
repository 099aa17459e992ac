import type { DraftTask, Study } from './study.ts';
import { showText } from './test-tasks.ts';

/**
 * Puts each test into the phase that makes it green. A test that shows requirements of several phases becomes one test
 * in each: otherwise the first of them would end red, and could not end at all where all tests have to pass.
 */
export function settleTests(groups: readonly (readonly DraftTask[])[], study: Study): DraftTask[][] {
  // What is only moved stays as it works: its tests are green from the first phase on.
  if (study.kind === 'refactoring') return groups.map((group) => [...group]);
  const settled: DraftTask[][] = groups.map((group) => group.filter(({ stage }) => stage !== 'test'));
  groups.forEach((group, index) => {
    for (const draft of group.filter(({ stage }) => stage === 'test'))
      for (const [phase, part] of partsOf(draft, index, groups, study)) settled[phase]?.push(part);
  });
  return settled.filter((group) => group.length > 0);
}

/** The test by the phases in which what it shows is met. */
function partsOf(
  draft: DraftTask,
  own: number,
  groups: readonly (readonly DraftTask[])[],
  study: Study,
): [number, DraftTask][] {
  const byPhase = new Map<number, string[]>();
  for (const id of draft.requirements) {
    const met = groups.findIndex((group) =>
      group.some(({ stage, requirements }) => stage !== 'test' && requirements.includes(id)),
    );
    const phase = met < 0 ? own : met;
    byPhase.set(phase, [...(byPhase.get(phase) ?? []), id]);
  }
  if (byPhase.size === 0) return [[own, draft]];
  const parts = [...byPhase].sort(([a], [b]) => a - b);
  return parts.map(([phase, ids]) => [
    phase,
    parts.length === 1
      ? draft
      : { ...draft, requirements: ids, text: showText(draft, ids, study) ?? draft.text },
  ]);
}
