import { planUrl } from '../../src/workflows/plan-url.ts';

const reading = { repository: { url: 'https://github.com/o/r', defaultBranch: 'main#1' } };

test.each([
  ['plans/42-lock/PLAN.md', 'https://github.com/o/r/blob/main%231/plans/42-lock/PLAN.md'],
  ['docs/c#/what? (a).md', 'https://github.com/o/r/blob/main%231/docs/c%23/what%3F%20%28a%29.md'],
])('%s as an address that ends nowhere early, in markdown neither', (path, url) => {
  expect(planUrl(reading, path)).toBe(url);
});

test('a branch of its own', () => {
  expect(planUrl(reading, 'PLAN.md', 'planwright/issue-42')).toBe(
    'https://github.com/o/r/blob/planwright/issue-42/PLAN.md',
  );
});
