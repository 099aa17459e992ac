import {
  otherPlansCommitMessage,
  recordCommitMessage,
  withLines,
} from '../../src/messages/commit-message.ts';
import { otherPlanFaults, otherPlanLines, readOtherPlanEntries } from '../../src/messages/other-plans.ts';

const ticks = [
  { path: 'specs/@a #1/tasks.md', ticked: [{ by: 'pr/57', ids: ['T001', 'GH-12', '1.2', 'fixes #3'] }] },
];

test('what a commit says it applied is read back from it', () => {
  const lines = otherPlanLines(ticks);
  const message = otherPlansCommitMessage([57], [], lines);
  expect(message).toBe(
    'Record #57 in plans of other tools [skip ci]\n\nPlanwright-Did: pr/57 specs/%40a%20%231/tasks.md T001 1.2\n\n[skip ci]',
  );
  expect(readOtherPlanEntries(message, 'specs/@a #1/tasks.md').map(({ by }) => by)).toEqual(['pr/57']);
  expect(readOtherPlanEntries(message, 'specs/b/tasks.md')).toEqual([]);
});

test('beside plans of ours, the lines go into the same message', () => {
  const message = recordCommitMessage([{ issue: 42, recorded: [57], ticked: ['T01'] }]);
  const both = withLines(message, otherPlanLines(ticks));
  expect(both).toContain('#42: T01\n');
  expect(both.endsWith('\n\n[skip ci]')).toBe(true);
  expect(readOtherPlanEntries(both, 'specs/@a #1/tasks.md').map(({ by }) => by)).toEqual(['pr/57']);
  expect(withLines(message, [])).toBe(message);
});

test('reverts that were pushed are named by their commits', () => {
  const message = otherPlansCommitMessage([], ['abcdef0123456789'], []);
  expect(message).toBe('Record the revert abcdef0 in plans of other tools [skip ci]');
});

test('words of people in a fault mention and close nothing', () => {
  const said = otherPlanFaults(57, [{ path: 'a.md', message: 'Unknown task `T9`; @everyone closes #3' }]);
  expect(said).toContain('`T9`');
  expect(said).not.toContain('@everyone');
  expect(said).not.toMatch(/closes #3/);
});

test('what a revert took back is read as such', () => {
  const path = 'specs/b/tasks.md';
  const ticked = [
    { by: 'pr/57', ids: ['T003', '1.2'] },
    { by: 'pr/58', ids: ['T003', '1.2'], isUndone: true },
    { by: 'pr/59', ids: [], isUndone: true },
    { by: `push/${'a'.repeat(40)}`, ids: ['T003'], isUndone: true },
  ];
  const message = `Record it\n\n${otherPlanLines([{ path, ticked }]).join('\n')}\n`;
  expect(readOtherPlanEntries(message, path)).toEqual(ticked.map((one) => ({ isUndone: false, ...one })));
});
