import { readFileSync } from 'node:fs';
import { baseOf, drawExamplePlan, readmeWithPhase } from '../../scripts/docs/example-plan.ts';
import { lintPlan } from '../../src/plan/lint.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const PLAN = read('docs/example-plan.md');

test('docs/example-plan.md is what is drawn today at the commit it names; `npm run docs:make` draws it anew', async () => {
  const drawn = await drawExamplePlan(baseOf(PLAN));
  // A shallow clone does not reach back to it.
  if (drawn !== null) expect(PLAN).toBe(drawn);
});

test("the README's phase is the first of it", () => {
  const readme = read('README.md');
  expect(readme).toContain('> ## Phase 1: ');
  expect(readmeWithPhase(readme, PLAN)).toBe(readme);
});

test('no rule finds anything in it', () => {
  expect(lintPlan(PLAN, { treePaths: null, planPath: 'plans/1-plan-out/PLAN.md' })).toEqual([]);
});
