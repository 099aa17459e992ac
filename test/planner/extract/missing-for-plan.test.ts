import { missingForPlan } from '../../../src/planner/extract/missing-for-plan.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function missing(title: string, body: string): string[] {
  const issue = issueOf(title, body);
  return missingForPlan(issue, readIssue(issue, []).extraction);
}

test.each([
  ['Please fix', "it doesn't work on my machine, i tried everything. please fix asap!!! thanks"],
  ['Bug', 'Everything is broken. Please help me quickly, best regards'],
  ['It does not work', 'Hi team, I tried it on my laptop and sometimes something strange happens. Any idea?'],
])('nothing to plan from: %s', (title, body) => {
  expect(missing(title, body).length).toBeGreaterThan(0);
  expect(missing(title, body).join()).not.toContain('code or a log');
});

test.each([
  ['It is slow', 'With big logs tidylog is too slow. Can this be made faster?'],
  ['Bug', 'The export of a large list stops after the first page.'],
])('enough to plan from: %s', (title, body) => {
  expect(missing(title, body)).toEqual([]);
});

test('of a log alone it is said that the body is one', () => {
  expect(missing('Help', '```\nTypeError: x\n    at a (b.js:1:1)\n```').join()).toContain(
    'code or a log alone',
  );
});

test.each([
  ['improve the checkout', 'the checkout is confusing, a lot of people leave. pls make it nicer'],
  ['Make the settings page better', 'It feels old, and finding things takes long.'],
])('a direction alone is asked where to: %s', (title, body) => {
  expect(missing(title, body).join()).toContain(title);
});

test.each([
  ['Improve the checkout', 'The total should stand above the button.'],
  ['Improve the checkout', '`CheckoutController` loads every order twice.'],
  ['Improve the checkout', '### Expected behavior\n\nOne page instead of three.'],
  [
    'Improve the sort order of search results',
    '- Exact matches come first\n- Titles should count more than bodies',
  ],
])('a direction with a place to go is enough: %s, %s', (title, body) => {
  expect(missing(title, body)).toEqual([]);
});
