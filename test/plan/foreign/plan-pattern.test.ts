import { isPlanOf, planOfBranch, planPatternFault } from '../../../src/plan/foreign/plan-pattern.ts';

test.each<[string, string, boolean]>([
  ['ROADMAP.md', 'ROADMAP.md', true],
  ['ROADMAP.md', 'docs/ROADMAP.md', false],
  ['ROADMAP.md', 'ROADMAPxmd', false],
  ['specs/*/tasks.md', 'specs/001-x/tasks.md', true],
  ['specs/*/tasks.md', 'specs/a/b/tasks.md', false],
  ['docs/**/plan.md', 'docs/plan.md', true],
  ['docs/**/plan.md', 'docs/a/b/plan.md', true],
  ['docs/plan-*.md', 'docs/plan-a.md', true],
  ['docs/plan-*.md', 'docs/a/plan-a.md', false],
])('%s and %s: %s', (pattern, path, isOf) => {
  expect(isPlanOf(pattern, path)).toBe(isOf);
});

test.each<[string, string, string | null]>([
  ['specs/*/tasks.md', '001-reminders', 'specs/001-reminders/tasks.md'],
  ['.kiro/specs/*/tasks.md', 'feature/reminders', '.kiro/specs/reminders/tasks.md'],
  ['specs/*/tasks.md', 'a b', null],
  ['ROADMAP.md', '001-reminders', null],
  ['specs/*/*.md', '001-reminders', null],
  ['specs/x-*/tasks.md', '001-reminders', null],
])('%s of branch %s: %s', (pattern, branch, path) => {
  expect(planOfBranch(pattern, branch)).toBe(path);
});

test.each<[string, string | null]>([
  ['specs/*/tasks.md', null],
  ['docs/**/plan.md', null],
  ['/tasks.md', 'without a leading `/`'],
  ['specs\\tasks.md', '`/` between folders'],
  ['../tasks.md', 'no `.` or `..`'],
  ['specs//tasks.md', 'name between the slashes'],
  ['.git/tasks.md', 'outside `.git`'],
  ['specs/*', 'ending in `.md`'],
  ['*/*/*/*/tasks.md', 'at most 3 stars'],
  ['docs/a**/plan.md', '`**` to be a folder of its own'],
])('%s: %s', (pattern, fault) => {
  if (fault === null) expect(planPatternFault(pattern)).toBeNull();
  else expect(planPatternFault(pattern)).toContain(fault);
});
