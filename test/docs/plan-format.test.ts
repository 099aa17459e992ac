import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planFormatPage } from '../../scripts/docs/plan-format-page.ts';
import { parse } from '../../src/markdown/parse.ts';
import { issueSha256 } from '../../src/plan/issue-hash.ts';
import { type LintContext, lintPlan, planBase } from '../../src/plan/lint.ts';
import { planPath } from '../../src/plan/path.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readContent } from '../../src/plan/reading/read-content.ts';
import { readPlanFrontMatter } from '../../src/plan/reading/read-front-matter.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { RULES } from '../../src/plan/rules/registry.ts';

const ROOT = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const SMALL_PATH = 'docs/plans/2-descriptivepath-blames-plan-md-the-path-that-the/PLAN.md';
const LARGE_PATH = 'docs/plans/3-keep-the-inbox-in-postgres-so-that-several/PLAN.md';
const SMALL = text(SMALL_PATH);
const LARGE = text(LARGE_PATH);

/** The tree at the plan's base commit; null in a clone that does not reach back to it. */
function treeAt(base: string | null): ReadonlySet<string> | null {
  try {
    const args = ['ls-tree', '-r', '--name-only', '--full-tree', base ?? ''];
    const listed = execFileSync('git', args, {
      cwd: fileURLToPath(ROOT),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Set(listed.toString().split('\n'));
  } catch {
    return null;
  }
}

const contextOf = (path: string, source: string): LintContext => ({
  treePaths: treeAt(planBase(source)),
  planPath: path,
});
const CONTEXT = contextOf(LARGE_PATH, LARGE);

function read(source: string): Plan {
  const document = parse(source);
  return readContent(document, readPlanFrontMatter(document)).plan;
}

test('docs/plan-format.md holds the plans as their files do; `npm run docs:make` writes it anew', () => {
  expect(text('docs/plan-format.md')).toBe(planFormatPage());
  for (const plan of [SMALL, LARGE]) expect(text('docs/plan-format.md')).toContain(plan);
});

describe.each([
  ['small', SMALL_PATH, SMALL],
  ['large', LARGE_PATH, LARGE],
])('the %s example', (tier, path, source) => {
  test('has no finding', () => {
    expect(lintPlan(source, contextOf(path, source))).toEqual([]);
  });

  test('stands as the program writes it, byte for byte', () => {
    const plan = read(source);
    expect(plan.tier).toBe(tier);
    expect(renderPlan(plan, { repositoryUrl: null, planPath: path })).toBe(source);
  });

  test('belongs to its issue: by title, hash and path', () => {
    const { title, issueSha256: hash, issue } = read(source);
    const [heading = '', ...body] = text(path.replace('PLAN.md', 'ISSUE.md')).split('\n');
    expect(title).toBe(heading.slice(2));
    expect(hash).toBe(issueSha256(title, `${body.join('\n').trim()}\n`));
    expect(path).toBe(planPath('docs/plans/{issue}-{slug}/PLAN.md', issue.number, title));
  });

  test('every requirement that quotes the issue quotes what it says', () => {
    const issue = text(path.replace('PLAN.md', 'ISSUE.md'));
    const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
    for (const { source: said } of read(source).requirements) {
      if (said !== null) expect(letters(issue)).toContain(letters(said));
    }
  });
});

test('a bug fix with three tasks fits one screen', () => {
  expect(read(SMALL).phases[0]?.tasks).toHaveLength(3);
  expect(SMALL.split('\n').length).toBeLessThanOrEqual(60);
});

/** The source without the lines that match, from where `from` stands on. */
function without(pattern: RegExp, from = '', source = LARGE): string {
  const start = source.indexOf(from);
  const rest = source.slice(start);
  const cut = rest.replace(pattern, '');
  if (start === -1 || cut === rest) throw new Error(`Nothing of ${pattern} stands behind "${from}".`);
  return source.slice(0, start) + cut;
}

const DONE = without(/Nothing merged yet\./, '## Phase 1').replace(
  '### What shipped\n\n\n',
  '### What shipped\n\nSummary: `accept` is waited for.\n\n',
);
const FIRST = DONE.slice(0, DONE.indexOf('## Phase 2')).replaceAll('- [ ]', '- [x]');
const COMPLETE = FIRST + DONE.slice(DONE.indexOf('## Phase 2'));

/** For each rule: what it guards taken away, and the text that its finding stands at. */
const GUARDED: Readonly<
  Record<string, readonly [source: string, at: string, context?: Partial<LintContext>]>
> = {
  'well-formed': [without(/^# Keep the inbox.*\n/m), '---'],
  'front-matter-known': [without(/^base: .*\n/m), '---'],
  'sections-in-place': [without(/^## Overview\n/m), '# Keep'],
  'own-sections': [LARGE, '# Keep', { sections: ['Accessibility'] }],
  'ids-unique': [LARGE.replace('- **K3**', '- **K2**'), '- **K2** CI has no Postgres'],
  'ids-known': [
    without(/- \[ \] \*\*Q2\*\*[\s\S]*?(?=\n## )/).replace('T03, and', 'T03 and'),
    'Q2 is answered',
  ],
  'requirements-covered': [
    LARGE.replace('(R10) Measure', '(R11) Measure').replace('(R10, R11)', '(R11)'),
    '- **R10**',
  ],
  'dependencies-acyclic': [LARGE.replace('· after T03\n', '· after T09\n'), '- [ ] **T04**'],
  'paths-resolved': [LARGE.replaceAll('src/inbox/places.ts', 'src/inbox/place.ts'), '`src/inbox/place.ts`'],
  'no-placeholder': [LARGE.replace(/Send heartbeats while a job runs/, 'TBD'), 'TBD'],
  'scope-fits': [
    LARGE.replace(
      '\n## Working agreement',
      `${[3, 4, 5, 6].map((n) => `- [ ] **Q${n}** Which one?\n`).join('')}\n## Working agreement`,
    ),
    '## Open questions',
  ],
  'descriptive-path': [LARGE, '# Keep', { planPath: 'docs/PLAN.md' }],
  'overview-complete': [without(/^- \*\*Scope:.*\n/m), '## Overview'],
  'working-agreement': [without(/^- \*\*Review and quality:.*\n/m), '## Working agreement'],
  'phases-deliver': [without(/^- \*\*Delivers:.*\n/m, '## Phase 2'), '## Phase 2'],
  'phase-approach': [without(/^### Approach\n\n.*\n\n/m, '## Phase 2'), '## Phase 2'],
  'entry-and-exit': [without(/^- \*\*Entry:.*\n/m, '## Phase 2'), '## Phase 2'],
  'tests-run-at-exit': [without(/^- \[ \] \*\*E3\.1\*\*.*\n/m).replaceAll('E3.1', 'E3.2'), '## Phase 3'],
  'plan-updated-at-exit': [without(/^- \[ \] \*\*E2\.3\*\*.*\n/m), '## Phase 2'],
  'testing-per-phase': [without(/^### Testing\n\n.*\n\n/m, '## Phase 2'), '## Phase 2'],
  'checkpoint-per-phase': [without(/^- \[ \] \*\*Checkpoint 2\*\*.*\n/m), '## Phase 2'],
  'tasks-owned': [without(/^- \*\*Owner:.*\n/m, '## Phase 2'), '## Phase 2'],
  'risks-mitigated': [without(/^ {2}- Mitigation:.*\n/m, '- **K2**'), '- **K2**'],
  'decisions-reasoned': [without(/^ {2}- Why:.*\n/m, '- **D2**'), '- **D2**'],
  'context-mapped': [
    without(/(?<=## Current state\n\n)[\s\S]*?(?=\n## )/).replace(
      /^A webhook → .*$/m,
      'A webhook, then a table.',
    ),
    '## Current state',
  ],
  'feedback-loop': [without(/^- \*\*This plan:.*\n/m), '## Working agreement'],
  'quality-attributes': [without(/^## Observability\n[\s\S]*?(?=^## )/m), '- **R7**'],
  'summary-recorded': [without(/^Summary: .*\n/m, '', COMPLETE), '## Phase 1'],
};

test('the table has every rule', () => {
  expect(Object.keys(GUARDED).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(Object.keys(GUARDED).filter((rule) => rule !== 'paths-resolved' || CONTEXT.treePaths !== null))(
  '%s: what it guards is taken away, and it alone finds that, at its line',
  (rule) => {
    const [source = '', at = '', context] = GUARDED[rule] ?? [];
    const findings = lintPlan(source, { ...CONTEXT, ...context });
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    const line = source.slice(0, source.indexOf(at)).split('\n').length;
    expect(findings.map((finding) => finding.line)).toContain(line);
  },
);

test('with its first phase done and summarized there is nothing to find', () => {
  expect(lintPlan(COMPLETE, CONTEXT)).toEqual([]);
});
