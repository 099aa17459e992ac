import fc from 'fast-check';
import { UserError } from '../../../src/errors.ts';
import { lintPlan } from '../../../src/plan/lint.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { redrawPlan } from '../../../src/plan/redraw/redraw-plan.ts';
import { sealPlan } from '../../../src/plan/redraw/seal-plan.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, SMALL } from '../sample-plan.ts';

const LARGE: Plan = { ...MEDIUM, tier: 'large' };
const small = sealPlan(renderPlan(SMALL, HOME));
const medium = sealPlan(renderPlan(MEDIUM, HOME));

const redraw = (source: string, plan: Plan) => redrawPlan(source, plan, { home: HOME, issueText: '' });
const findings = (source: string): string[] => lintPlan(source, { treePaths: null }).map(({ rule }) => rule);
const withoutMarks = (source: string): string =>
  source.replace(/<!-- planwright:drawn[\s\S]*?-->\n?/, '').replace(/^last-task: .*\n/m, '');
const RECORD = (task: string, number: number) =>
  `- [#${number}](https://github.com/planwright/planwright/pull/${number}) **Did it** · 2026-01-02 · ${task} · 1 file, +1 −0`;

test.each<[string, string, Plan]>([
  ['a small plan gets phases', small, MEDIUM],
  ['a small plan becomes a large one', small, LARGE],
  ['one with phases becomes small', medium, SMALL],
])('%s: untouched, it is as if it had been drawn so', (_what, source, plan) => {
  const merged = redraw(source, plan);
  expect(merged.conflicts).toEqual([]);
  const fresh = sealPlan(renderPlan(plan, HOME));
  expect(withoutMarks(merged.source)).toBe(withoutMarks(fresh));
  expect(findings(merged.source)).toEqual(findings(fresh));
  expect(redraw(merged.source, plan)).toEqual({ source: merged.source, conflicts: [] });
});

test.each<[string, string, Plan]>([
  ['from small to phases', small, MEDIUM],
  ['from phases to small', medium, SMALL],
])('%s: ticks, criteria with their proof, and records go along', (_what, source, plan) => {
  const worked = source
    .replace('- [ ] **T02**', '- [x] **T02**')
    .replace(/- \[ \] \*\*(E1(?:\.1)?)\*\*(.*)$/m, '- [x] **$1**$2 · [run](https://github.com/o/r/runs/1)')
    .replace('Nothing merged yet.', RECORD('T02', 57))
    .replace(/\n*$/, '\n\n<!-- planwright:did pr/57 -->\n');
  const { source: merged, conflicts } = redraw(worked, plan);
  expect(conflicts).toEqual([]);
  const read = readPlan(merged);
  expect(read.tasks.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(['T02']);
  expect(read.phases[0]?.criteria.map(({ id, checked }) => [id, checked])[0]).toEqual([
    plan.tier === 'small' ? 'E1' : 'E1.1',
    true,
  ]);
  expect(merged).toContain('[run](https://github.com/o/r/runs/1)');
  expect(read.phases.flatMap(({ records }) => records)).toMatchObject([{ number: 57 }]);
  expect(merged).toContain('<!-- planwright:did pr/57 -->');
  expect(redraw(merged, plan)).toEqual({ source: merged, conflicts: [] });
});

test('a record goes to the phase of its task', () => {
  const id = MEDIUM.phases[1]?.tasks[0]?.id ?? '';
  const worked = small.replace('Nothing merged yet.', [RECORD('T01', 57), RECORD(id, 58)].join('\n'));
  const { phases } = readPlan(redraw(worked, MEDIUM).source);
  expect(phases.map(({ records }) => records.map(({ number }) => number))).toEqual([[57], [58]]);
});

test('words of people that are drawn otherwise now become a question, and only these', () => {
  const edited = small.replace('Ask for the paths of all PLAN.md files', 'Ask twice for the paths');
  const same = redraw(edited, MEDIUM);
  expect(same.conflicts).toEqual([]);
  expect(same.source).toContain('Ask twice for the paths');
});

/** What a person may write into a plan, at a line that a number picks. */
const EDITS: Readonly<Record<string, (line: string, word: string) => string[]>> = {
  'an item': (line, word) => (/^- (?!\[)/.test(line) ? [line, `- ${word}`] : [line]),
  'a task': (line, word) => (/^- \[.\] \*\*T/.test(line) ? [line, `- [ ] ${word}`] : [line]),
  'a paragraph': (line, word) => (line === '' ? ['', `People say ${word}.`, ''] : [line]),
  'a section': (line, word) => (/^## /.test(line) ? [`## ${word}`, '', `- ${word} too`, '', line] : [line]),
  'a word more': (line, word) => (/^- \[ \] \*\*[TE]/.test(line) ? [`${line} ${word}`] : [line]),
  'a tick': (line) => [line.replace('- [ ] **T', '- [x] **T')],
};

test('whatever people wrote is still there, and it reads as a plan', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.nat(200)), { maxLength: 6 }),
      (grows, made) => {
        const lines = (grows ? small : medium).split('\n');
        const words: string[] = [];
        for (const [index, [kind, at]] of made.entries()) {
          const first = lines.indexOf('## Overview') + 1;
          const end = lines.findIndex((line) => line.includes('planwright:drawn')) - 1;
          const place = first + (at % (end - first));
          const open = lines.findIndex((line) => line.includes('<!-- planwright:progress'));
          const close = lines.findIndex((line) => line.includes('<!-- /planwright:progress'));
          if (place >= open && place <= close) continue;
          const word = `people${index}said`;
          lines.splice(place, 1, ...(EDITS[kind]?.(lines[place] ?? '', word) ?? []));
          if (lines.some((line) => line.includes(word))) words.push(word);
        }
        let merged: string;
        try {
          merged = redraw(lines.join('\n'), grows ? MEDIUM : SMALL).source;
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          refused += 1;
          return;
        }
        for (const word of words) expect(merged).toContain(word);
        expect(readPlan(merged).tier).toBe(grows ? 'medium' : 'small');
        const ids = readPlan(merged).tasks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 60 },
  );
  expect(refused).toBeLessThan(10);
});
