import { staleLines } from '../../src/messages/stale-lines.ts';

test('nothing is said where nothing is stale', () => {
  expect(staleLines({ isIssueChanged: false, vanished: [] }, '/plan')).toEqual([]);
});

test('the reasons stand in one notice, with what to do', () => {
  const [headline, reasons, advice] = staleLines({ isIssueChanged: true, vanished: ['src/a.js'] }, '/draw');
  expect(headline).toBe('**The plan may be out of date.**');
  expect(reasons?.split('\n')).toEqual([
    '- The text of the issue changed after the plan was drawn.',
    '- Open tasks plan to modify what the default branch does not have: `src/a.js`.',
  ]);
  expect(advice).toContain('`/draw regenerate`');
});

test('many paths are cut, and none of them leaves its code', () => {
  const vanished = [
    'a`\n@everyone',
    `${'x'.repeat(500)}`,
    ...Array.from({ length: 30 }, (_, at) => `src/${at}`),
  ];
  const text = staleLines({ isIssueChanged: false, vanished }, '/plan').join('\n');
  expect(text).toContain("`a' @everyone`");
  expect(text).toContain('and 22 more');
  expect(text.length).toBeLessThan(1_500);
});
