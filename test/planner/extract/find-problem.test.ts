import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function problem(title: string, body: string, labels: readonly string[] = []): string | null {
  return readIssue(issueOf(title, body, { labels }), []).extraction.problem;
}

test.each([
  [
    'what leads over to a sample, where it complains',
    'Panics on an empty line',
    'tool crashes on an empty line:\n\n```\npanic: x\n```\n\nAt least it should say which line it was.',
    'tool crashes on an empty line',
  ],
  [
    'no step of the reproduction',
    'Cart total is wrong',
    'Steps:\n1. Put two items into the cart\n2. Enter a voucher over 100%\n\nActual: the total of the cart is -12.50',
    'the total of the cart is -12.50',
  ],
  [
    'what is so rather than what is thought of it',
    'Rules for the bump of a version',
    'A feature always bumps the minor part of a version. For such projects this bump of a version is not desired.',
    'A feature always bumps the minor part of a version.',
  ],
  [
    'without what only leads over to it',
    'Lock as of a date',
    "On the other hand, I'm aware that a lock made today fails next year.",
    'A lock made today fails next year.',
  ],
  [
    'a report in the first person, where there is nothing else',
    'Tell how long it was down',
    'I know it can be worked out from two mails, but a line in the second mail is easier to read.',
    'I know it can be worked out from two mails, but a line in the second mail is easier to read.',
  ],
])('%s', (_, title, body, expected) => {
  expect(problem(title, body, /wrong|panic/i.test(title) ? ['bug'] : [])).toBe(expected);
});

test('text that begins like an empty field is read', () => {
  expect(
    problem('Wrong sum', '### Actual\n\nNone of the rows of the last page is in the sum.', ['bug']),
  ).toBe('None of the rows of the last page is in the sum.');
});
