import { type FileReference, filesNamed, findFileEvidence } from '../../../src/plan/foreign/file-evidence.ts';
import { findEvidence } from '../../../src/plan/records/evidence.ts';

const of = (body: string, ...messages: string[]): FileReference[] =>
  findFileEvidence({ body, commits: messages.map((message) => ({ message })) });

test.each<[string, FileReference[]]>([
  ['Completes specs/x/tasks.md T003, T004', [{ path: 'specs/x/tasks.md', names: 'T003, T004' }]],
  ['Plan: specs/x/tasks.md T003', [{ path: 'specs/x/tasks.md', names: 'T003' }]],
  ['- **Plan:** `specs/x/tasks.md` 1.2', [{ path: 'specs/x/tasks.md', names: '1.2' }]],
  ['Plan: ./ROADMAP.md: Task 3', [{ path: 'ROADMAP.md', names: 'Task 3' }]],
  ['Completes specs/x/tasks.md#T003', [{ path: 'specs/x/tasks.md', names: 'T003' }]],
  ['Plan: [specs/x/tasks.md](https://example.org/x) T003', [{ path: 'specs/x/tasks.md', names: 'T003' }]],
  [
    'Plan: a.md T1, docs/b.md T2',
    [
      { path: 'a.md', names: 'T1,' },
      { path: 'docs/b.md', names: 'T2' },
    ],
  ],
  ['Plan: .kiro/specs/x/tasks.md 1.1', [{ path: '.kiro/specs/x/tasks.md', names: '1.1' }]],
  ['Plan: ROADMAP.md', [{ path: 'ROADMAP.md', names: '' }]],
  ['Completes T003', [{ path: null, names: 'T003' }]],
  ['Plan: #42 T03', []],
  ['Completes #42/T03', []],
  ['See specs/x/tasks.md T003', []],
  ['> Completes specs/x/tasks.md T003', []],
  ['```\nCompletes specs/x/tasks.md T003\n```', []],
  ['<!-- Completes specs/x/tasks.md T003 -->', []],
  ['Plan: ../../etc/tasks.md T003', [{ path: null, names: '../../etc/tasks.md T003' }]],
])('%j', (body, references) => {
  expect(of(body)).toEqual(references);
});

test('commits count, and what a revert quotes does not', () => {
  expect(of('', 'Lock\n\nCompletes ROADMAP.md T1')).toEqual([{ path: 'ROADMAP.md', names: 'T1' }]);
  expect(of('', 'Revert "Completes ROADMAP.md T1"')).toEqual([]);
});

test('what is said of a file is no evidence for the plan of an issue', () => {
  const pull = { body: 'Completes specs/42-x/tasks.md T003', headRef: 'x', commits: [], closesIssues: [42] };
  expect(findEvidence(pull)).toEqual([{ issue: 42, tasks: [], how: 'closes' }]);
});

test('names at most ten files, each once', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `Completes a${index % 15}.md T1`);
  expect(filesNamed(lines.join('\n'))).toHaveLength(10);
});

test.each([
  ['a long line', `Completes ${'specs/'.repeat(20_000)}x.md T1`],
  ['many words', `Completes ${'a.md T1 '.repeat(20_000)}`],
  ['many lines', 'Completes a.md T1\n'.repeat(20_000)],
  ['brackets', `Plan: ${'[('.repeat(30_000)}`],
])('%s come to an end', (_, body) => {
  expect(of(body).length).toBeLessThan(200);
});
