import { isSameIssue, issueSha256 } from '../../src/plan/issue-hash.ts';
import { findStaleness, isStale } from '../../src/plan/staleness.ts';
import { planStatus } from '../../src/plan/status.ts';

const issue = { title: 'Lock the store', body: 'It breaks.\r\nOften.' };
const hash = issueSha256(issue.title, issue.body);

test.each<[string, string, string, boolean]>([
  ['the same', issue.title, issue.body, true],
  ['other line ends', issue.title, 'It breaks.\nOften.', true],
  ['another title', 'Lock the shop', issue.body, false],
  ['another word', issue.title, 'It breaks.\r\nAlways.', false],
  ['white space at its end', issue.title, `${issue.body}\n\n`, true],
  ['nothing', issue.title, '', false],
])('an issue is compared with what the plan was drawn from: %s', (_name, title, body, same) => {
  expect(isSameIssue(hash, title, body)).toBe(same);
});

test.each(['It breaks.\nOften.', 'It breaks.\nOften.\n', 'It breaks.\r\nOften.'])(
  'line ends and white space at the end are no change: %j',
  (drawnFrom) => {
    const drawn = issueSha256('A', drawnFrom);
    expect(isSameIssue(drawn, 'A', 'It breaks.\nOften.')).toBe(true);
    expect(isSameIssue(drawn, 'A', 'It breaks.\r\nOften.\r\n')).toBe(true);
    expect(isSameIssue(drawn, 'A', 'It breaks.\nOften!')).toBe(false);
  },
);

test.each([null, '', 'none', '12'])('a plan without a hash knows nothing of a change: %j', (known) => {
  expect(isSameIssue(known, 'any', 'thing')).toBe(true);
});

const PLAN = `---
planwright: 1
issue: 42
tier: small
issue-sha256: ${issueSha256('A', 'b')}
---

# A

## Tasks

- [ ] **T01** (R1) Lock — modify [\`src/a.js\`](../../src/a.js), new \`src/new.js\`
- [x] **T02** (R1) Lock — modify [\`src/done.js\`](../../src/done.js)
- [ ] ~~**T03** (R1) Lock — modify [\`src/dropped.js\`](../../src/dropped.js)~~
- [ ] **T04** (R1) Lock — modify [\`src/a.js\`](../../src/a.js), [\`src/b.js\`](../../src/b.js)
`;

test('paths to modify are those of open tasks, each once', () => {
  expect(planStatus(PLAN).pathsToModify).toEqual(['src/a.js', 'src/b.js']);
});

test.each<[string, string, string[], { isIssueChanged: boolean; vanished: string[] }]>([
  ['nothing changed', 'b', [], { isIssueChanged: false, vanished: [] }],
  ['the issue changed', 'c', [], { isIssueChanged: true, vanished: [] }],
  ['a path vanished', 'b', ['src/b.js'], { isIssueChanged: false, vanished: ['src/b.js'] }],
  [
    'a path of another kind is not there',
    'b',
    ['src/new.js', 'src/done.js', 'src/dropped.js'],
    { isIssueChanged: false, vanished: [] },
  ],
  ['both', 'c', ['src/a.js', 'x'], { isIssueChanged: true, vanished: ['src/a.js'] }],
])('staleness: %s', (_name, body, missing, expected) => {
  const found = findStaleness(planStatus(PLAN), { title: 'A', body }, new Set(missing));
  expect(found).toEqual(expected);
  expect(isStale(found)).toBe(expected.isIssueChanged || expected.vanished.length > 0);
});

test('a plan that is complete does not go stale', () => {
  const status = { ...planStatus(PLAN), complete: true };
  expect(isStale(findStaleness(status, { title: 'A', body: 'c' }, new Set(['src/a.js'])))).toBe(false);
});
