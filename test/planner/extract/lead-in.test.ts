import type { Issue } from '../../../src/plan/issue.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function textsOf(issue: Issue): string[] {
  return readIssue(issue, []).extraction.requirements.map(({ text }) => text);
}

test('a lead-in that needs its items is said with each of them, and is nothing alone', () => {
  const body =
    'Everybody writes the same adapters. It would be great if the library\n\n- serialized dates as text,\n- read the same text back, and\n- let users opt out with a method on `Builder`.\n';
  expect(textsOf(issueOf('Dates out of the box', body))).toEqual([
    'Dates out of the box',
    'The library serializes dates as text',
    'The library reads the same text back',
    'The library lets users opt out with a method on `Builder`',
  ]);
});

test('a duty that ends before its verb is said with each item', () => {
  const body = 'The exporter should:\n\n- write one file for each month\n- skip months without rows\n';
  expect(textsOf(issueOf('Export by month', body))).toEqual([
    'The exporter should write one file for each month',
    'The exporter should skip months without rows',
  ]);
});

test.each([
  [
    'We should:\n\n- require Ruby 3.0 in all gemspecs\n- drop the shims of old versions\n',
    'Require Ruby 3.0 in all gemspecs',
  ],
  ['It would be great if we had the following.\n\n- Add a switch for dates\n', 'Add a switch for dates'],
])('items that stand by themselves stay as they are: %s', (body, text) => {
  expect(textsOf(issueOf('Other things', body))).toContain(text);
});

describe('what is said of today is not asked for', () => {
  test.each([
    [
      'a state that is as it should be',
      'bug',
      'With the long form `--json` it is hidden as it should.',
      /long form/,
    ],
    [
      'a default with its exception',
      'feature',
      'Right now `Retry` uses `exponential` unless I pass my own.',
      /unless/,
    ],
  ])('%s', (_, label, sentence, pattern) => {
    const issue = {
      ...issueOf(
        'Retry: hide `--yaml` after the short form',
        `${sentence}\n\nInvalid values should be refused.`,
      ),
      labels: [label],
    };
    expect(textsOf(issue).filter((text) => pattern.test(text))).toEqual([]);
  });

  test('a complaint under the question for a problem is turned round', () => {
    const body =
      "**Is your feature request related to a specific problem?**\n\nOur dashboards can't tell how many attempts an execution needed.\n\n**Describe the solution you'd like**\n\nA histogram of attempts that is recorded once for each execution.\n";
    expect(textsOf(issueOf('Attempts as a metric', body))).toContain(
      'Our dashboards can tell how many attempts an execution needed',
    );
  });

  test('a thing that is there has to do something: no new thing is provided', () => {
    expect(
      textsOf(issueOf('Retry', "I'd like the default delay to respect this header when it is there.")),
    ).toContain('Let the default delay respect this header when it is there');
  });
});

describe('what a proposal says', () => {
  test('calls that are shown, and how it will be', () => {
    const body =
      '**Proposal**\n\n`cmd.addGroup({ id: "net" })` and `cmd.setGroup("proxy", "net")`. Flags without a group are listed last. I think that is what most people want. This is similar to commands.\n';
    expect(textsOf(issueOf('List flags in groups', body))).toEqual([
      'List flags in groups',
      'Provide `cmd.addGroup({ id: "net" })` and `cmd.setGroup("proxy", "net")`',
      'Flags without a group are listed last',
    ]);
  });

  test('“I propose” over a list is nothing by itself', () => {
    const body = 'I propose\n\n1. add `parseNext` with the behaviour of today,\n2. deprecate `parseAll`\n';
    expect(textsOf(issueOf('Two ways to parse', body))).toEqual(
      expect.arrayContaining(['Add `parseNext` with the behaviour of today', 'Deprecate `parseAll`']),
    );
    expect(textsOf(issueOf('Two ways to parse', body)).join()).not.toMatch(/propose|following/i);
  });
});
