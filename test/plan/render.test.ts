import { readFileSync } from 'node:fs';
import { renderNodes } from '../../src/markdown/render-nodes.ts';
import { issueSha256 } from '../../src/plan/issue-hash.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { code, plain, plainText, prose } from '../../src/plan/prose.ts';
import { readPlan } from '../../src/plan/reading/read.ts';
import { progress } from '../../src/plan/reading/read-progress.ts';
import { relativeLink } from '../../src/plan/relative-link.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { HOME, MEDIUM, SMALL } from './sample-plan.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/plans/${name}.md`, import.meta.url), 'utf8');

describe('renderPlan', () => {
  test.each([
    ['medium', MEDIUM],
    ['small', SMALL],
    ['large', { ...MEDIUM, tier: 'large' as const }],
  ])('a %s plan is written as the fixture shows', (name, plan) => {
    expect(renderPlan(plan, HOME)).toBe(fixture(name));
  });

  test.each([MEDIUM, SMALL, { ...MEDIUM, tier: 'large' as const }])(
    'what is written reads back: ids, texts, order, paths, proofs ($tier)',
    (plan: Plan) => {
      const document = readPlan(renderPlan(plan, HOME));
      expect(document).toMatchObject({ issue: 61, tier: plan.tier, title: plan.title, base: plan.base });
      const tasks = plan.phases.flatMap((phase) => phase.tasks);
      expect(
        document.tasks.map(({ id, text, requirements, after, owners }) => ({
          id,
          text,
          requirements,
          after,
          owners,
        })),
      ).toEqual(
        tasks.map(({ id, text, requirements, after, owners }) => ({
          id,
          text: plainText(text),
          requirements,
          after,
          owners,
        })),
      );
      const byPath = (a: { path: string }, b: { path: string }): number => a.path.localeCompare(b.path);
      expect(document.tasks.map((task) => task.paths.toSorted(byPath))).toEqual(
        tasks.map((task) => task.paths.toSorted(byPath)),
      );
      const exits = plan.phases.flatMap((phase) => phase.exit);
      expect(document.criteria.map(({ id, proof }) => ({ id, proof }))).toEqual(
        exits.map(({ id, proof }) => ({
          id,
          proof: proof.kind === 'by-hand' ? { kind: 'by-hand', how: plainText(proof.how) } : proof,
        })),
      );
      expect(document.questions.map((question) => question.id)).toEqual(plan.questions.map((one) => one.id));
      expect(document.phases.map((phase) => phase.checkpoint !== null)).toEqual(
        plan.phases.map((phase) => phase.checkpoint !== null),
      );
      expect(structuredClone(document)).toEqual(document);
      expect(progress(document).map(({ tasks: count }) => count.total)).toEqual(
        plan.phases.map((phase) => phase.tasks.length),
      );
    },
  );

  test('foreign text cannot forge a heading, a task, a mark or front matter', () => {
    const hostile = '# Phase 9: x <!-- planwright:progress --> - [x] **T99** [a](javascript:b) | --- ```';
    const plan: Plan = {
      ...MEDIUM,
      title: hostile,
      requirements: [{ id: 'R1', text: plain(hostile), source: hostile, implied: null }],
      phases: MEDIUM.phases.map((phase) => ({
        ...phase,
        title: plain(hostile),
        delivers: prose`${code(hostile)}`,
      })),
    };
    const document = readPlan(renderPlan(plan, HOME));
    expect(document.title).toBe(hostile);
    expect(document.tasks.map((task) => task.id)).toEqual(['T01', 'T02', 'T03', 'T04']);
    expect(document.phases.map((phase) => phase.title)).toEqual([hostile, hostile]);
  });
});

test.each([
  ['plans/42-x/PLAN.md', 'src/a b.ts', '../../src/a%20b.ts'],
  ['plans/42-x/PLAN.md', 'plans/notes.md', '../notes.md'],
  ['plans/42-x/PLAN.md', 'plans/42-x/notes.md', 'notes.md'],
  ['PLAN.md', 'src/(a)#?.ts', 'src/%28a%29%23%3F.ts'],
  ['PLAN.md', 'a:b.md', 'a%3Ab.md'],
  ['docs/PLAN.md', 'ä/[x].md', '../%C3%A4/%5Bx%5D.md'],
])('from %s to %s', (from, to, expected) => {
  expect(relativeLink(from, to)).toBe(expected);
});

test('the hash of an issue is that of title, empty line, body', () => {
  expect(issueSha256('a', 'b')).toBe('38022fd2b8dbc5cb3d2cee74e083edbf59e3d4e13d067ebcb5db633d4cff4d8c');
  expect(issueSha256('a', 'b')).not.toBe(issueSha256('a\n', 'b'));
});

test('empty sections are left out', () => {
  const text = renderPlan({ ...MEDIUM, questions: [], decisions: [], architecture: [], risks: [] }, HOME);
  expect(text).not.toMatch(/Open questions|Architecture|Risks|Observability/);
  expect(renderNodes([])).toBe('');
});
