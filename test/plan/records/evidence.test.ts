import fc from 'fast-check';
import { findEvidence } from '../../../src/plan/records/evidence.ts';

const read = (body: string, over: Partial<Parameters<typeof findEvidence>[0]> = {}) =>
  findEvidence({ body, headRef: 'a-branch', commits: [], closesIssues: [], ...over }).map(
    ({ issue, tasks, how }) => `${how} #${issue} ${tasks.join(',')}`.trim(),
  );

test.each<[string, string[]]>([
  ['Plan: #42 T03, T04', ['body #42 T03,T04']],
  ['plan: #42 t3', ['body #42 T03']],
  ['**Plan:** #42 T03', ['body #42 T03']],
  ['- Plan: #42 T03', ['body #42 T03']],
  ['Plan: #42', ['body #42']],
  ['Plan: #42 T01, #43 T02 T03', ['body #42 T01', 'body #43 T02,T03']],
  ['Completes #42/T03', ['body #42 T03']],
  ['Completes #42/T03 and #42/T04', ['body #42 T03', 'body #42 T04']],
  ['Completes T03', []],
  ['Plan: #42\n\nCompletes T03', ['body #42', 'body #42 T03']],
  ['Plan: #42\nPlan: #43\nCompletes T03', ['body #42', 'body #43']],
  ['It is about T03 of #42', []],
  ['This does #42/T03, at last', ['body #42 T03']],
  ['See o/r#42/T03 and https://x.y/#42/T03', []],
  ['The plan: #42 is nice', []],
  ['> Plan: #42 T03', []],
  ['    Plan: #42 T03', []],
  ['```\nPlan: #42 T03\n```', []],
  ['~~~~\nPlan: #42 T03\n~~~\nPlan: #42 T04\n~~~~\nPlan: #42 T05', ['body #42 T05']],
  ['<!-- Plan: #42 T03 -->', []],
  ['<!--\nPlan: #42 T03\n-->\nPlan: #42 T04', ['body #42 T04']],
  ['Plan: #42 T03\r\nCompletes #43/T01\r\n', ['body #42 T03', 'body #43 T01']],
])('%j', (body, expected) => {
  expect(read(body)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['42-T03-lock-the-store', ['branch #42 T03']],
  ['feat/42-t3', ['branch #42 T03']],
  ['42-T03-T04', ['branch #42 T03,T04']],
  ['42-Test-the-store', []],
  ['x42-T03', []],
])('branch %s', (headRef, expected) => {
  expect(read('', { headRef })).toEqual(expected);
});

test('commits, branch and closed issues are united, and a bare id belongs to the one plan that they name', () => {
  const commits = [{ message: 'Lock it\n\nCompletes T02\n' }, { message: 'Plan: #42 T01' }];
  expect(read('', { commits, headRef: '42-T03', closesIssues: [42] })).toEqual([
    'commit #42 T02',
    'commit #42 T01',
    'branch #42 T03',
    'closes #42',
  ]);
});

test('what a revert quotes of the commit that it takes back is no evidence', () => {
  const commits = [
    { message: 'Revert "Lock the store, completes #42/T03"\n\nThis reverts commit f00dfee.\n' },
  ];
  expect(read('Reverts acme/store#57', { commits, headRef: 'revert-57-42-T03-lock' })).toEqual([]);
  expect(read('Revert "Completes #42/T03"')).toEqual([]);
});

test('any text is read without an exception, 64 KB of one pattern too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (body) => Array.isArray(read(body))),
  );
  for (const unit of ['Plan: #42 T03 ', '<!--', '#1/', '`'.repeat(3), '\n', ' ', '- Plan: ']) {
    const body = unit.repeat(Math.ceil(65_536 / unit.length));
    expect(Array.isArray(read(body))).toBe(true);
  }
});
