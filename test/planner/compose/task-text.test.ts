import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FACTS = factsOf({
  'src/RetryMiddleware.ts': 'export class RetryMiddleware {\n  delay() {\n    return 1;\n  }\n}\n',
});

test.each([
  ['Retry middleware: honour the Retry-After header', /^In `\w+`, honour the Retry-After header$/],
  ['Retry middleware ends after the first answer', /^(?!In `\w+`, retry)/],
])('what a place has to do for “%s”', (title, pattern) => {
  const result = drawEmbeddedPlan(issueOf(title, '`RetryMiddleware` does the work.'), FACTS, OPTIONS);
  if (result.kind !== 'plan') throw new Error('no plan');
  const made = result.plan.phases
    .flatMap(({ tasks }) => tasks)
    .filter(({ paths }) => paths.some(({ path }) => path === 'src/RetryMiddleware.ts'));
  expect(made.map(({ text }) => plainText(text))).toEqual([expect.stringMatching(pattern)]);
});
