import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../src/facts/facts.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import type { Issue } from '../../src/plan/issue.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJson } from '../../src/plan/plan-json.ts';
import { plainText } from '../../src/plan/prose.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { judgePlan } from '../../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../../src/planner/embedded.ts';
import { removeScratch, scratchRepository } from '../facts/scratch-repository.ts';
import { commitOf, factsOf, issueOf } from './facts-of.ts';

afterAll(removeScratch);

const OPTIONS = {
  home: { repositoryUrl: 'https://github.com/acme/tool', planPath: 'plans/42-sort-the-list/PLAN.md' },
  tier: null,
};
const FACTS = factsOf(
  {
    'src/list.ts': 'export function sortList(list: string[]) {\n  return list.sort();\n}\n',
    'test/list.test.ts': "test('sort the list', () => {});\n",
  },
  {
    history: [commitOf('Sort the list', ['src/list.ts', 'test/list.test.ts'])],
    commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }],
  },
);

/** The plan, drawn twice to the same bytes, without a finding of the planning standard; else what is missing, in words. */
function drawn(issue: Issue, facts: Facts): Plan | readonly string[] {
  const first = drawEmbeddedPlan(issue, facts, OPTIONS);
  const second = drawEmbeddedPlan(issue, facts, OPTIONS);
  if (first.kind === 'intake') return first.missing;
  if (second.kind === 'intake') throw new Error('the same input gave something else');
  expect(JSON.stringify(planToJson(second.plan))).toBe(JSON.stringify(planToJson(first.plan)));
  expect(renderPlan(second.plan, OPTIONS.home)).toBe(renderPlan(first.plan, OPTIONS.home));
  const treePaths = new Set(facts.tree.map(({ path }) => path));
  expect(judgePlan(first.plan, { treePaths })).toEqual([]);
  return first.plan;
}

function planOf(issue: Issue, facts: Facts): Plan {
  const result = drawn(issue, facts);
  if (!('requirements' in result)) throw new Error(`a plan was expected, but: ${result.join()}`);
  return result;
}

describe('an issue', () => {
  const log = Array.from(
    { length: 600 },
    (_, line) =>
      `2024-05-01T12:00:${String(line % 60).padStart(2, '0')}Z ERROR worker[${line}] request failed`,
  );

  test('of 65,536 characters has a plan of bounded length', () => {
    const body = 'The list should be sorted by name, and `sortList` should keep what is equal. '
      .repeat(900)
      .slice(0, 65_536);
    const plan = planOf(issueOf('Sort the list by name', body), FACTS);
    expect(plan.requirements.length).toBeLessThanOrEqual(30);
    expect(renderPlan(plan, OPTIONS.home).length).toBeLessThan(60_000);
  });

  test('of only emoji is asked about', () => {
    expect(drawn(issueOf('😀🎉🚀', '😀 🎉\n\n🚀🚀🚀'), FACTS)).toEqual([
      expect.stringContaining('a description in sentences'),
      expect.stringContaining('a title that names what is to change'),
      expect.stringContaining('at least one sentence'),
    ]);
  });

  test('that is a log has no line of the log for a requirement', () => {
    const result = drawn(
      issueOf('Requests fail', `\`\`\`\n${log.join('\n')}\n\`\`\``, { labels: ['bug'] }),
      FACTS,
    );
    const said = 'requirements' in result ? result.requirements.map(({ text }) => plainText(text)) : [];
    expect(said.join('\n')).not.toContain('worker[');
  });

  test('that is a log without a fence has a plan or a reason', () => {
    const result = drawn(issueOf('Requests fail', log.join('\n'), { labels: ['bug'] }), FACTS);
    expect('requirements' in result ? result.requirements.length : result.length).toBeGreaterThan(0);
  });

  test('with a thousand checkboxes has the first ones in the plan, and says how many are not', () => {
    const boxes = Array.from({ length: 1000 }, (_, at) => `- [ ] Support sorting by field ${at + 1}x`);
    const plan = planOf(issueOf('Sort by any field', boxes.join('\n')), FACTS);
    expect(plan.tier).toBe('large');
    expect(plan.requirements).toHaveLength(30);
    expect(plan.notRead.map(plainText).join()).toMatch(/9\d\d more requirements of the issue/);
  });
});

describe('a repository', () => {
  const issue = issueOf('Sort the list by name', 'The list should be sorted by name. `sortList` is where.');

  test('without a commit has a plan whose paths are new or none', async () => {
    const facts = await readFacts({ gitDir: scratchRepository().gitDir, revision: 'HEAD' });
    const plan = planOf(issue, facts);
    expect(plan.base).toBeNull();
    const paths = plan.phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths));
    expect(paths.filter(({ status }) => status === 'modify')).toEqual([]);
  });

  test('without tests says how the work is tried', () => {
    const plan = planOf(issue, factsOf({ 'src/list.ts': 'export function sortList() {}\n' }));
    const tests = plan.agreement.find(({ topic }) => topic === 'tests');
    expect(plainText(tests?.text ?? [])).toContain('nothing tests `list.ts` yet');
    expect(plan.phases[0]?.exit[0]?.proof).toEqual({ kind: 'run', command: 'node --test' });
  });

  test('with odd file names has them in the plan as they are', async () => {
    const repository = scratchRepository();
    const odd = [
      'src/sort list.ts',
      'src/ünï côdé/sortList.ts',
      'src/line\nbreak/sortList.ts',
      'src/a|b`c].ts',
    ];
    const text = 'export function sortList(list: string[]) {\n  return list.sort();\n}\n';
    repository.commit('Sort the list', Object.fromEntries(odd.map((path) => [path, text])));
    const plan = planOf(issue, await readFacts({ gitDir: repository.gitDir, revision: 'HEAD' }));
    expect(odd).toContain(plan.files[0]?.path);
    expect(plan.files.map(({ path }) => path).sort()).toEqual([...odd].sort());
  });

  test('with 50,000 files has a plan', async () => {
    const repository = scratchRepository();
    const code = 'export function sortList() {}\n';
    const lines = ['blob', 'mark :1', 'data 2', 'x', 'blob', 'mark :2', `data ${code.length}`, code];
    lines.push('commit refs/heads/main', 'committer A <a@b> 1700000000 +0000', 'data 5', 'init');
    for (let at = 0; at < 50_000; at += 1) lines.push(`M 100644 :1 src/f${at % 200}/part${at}.ts`);
    lines.push('M 100644 :2 src/list.ts', '');
    repository.git(['fast-import', '--quiet'], { input: lines.join('\n') });
    const facts = await readFacts({ gitDir: repository.gitDir, revision: 'HEAD' });
    expect(facts.tree).toHaveLength(50_001);
    expect(planOf(issue, facts).files[0]?.path).toBe('src/list.ts');
  });

  test('with a binary of 500 MB is planned without reading it', async () => {
    const repository = scratchRepository();
    writeFileSync(join(repository.dir, 'model.bin2'), '');
    truncateSync(join(repository.dir, 'model.bin2'), 500 * 1024 * 1024);
    repository.commit('Add', { 'src/list.ts': 'export function sortList() {}\n' });
    const facts = await readFacts({ gitDir: repository.gitDir, revision: 'HEAD' });
    expect(facts.contents.has('model.bin2')).toBe(false);
    const plan = planOf(issue, facts);
    expect(plan.files[0]?.path).toBe('src/list.ts');
    expect(plan.notRead.map(plainText).join()).toContain('over 200 KB');
  });
});
