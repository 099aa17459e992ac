import { readPlan } from '../../../src/plan/reading/read.ts';
import { earlyPhases } from '../../../src/plan/records/early-phases.ts';

/** Two phases of two tasks and a third of one; `ticked` are lines that are done. */
const plan = (ticked: readonly string[] = []) => {
  const line = (id: string) => `- [${ticked.includes(id) ? 'x' : ' '}] **${id}** Do it`;
  const phase = (number: number, tasks: readonly string[]) =>
    `## Phase ${number}: Part\n\n${[...tasks, `E${number}.1`].map(line).join('\n')}\n\n- [${ticked.includes(`C${number}`) ? 'x' : ' '}] **Checkpoint ${number}** Does it hold?\n`;
  return readPlan(
    `---\nplanwright: 1\nissue: 42\ntier: large\n---\n\n# A\n\n${phase(1, ['T01', 'T02'])}\n${phase(2, ['T03', 'T04'])}\n${phase(3, ['T05'])}`,
  );
};
const FIRST = ['T01', 'T02', 'E1.1'];

test.each<[string, string[], string[], unknown[]]>([
  ['the first phase', [], ['T01'], []],
  [
    'the second, too early',
    [],
    ['T01', 'T03'],
    [{ phase: 2, tasks: ['T03'], waitsFor: 1, isCheckpoint: false }],
  ],
  [
    'criteria are open',
    ['T01', 'T02'],
    ['T04'],
    [{ phase: 2, tasks: ['T04'], waitsFor: 1, isCheckpoint: false }],
  ],
  ['the checkpoint is open', FIRST, ['T03'], [{ phase: 2, tasks: ['T03'], waitsFor: 1, isCheckpoint: true }]],
  ['in its turn', [...FIRST, 'C1'], ['T03'], []],
  [
    'a later one',
    [...FIRST, 'C1'],
    ['T03', 'T05'],
    [{ phase: 3, tasks: ['T05'], waitsFor: 2, isCheckpoint: false }],
  ],
  ['done already', ['T03'], ['T03'], []],
  ['no task of it', [], ['T09'], []],
])('%s', (_name, ticked, named, expected) => {
  expect(earlyPhases(plan(ticked), new Set(named))).toEqual(expected);
});

test('a plan without phases has no turn to wait for', () => {
  const small = readPlan('---\nplanwright: 1\nissue: 42\ntier: small\n---\n\n# A\n\n- [ ] **T01** Do it\n');
  expect(earlyPhases(small, new Set(['T01']))).toEqual([]);
});
