import { withoutReference } from '../../../src/planner/extract/find-dependencies.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function said(body: string): string[] {
  const { dependencies } = readIssue(issueOf('Reports as CSV', body), []).extraction;
  return dependencies.map(
    ({ to, relation, isMerge }) =>
      `${relation} ${to.repository ?? ''}#${to.number}${isMerge ? ' merged' : ''}`,
  );
}

test.each([
  ['This is blocked by #12.', ['before #12']],
  ['Blocked on #12 and #13, sadly.', ['before #12', 'before #13']],
  ['It depends on octo/lib#3.', ['before octo/lib#3']],
  ['Depends on: GH-7', ['before #7']],
  ['After #7 lands, the parser can be reused.', ['before #7 merged']],
  ['Once #7 is closed we can start.', ['before #7']],
  ['Waiting on https://github.com/octo/lib/pull/8 here.', ['before octo/lib#8']],
  ['Waiting on [the rewrite](https://github.com/octo/lib/pull/8).', ['before octo/lib#8']],
  ['Part of #5', ['part-of #5']],
  ['Parent issue: #5', ['part-of #5']],
  ['This blocks #6.', ['blocks #6']],
  ['## Depends on\n\n- #3\n- octo/lib#4', ['before #3', 'before octo/lib#4']],
  [
    '- [ ] #12\n- [x] #13\n- [ ] Export (#14)\n- [ ] #15 Totals',
    ['tracked #12', 'tracked #14', 'tracked #15'],
  ],
  ['## Sub-issues\n\n- #12\n- Totals #13', ['tracked #12', 'tracked #13']],
  ['- [ ] #12\n\nAll is blocked by #12.', ['before #12']],
])('%j', (body, expected) => {
  expect(said(body)).toEqual(expected);
});

test.each([
  'It does not depend on #12.',
  'This is no longer blocked by #12.',
  'The fault came after #9 was merged.',
  'See #12, like octo/lib#3.',
  '`blocked by #77`',
  '> blocked by #78',
  '```\nblocked by #79\n```',
  'It is blocked by #42.',
  'Blocked by the release.',
  '## Related\n\n- #12',
])('%j names no dependency', (body) => {
  expect(said(body)).toEqual([]);
});

test('a dependency is no requirement, and an item is asked for without the issue that tracks it', () => {
  const { requirements } = readIssue(
    issueOf(
      'Reports',
      '## Tasks\n\n- [ ] #15 Show totals\n- [ ] #16\n- [ ] Blocked by #17\n\nIt must wait: blocked by #18.',
    ),
    [],
  ).extraction;
  const texts = requirements.map(({ text }) => text);
  expect(texts).toContain('Show totals');
  expect(texts.join('\n')).not.toMatch(/#1[5-8]|[Bb]locked/);
});

test.each([
  ['#15 Show totals', 'Show totals'],
  ['octo/lib#15: Show totals', 'Show totals'],
  ['Show totals (#15)', 'Show totals'],
  ['Show totals - https://github.com/a/b/issues/1', 'Show totals'],
  ['Show #15 in the totals', 'Show #15 in the totals'],
  ['#15', ''],
])('%j without its issue', (text, bare) => {
  expect(withoutReference(text)).toBe(bare);
});
