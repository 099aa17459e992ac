import type { Plan, Prose, Tier } from '../../../src/plan/plan.ts';
import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { explainPlan } from '../../../src/planner/explain/explain-plan.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FACTS = factsOf({
  'src/report.ts': 'export function reportTotals() {\n  return "totals";\n}\n',
  'src/export.ts': 'export function exportReport() {\n  return "report as text";\n}\n',
  'test/report.test.ts': "test('the totals of a report', () => {});\n",
});
const ISSUE = issueOf(
  'Reports as CSV',
  'Part of #5.\n\n- The report should be exported as CSV.\n- The totals should be in the report.\n\nThis is blocked by #12 and octo/lib#3, which define the columns. After #7 lands, the parser can be reused.\n\nSee https://evil.example/octo/lib/issues/9. It depends on https://evil.example/octo/lib/issues/10 too.\n\n- [ ] #15',
);

function planOf(tier: Tier): Plan {
  const result = drawEmbeddedPlan(ISSUE, FACTS, { ...OPTIONS, tier });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return result.plan;
}

const links = (texts: readonly Prose[]) =>
  [...JSON.stringify(texts).matchAll(/"url":"([^"]*)"/g)].map((match) => match[1]);

test.each(['medium', 'large'] as const)('a %s plan starts when what it waits for is done', (tier) => {
  const { phases, currentState } = planOf(tier);
  const entry = phases[0]?.entry ?? [];
  const said = entry.map((text) => plainText(text));
  expect(said[0]).toBe(
    '#12 and octo/lib#3 are closed: “This is blocked by #12 and octo/lib#3, which define the columns.”',
  );
  expect(said[1]).toBe('#7 is merged: “After #7 lands, the parser can be reused.”');
  expect(links(entry)).toEqual([
    'https://github.com/acme/tool/issues/12',
    'https://github.com/octo/lib/issues/3',
    'https://github.com/acme/tool/issues/7',
  ]);
  const state = currentState.map((text) => plainText(text));
  expect(state).toContain('Part of #5');
  expect(state).toContain('Tracked apart: #15');
});

test('a small plan has no entry and says it with the state of things', () => {
  const state = planOf('small').currentState.map((text) => plainText(text));
  expect(state.some((text) => text.startsWith('Before this: #12 and octo/lib#3 are closed'))).toBe(true);
});

test('an address on another server is no link', () => {
  expect(JSON.stringify(planOf('medium'))).toContain('octo/lib#10');
  expect(links(planOf('medium').phases[0]?.entry ?? []).join()).not.toContain('evil');
});

test('where each comes from is kept', () => {
  const result = explainPlan(ISSUE, FACTS, OPTIONS);
  const origins = result.kind === 'explained' ? result.origins : [];
  expect(origins.find(({ id }) => id === 'octo/lib#3')).toMatchObject({
    text: 'comes first',
    sentences: [{ text: 'This is blocked by #12 and octo/lib#3, which define the columns.' }],
  });
  expect(origins.find(({ id }) => id === '#5')?.text).toBe('this is a part of it');
});
