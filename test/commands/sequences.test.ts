import fc from 'fast-check';
import type { CommandContext } from '../../src/commands/command.ts';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { runCommands } from '../../src/commands/run-commands.ts';
import { linesOf } from '../../src/plan/reading/find-line.ts';
import type { PlanDocument } from '../../src/plan/reading/plan-document.ts';
import { readPlan } from '../../src/plan/reading/read.ts';
import { sealPlan } from '../../src/plan/redraw/seal-plan.ts';
import { SMALL_PLAN } from './small-plan.ts';

/** What a plan should be, without any markdown: the tasks with their states, and the words that people wrote. */
interface Model {
  readonly tasks: Map<string, { done: boolean; dropped: boolean; phase: number | null }>;
  /** Every id that was ever given. */
  readonly given: Set<string>;
  /** Words of people that must be in the text. */
  readonly words: Set<string>;
  readonly hasPhases: boolean;
  paused: boolean;
}

interface World {
  source: string;
  readonly model: Model;
  steps: number;
}

/** As little as a plan of phases can be: a thousand sequences are many parses. */
const PHASES = `---
planwright: 1
issue: 42
tier: medium
last-task: T03
---

# A plan

## Overview

What it is about.

## Progress

<!-- planwright:progress -->
<!-- /planwright:progress -->

## Phase 1: First

### Tasks

- [ ] **T01** (R1) Begin
- [ ] **T02** Go on · after T01

### Exit criteria

- [ ] **E1.1** It runs — by hand

## Phase 2: Second

### Tasks

- [ ] **T03** End
`;

/** The same with lines of every other kind, as `sealPlan` keeps them taken. */
const LISTED = PHASES.replace(
  '## Phase 1: First',
  `## Open questions

- [ ] **Q1** Which one?
  - **a** (default) This
  - **b** That

## Architecture and decisions

- **D1** It is so. *Why:* so.

## Phase 1: First`,
).concat(`
## Risks

- **K1** It breaks. Likelihood low, impact high.
`);

const context = (source: string, step: number): CommandContext => ({
  ...{ source, planUrl: null, issue: 42, pull: 57, people: [], prefix: '/plan' },
  actor: { login: 'ada', url: 'https://github.com/ada', date: '2026-01-02' },
  standing: { author: false, triage: true, write: true },
  ...{ origin: `comment/${step}`, answered: [] },
});

/** Reading is what takes long here, and most texts are read by the step that makes them and by the next. */
const read = new Map<string, PlanDocument>();

function planOf(source: string): PlanDocument {
  const plan = read.get(source) ?? readPlan(source);
  if (read.size >= 50) read.clear();
  read.set(source, plan);
  return plan;
}

type Step = (world: World) => void;

function command(world: World, comment: string): boolean {
  const ran = runCommands(parseCommands(comment), context(world.source, world.steps));
  world.source = ran.source ?? world.source;
  return ran.results.every((result) => result.kind !== 'error');
}

/** A task of the model, by a number that the generator gives; `T98` where there is none. */
function pick({ model }: World, at: number): string {
  const ids = [...model.tasks.keys()];
  return ids[at % Math.max(1, ids.length)] ?? 'T98';
}

/** Ids of all that people may delete but tasks. */
function listed(source: string): string[] {
  const plan = planOf(source);
  return ['D', 'K', 'R', 'Q'].flatMap((letter) => linesOf(plan, letter).map(({ id }) => id));
}

/** Where the whole list item of an id stands. */
function blockOf(source: string, id: string): { readonly start: number; readonly end: number } {
  const line = linesOf(planOf(source), id.charAt(0)).find((one) => one.id === id);
  const { start, end } = line?.item.position ?? {};
  return { start: start?.offset ?? 0, end: end?.offset ?? 0 };
}

const index = fc.nat({ max: 11 });
/** Words that nobody wrote before, between signs that markdown and the plan's own form read. */
const text = fc
  .tuple(
    fc.constantFrom(
      '',
      '*',
      '`a` ',
      '~~',
      '# ',
      '- [ ] **T07** ',
      '| ',
      '<b>',
      '· after T01 ',
      ' — modify `x.ts` ',
      '"',
      '@ada ',
    ),
    fc.integer({ min: 0, max: 1e9 }),
    fc.constantFrom('', '*', ' ~~x~~', ' · @bob', ' <!--', '.', ' \\', ' [a](b)', '\n\n- more'),
  )
  .map(([before, word, behind]) => ({ said: `${before}w${word}${behind}`, word: `w${word}` }));

const steps: fc.Arbitrary<Step>[] = [
  fc.tuple(index, fc.boolean()).map(
    ([at, isReopened]): Step =>
      (world) => {
        const id = pick(world, at);
        const task = world.model.tasks.get(id);
        const isDone = command(world, isReopened ? `/plan reopen ${id} why` : `/plan done ${id}`);
        if (task === undefined) expect(isDone).toBe(false);
        else if (isReopened) Object.assign(task, isDone ? { done: false, dropped: false } : {});
        else {
          expect(isDone).toBe(!task.dropped);
          if (isDone) task.done = true;
        }
      },
  ),
  fc.tuple(index, text).map(
    ([at, { said, word }]): Step =>
      (world) => {
        const id = pick(world, at);
        const task = world.model.tasks.get(id);
        if (!command(world, `/plan drop ${id} ${said}`)) return;
        if (task?.dropped === false) world.model.words.add(word);
        Object.assign(task ?? {}, { dropped: true });
      },
  ),
  fc.tuple(fc.constantFrom(null, 1, 2), text).map(
    ([phase, { said, word }]): Step =>
      (world) => {
        const before = new Set(planOf(world.source).tasks.map((task) => task.id));
        const flag = phase === null ? '' : `--phase ${phase} `;
        const isDone = command(world, `/plan add ${flag}-- ${said}`);
        if (!isDone) return;
        const added = planOf(world.source).tasks.filter((task) => !before.has(task.id));
        expect(added).toHaveLength(1);
        for (const { id, phase: where } of added) {
          // The point of it all: never one that was given before, whatever people deleted.
          expect(world.model.given.has(id)).toBe(false);
          if (phase !== null) expect(where).toBe(phase);
          world.model.given.add(id);
          world.model.words.add(word);
          world.model.tasks.set(id, { done: false, dropped: false, phase: where });
        }
      },
  ),
  fc.tuple(index, fc.constantFrom(1, 2)).map(
    ([at, phase]): Step =>
      (world) => {
        const id = pick(world, at);
        const task = world.model.tasks.get(id);
        const isDone = command(world, `/plan move ${id} --phase ${phase}`);
        if (!world.model.hasPhases) expect(isDone).toBe(false);
        if (isDone && task !== undefined) task.phase = phase;
      },
  ),
  fc.tuple(fc.constantFrom('note', 'decide', 'risk'), text).map(
    ([name, { said, word }]): Step =>
      (world) => {
        const before = new Set(listed(world.source));
        if (!command(world, `/plan ${name} -- ${said}`)) return;
        world.model.words.add(word);
        const added = listed(world.source).filter((id) => !before.has(id));
        expect(added.map((id) => id.charAt(0))).toEqual({ note: [], decide: ['D'], risk: ['K'] }[name]);
        for (const id of added) {
          expect(world.model.given.has(id)).toBe(false);
          world.model.given.add(id);
        }
      },
  ),
  fc.constantFrom('a', 'words of their own').map(
    (answer): Step =>
      (world) => {
        const before = new Set(listed(world.source));
        if (!command(world, `/plan answer Q1 ${answer}`)) return;
        const added = listed(world.source).filter((id) => !before.has(id));
        expect(added).toEqual([expect.stringMatching(/^D/)]);
        for (const id of added) expect(world.model.given.has(id)).toBe(false);
        for (const id of added) world.model.given.add(id);
      },
  ),
  fc.tuple(index, fc.constantFrom('@eve', '@org/team')).map(
    ([at, who]): Step =>
      (world) => {
        const id = pick(world, at);
        if (command(world, `/plan assign ${id} ${who}`)) {
          expect(planOf(world.source).tasks.find((task) => task.id === id)?.owners).toEqual([who.slice(1)]);
        }
      },
  ),
  fc.boolean().map(
    (paused): Step =>
      (world) => {
        expect(command(world, paused ? '/plan pause' : '/plan resume')).toBe(true);
        world.model.paused = paused;
      },
  ),
  // What people do with the file.
  fc.tuple(index, fc.integer({ min: 0, max: 1e9 })).map(
    ([at, word]): Step =>
      (world) => {
        const line = `**${pick(world, at)}**`;
        if (!world.source.includes(line)) return;
        world.source = world.source.replace(line, `${line} h${word}`);
        world.model.words.add(`h${word}`);
      },
  ),
  index.map(
    (at): Step =>
      (world) => {
        const id = pick(world, at);
        const lines = world.source.split('\n');
        const found = lines.findIndex((line) => /^- \[.\]/.test(line) && line.includes(`**${id}**`));
        if (found === -1 || world.model.tasks.size < 2) return;
        for (const word of world.model.words)
          if (lines[found]?.includes(word)) world.model.words.delete(word);
        world.source = lines.filter((_line, at) => at !== found).join('\n');
        world.model.tasks.delete(id);
      },
  ),
  // Decisions, risks, requirements and questions that people delete.
  index.map(
    (at): Step =>
      (world) => {
        const ids = listed(world.source);
        const id = ids[at % Math.max(1, ids.length)];
        if (id === undefined) return;
        const { start, end } = blockOf(world.source, id);
        const gone = world.source.slice(start, end);
        for (const word of world.model.words) if (gone.includes(word)) world.model.words.delete(word);
        world.source = world.source.slice(0, start) + world.source.slice(end).replace(/^\n/, '');
      },
  ),
  index.map(
    (at): Step =>
      (world) => {
        const id = pick(world, at);
        const task = world.model.tasks.get(id);
        const box = `- [ ] **${id}**`;
        if (task === undefined || !world.source.includes(box)) return;
        world.source = world.source.replace(box, `- [x] **${id}**`);
        task.done = true;
      },
  ),
  fc.integer({ min: 0, max: 1e9 }).map(
    (word): Step =>
      (world) => {
        world.source = world.source.replace(/(## Overview\n)/, `$1\nA paragraph p${word} of ours.\n`);
        world.model.words.add(`p${word}`);
      },
  ),
];

function worldOf(source: string): World {
  const plan = planOf(source);
  return {
    source,
    steps: 0,
    model: {
      tasks: new Map(
        plan.tasks.map(({ id, checked, struck, phase }) => [id, { done: checked, dropped: struck, phase }]),
      ),
      given: new Set([...plan.tasks.map((task) => task.id), ...listed(source)]),
      words: new Set(),
      hasPhases: plan.phases.some((phase) => phase.number !== null),
      paused: false,
    },
  };
}

function compare({ source, model }: World): void {
  const plan = planOf(source);
  const found = new Map(
    plan.tasks.map(({ id, checked, struck, phase }) => [id, { done: checked, dropped: struck, phase }]),
  );
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(model.tasks));
  expect(plan.paused).toBe(model.paused);
  for (const word of model.words) expect(source).toContain(word);
}

/** 1,000 sequences in all; `FUZZ_RUNS` asks for more. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 334);

test.each([
  ['small', SMALL_PLAN],
  ['of two phases', PHASES],
  ['as it is drawn, with decisions, risks and questions', sealPlan(LISTED)],
])(
  'a plan that is %s reads back after any commands and edits, gives no id twice, and loses no word',
  (_what, source) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...steps), { minLength: 1, maxLength: 6 }), (sequence) => {
        const world = worldOf(source);
        for (const step of sequence) {
          world.steps += 1;
          step(world);
          compare(world);
        }
      }),
      { numRuns },
    );
  },
  600_000,
);

const without = (source: string, id: string): string => {
  const { start, end } = blockOf(source, id);
  return source.slice(0, start) + source.slice(end).replace(/^\n/, '');
};

test.each([
  ['D', 'decide'],
  ['K', 'risk'],
  ['T', 'add'],
])('the last %s, once people deleted it, is not given again; nor is what a command gave', (letter, name) => {
  const world = worldOf(sealPlan(LISTED));
  const given = new Set(linesOf(planOf(world.source), letter).map(({ id }) => id));
  for (let time = 0; time < 3; time += 1) {
    const last = linesOf(planOf(world.source), letter).at(-1);
    world.source = without(world.source, last?.id ?? '');
    const left = new Set(linesOf(planOf(world.source), letter).map(({ id }) => id));
    expect(left).not.toContain(last?.id);
    world.steps += 1;
    expect(command(world, `/plan ${name} Something else`)).toBe(true);
    const added = linesOf(planOf(world.source), letter).filter(({ id }) => !left.has(id));
    expect(added).toHaveLength(1);
    for (const { id } of added) expect(given).not.toContain(id);
    for (const { id } of added) given.add(id);
  }
});
