import type { Facts } from '../../src/facts/facts.ts';
import { withoutPlans } from '../../src/planner/without-plans.ts';

const plan = 'plans/7-x/PLAN.md';
const facts = {
  tree: ['src/a.ts', plan].map((path) => ({ path, oid: '', mode: '100644', size: 1 })),
  contents: new Map([
    ['src/a.ts', 'export const planwright = 1;'],
    [plan, '---\nplanwright: 1\nissue: 7\n---\n\n# About a\n'],
    ['docs/plan.md', '# How we plan\n\nplanwright: 1\n'],
  ]),
  history: [{ sha: '1', date: '', author: '', email: '', subject: '', paths: ['src/a.ts', plan] }],
} as unknown as Facts;

test('what lies in the folder of a plan goes with it, what lies beside such folders stays', () => {
  const beside = ['plans/7-x/ISSUE.md', 'plans/README.md', 'plans/17-y/notes.md'];
  const more = {
    ...facts,
    tree: [plan, ...beside].map((path) => ({ path, oid: '', mode: '100644', size: 1 })),
    contents: new Map([...facts.contents, ...beside.map((path): [string, string] => [path, '# About a\n'])]),
  };
  const left = ['plans/README.md', 'plans/17-y/notes.md'];
  expect(withoutPlans(more).tree.map((file) => file.path)).toEqual(left);
  expect([...withoutPlans(more).contents.keys()].filter((path) => path.startsWith('plans/'))).toEqual(left);
});

test('plans of other issues are no documentation of the code', () => {
  const left = withoutPlans(facts);
  expect(left.tree.map((file) => file.path)).toEqual(['src/a.ts']);
  expect([...left.contents.keys()]).toEqual(['src/a.ts', 'docs/plan.md']);
  expect(left.history[0]?.paths).toEqual(['src/a.ts']);
});
