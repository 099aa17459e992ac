import { readPlan } from '../../../src/plan/reading/read.ts';
import { recordMerges } from '../../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, pullOf } from '../sample-plan.ts';

/** A person moves a whole phase, with its records, between two merges. */
const fresh = renderPlan(MEDIUM, HOME);
const record = (source: string, number: number, tasks: string[], body = ''): string =>
  recordMerges(source, [{ pull: pullOf(number, { body }), tasks }], HOME).source;

/** The text of a phase, from its heading to the next of that level. */
function cut(source: string, phase: number): { part: string; rest: string } {
  const start = source.indexOf(`## Phase ${phase}:`);
  const next = source.indexOf('\n## ', start + 3);
  return { part: source.slice(start, next + 1), rest: source.slice(0, start) + source.slice(next + 1) };
}

function pastedBehind(source: string, heading: RegExp, part: string): string {
  const at = source.search(heading);
  if (at === -1) throw new Error('There is no such heading');
  const next = source.indexOf('\n## ', at + 3);
  const end = next === -1 ? source.length : next + 1;
  return `${source.slice(0, end)}${part}${source.slice(end)}`;
}

const first = readPlan(fresh);
const [one, two] = first.phases;
const idsOf = (phase: (typeof first.phases)[number] | undefined): string[] =>
  phase?.tasks.map(({ id }) => id) ?? [];

test.each<[string, RegExp]>([
  ['behind the next phase', /^## Phase 2:/m],
  ['behind the risks', /^## Risks/m],
  ['to the end', /^## Testing strategy/m],
])('moved %s: records, ticks and ids stay, and the next merge goes where its tasks are', (_name, heading) => {
  const [task, ...others] = idsOf(one);
  const before = record(fresh, 71, [task ?? '']);
  const { part, rest } = cut(before, 1);
  const moved = pastedBehind(rest, heading, part);
  const after = record(moved, 72, [others[0] ?? '']);
  const plan = readPlan(after);
  const phase = plan.phases.find(({ number }) => number === 1);
  expect(phase?.records.map(({ number }) => number)).toEqual([71, 72]);
  expect(phase?.tasks.filter(({ checked }) => checked).map(({ id }) => id)).toEqual([task, others[0]]);
  expect(plan.tasks.map(({ id }) => id).toSorted()).toEqual(first.tasks.map(({ id }) => id).toSorted());
  expect(plan.phases).toHaveLength(first.phases.length);
  // Nothing of what the person moved is written twice, or back.
  expect(after.match(/^## Phase 1:/gm)).toHaveLength(1);
  expect(after.indexOf('## Phase 1:')).toBeGreaterThan(after.indexOf('## Phase 2:'));
  // Told again, nothing changes; a revert of what was recorded before the move finds it.
  expect(record(after, 71, [task ?? ''])).toBe(after);
  const back = readPlan(record(after, 73, [], 'Reverts #71'));
  expect(back.tasks.find(({ id }) => id === task)?.checked).toBe(false);
});

test('put into another phase, as a part of it: what it held stays where it is', () => {
  const before = record(fresh, 71, [idsOf(one)[0] ?? '']);
  const { part, rest } = cut(before, 1);
  const merged = pastedBehind(rest, /^## Phase 2:/m, part.replace(/^## Phase 1:.*\n/m, ''));
  const after = record(merged, 72, [idsOf(two)[0] ?? '']);
  const plan = readPlan(after);
  expect(plan.tasks.map(({ id }) => id).toSorted()).toEqual(first.tasks.map(({ id }) => id).toSorted());
  expect(after).toContain('pr/71 pr/72');
  expect(after.match(/^- \[#71\]/gm)).toHaveLength(1);
  expect(after.match(/^[-*] \[#72\]/gm)).toHaveLength(1);
});
