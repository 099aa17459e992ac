import { jest } from '@jest/globals';
import { parse } from '../../src/markdown/parse.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { plain } from '../../src/plan/prose.ts';
import { readPlan } from '../../src/plan/reading/read.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { renderProgress } from '../../src/plan/render-progress.ts';
import { largePlan, mediumPlan } from './rules/plans.ts';
import { HOME } from './sample-plan.ts';

// Mermaid sanitizes labels by a library that wants a browser; its grammar does not.
jest.unstable_mockModule('dompurify', () => ({
  default: { addHook: () => {}, sanitize: (text: string) => text },
}));
const { default: mermaid } = await import('mermaid');

/** The flowcharts in a plan. */
function chartsIn(source: string): string[] {
  return parse(source).tree.children.flatMap((block) =>
    block.type === 'code' && block.lang === 'mermaid' ? [block.value] : [],
  );
}

const HOSTILE = [
  '"] --> X["',
  'end',
  '%% comment',
  '<b>`x`</b> & "y"',
  'classDef todo fill:red',
  '日本語 🙂',
];
const hostile = (plan: Plan): Plan => ({
  ...plan,
  phases: plan.phases.map((phase, index) => ({ ...phase, title: plain(HOSTILE[index] ?? 'x') })),
});

test.each<[string, Plan]>([
  ['a medium plan', mediumPlan()],
  ['a large plan', largePlan()],
  ['titles full of marks', hostile(largePlan())],
  ['more titles full of marks', hostile({ ...largePlan(), phases: largePlan().phases.toReversed() })],
])("mermaid's own parser takes the flowchart of %s", async (_name, plan) => {
  const [chart = '', ...others] = chartsIn(renderPlan(plan, HOME));
  expect(others).toEqual([]);
  expect(await mermaid.parse(chart)).toMatchObject({ diagramType: expect.stringMatching(/^flowchart/) });
});

test.each([
  ['in every state', (source: string) => source.replaceAll('- [ ]', '- [x]')],
  ['with the first phase done', (source: string) => source.replace(/- \[ \](?=[\s\S]*## Phase 2)/g, '- [x]')],
])('and that of a plan %s', async (_name, edit) => {
  const source = edit(renderPlan(largePlan(), HOME));
  const [chart = ''] = chartsIn(renderProgress(readPlan(source)));
  expect(chart).toContain(':::done');
  expect(await mermaid.parse(chart)).toBeTruthy();
});

test('it is a parser that refuses what is no flowchart', async () => {
  const [chart = ''] = chartsIn(renderPlan(largePlan(), HOME));
  await expect(mermaid.parse(chart.replace('"]', '"'))).rejects.toThrow(/Parse error/);
});
