import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from '../../../src/markdown/parse.ts';
import { taskItems } from '../../../src/markdown/task-items.ts';
import type { ForeignPlan } from '../../../src/plan/foreign/foreign-plan.ts';
import { foreignStatus } from '../../../src/plan/foreign/foreign-status.ts';
import { readForeignPlan } from '../../../src/plan/foreign/read-foreign.ts';

const FOLDER = new URL('../../fixtures/plans/', import.meta.url);
const FIXTURES = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const,
);

function read(source: string): ForeignPlan {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new Error(reading.message);
  return reading.plan;
}

test.each<[string, string, { label: string; number: number | null; title: string }]>([
  ['Phase', '## Phase 2: Core', { label: 'Phase 2', number: 2, title: 'Core' }],
  ['a dash', '### Phase 2 — Core', { label: 'Phase 2', number: 2, title: 'Core' }],
  ['a letter', '## Phase A: Core', { label: 'Phase A', number: null, title: 'Core' }],
  ['a Roman number', '# Phase IV. Core', { label: 'Phase IV', number: 4, title: 'Core' }],
  ['in words', '## Phase one - Core', { label: 'Phase one', number: 1, title: 'Core' }],
  ['a sign before and behind', '## 🚀 Phase 2: Core ✅', { label: 'Phase 2', number: 2, title: 'Core' }],
  ['numbered besides', '## 3. Phase 2: Core', { label: 'Phase 2', number: 2, title: 'Core' }],
  [
    'spec-kit',
    '## Phase 3: User Story 1 - Pay (Priority: P1) 🎯 MVP',
    { label: 'Phase 3', number: 3, title: 'User Story 1 - Pay (Priority: P1) 🎯 MVP' },
  ],
  ['Stage', '## Stage 2: Core', { label: 'Stage 2', number: 2, title: 'Core' }],
  ['Milestone', '## Milestone 2 (Core)', { label: 'Milestone 2', number: 2, title: '' }],
  ['M1', '## M2: Core', { label: 'M2', number: 2, title: 'Core' }],
  ['Epic', '## Epic 2: Core', { label: 'Epic 2', number: 2, title: 'Core' }],
  ['Sprint', '## Sprint 2 | Core', { label: 'Sprint 2', number: 2, title: 'Core' }],
  ['Step', '### Step 2. Core', { label: 'Step 2', number: 2, title: 'Core' }],
  ['German', '## Schritt 2: Kern', { label: 'Schritt 2', number: 2, title: 'Kern' }],
  ['Spanish', '## Fase 2: Núcleo', { label: 'Fase 2', number: 2, title: 'Núcleo' }],
  ['French', '## Étape 2 : Cœur', { label: 'Étape 2', number: 2, title: 'Cœur' }],
  ['Russian', '## Этап 2. Ядро', { label: 'Этап 2', number: 2, title: 'Ядро' }],
  ['Japanese', '## フェーズ2：核', { label: 'フェーズ2', number: 2, title: '核' }],
  ['Chinese', '## 第二阶段：核心', { label: '第二阶段', number: 2, title: '核心' }],
  ['Korean', '## 2단계: 핵심', { label: '2단계', number: 2, title: '핵심' }],
])('finds a phase: %s', (_, heading, phase) => {
  const { phases, tasks } = read(`# Plan\n\n${heading}\n\n- [ ] a task\n`);
  expect(phases).toEqual([expect.objectContaining({ ...phase, line: 3 })]);
  expect(tasks[0]?.phase).toBe(0);
});

test.each<[string, string, string[]]>([
  ['quarters', '## Q1 2026\n- [ ] a\n## Q2 2026\n- [ ] b', ['Q1 2026', 'Q2 2026']],
  ['versions', '## v0.9\n- [ ] a\n## v1.0 (next)\n- [ ] b', ['v0.9', 'v1.0']],
  ['Now, Next, Later', '## Now\n- [ ] a\n## Next\n- [ ] b\n## Later\n- [ ] c', ['Now', 'Next', 'Later']],
  [
    'weeks beside sprints',
    '## Week 1\n- [ ] a\n## Sprint 1\n- [ ] b\n## Sprint 2\n- [ ] c',
    ['Week 1', 'Sprint 1', 'Sprint 2'],
  ],
  ['bare numbers with tasks', '## 1. Parser\n- [ ] a\n## 2. Printer\n- [ ] b', ['1', '2']],
  [
    'chapters are none',
    '## 1. Introduction\ntext\n## 2. Parser\n- [ ] a\n## 3. Testing\ntext\n## 4. Risks\ntext',
    ['2'],
  ],
  [
    'the title of the document is none',
    '# Phase 3: Payments\n## Step 1: A\n- [ ] a\n## Step 2: B\n- [ ] b',
    ['Step 1', 'Step 2'],
  ],
  [
    'parts of a phase are none',
    '## Phase 1: A\n### Phase 1.1: a\n- [ ] a\n### Phase 1.2: b\n- [ ] b\n## Phase 2: B\n- [ ] c',
    ['Phase 1', 'Phase 2'],
  ],
  [
    'steps within phases are none',
    '## Phase 1\n### Step 1\n- [ ] a\n### Step 2\n- [ ] b\n## Phase 2\n- [ ] c',
    ['Phase 1', 'Phase 2'],
  ],
  [
    'looked back upon',
    '## Phase 1\n- [ ] a\n## Phase 2\n- [ ] b\n## Notes\n### Phase 1, looked back\ntext',
    ['Phase 1', 'Phase 2'],
  ],
  ['bold lines', '# Plan\n\n**Phase 1: A**\n\n- [ ] a\n\n**Phase 2: B**\n\n- [ ] b', ['Phase 1', 'Phase 2']],
  ['a version in a title', '# Release of v2.0\n- [ ] a', []],
  ['a word that begins like one', '## Phased rollout\n- [ ] a\n## Stepping down\n- [ ] b', []],
])('chooses what the phases are: %s', (_, source, labels) => {
  expect(read(source).phases.map((phase) => phase.label)).toEqual(labels);
});

test.each<[string, string, Record<string, unknown>]>([
  [
    'spec-kit',
    '- [ ] T001 [P] [US1] Make `src/a.ts`',
    { id: 'T001', text: 'Make src/a.ts', parallel: true, story: 'US1' },
  ],
  ['spec-kit, done', '- [X] T002 Make it', { id: 'T002', state: 'done' }],
  [
    'Kiro',
    '- [ ] 1.2 Make it\n  - how\n  - _Requirements: 1.1, 2.3_',
    { id: '1.2', text: 'Make it', requirements: ['1.1', '2.3'] },
  ],
  ['Kiro, whole', '- [ ] 3. Make it', { id: '3', text: 'Make it' }],
  ['Kiro, optional', '- [ ]* 1.3 Test it', { id: '1.3', optional: true, state: 'open' }],
  ['Kiro, optional and done', '- [x]* 1.3 Test it', { id: '1.3', optional: true, state: 'done' }],
  ['Kiro, begun', '- [-] 2. Make it', { id: '2', state: 'under way' }],
  [
    'ExecPlan',
    '- [x] (2025-10-01 13:00Z) Made it',
    { id: expect.stringMatching(/^t-[0-9a-f]{6}$/), at: '2025-10-01 13:00Z', text: 'Made it', state: 'done' },
  ],
  ['bold', '- [ ] **T-01**: Make it', { id: 'T-01', text: 'Make it' }],
  [
    'bold with its words',
    '- [ ] **M1.2 Make it** well',
    { id: expect.anything(), text: expect.stringContaining('Make it well') },
  ],
  ['in brackets', '- [ ] [A-7] Make it', { id: 'A-7', text: 'Make it' }],
  ['Task N', '- [ ] Task 8: Make it', { id: 'Task 8', text: 'Make it' }],
  ['of a tracker', '- [ ] AUTH-204: Make it', { id: 'AUTH-204', text: 'Make it' }],
  [
    'a number of something',
    '- [ ] 3 retries at most',
    { id: expect.stringMatching(/^t-/), text: '3 retries at most' },
  ],
  ['a duration', '- [ ] 1.5 hours of reading', { id: expect.stringMatching(/^t-/) }],
  [
    'a name like an id',
    '- [ ] S3 bucket for logs',
    { id: expect.stringMatching(/^t-/), text: 'S3 bucket for logs' },
  ],
  ['numbered list', '4. [ ] Make it', { id: '4', text: 'Make it' }],
  ['half done', '- [~] Make it', { state: 'under way' }],
  ['begun', '- [/] Make it', { state: 'under way' }],
  ['struck through', '- [ ] ~~T3: Make it~~', { state: 'dropped' }],
  ['done and struck through', '- [x] ~~Make it~~', { state: 'done' }],
])('reads a task: %s', (_, source, task) => {
  expect(read(`# Plan\n\n${source}\n`).tasks).toEqual([expect.objectContaining(task)]);
});

test('what a document says of its marks goes before what they usually mean', () => {
  const { tasks } = read('# Plan\n\n`[-]` cancelled, `[~]` = in progress\n\n- [-] a\n- [~] b\n');
  expect(tasks.map((task) => task.state)).toEqual(['dropped', 'under way']);
});

test('what looks like an id is one in company', () => {
  expect(read('- [ ] S3 Make it\n- [ ] S4 Keep it\n').tasks.map((task) => task.id)).toEqual(['S3', 'S4']);
});

test('an id that stands in two phases is told apart by the phase', () => {
  const { tasks } = read('## Phase 1\n\n1. [ ] a\n2. [ ] b\n\n## Phase 2\n\n1. [ ] c\n');
  expect(tasks.map((task) => task.id)).toEqual(['1/1', '2', '2/1']);
  expect(tasks.map((task) => task.written)).toEqual(['1', '2', '1']);
});

test('rows of a table with a status are tasks, of other tables not', () => {
  const status =
    '| ID | Task | Status |\n|---|---|---|\n| A1 | parse | ✅ Done |\n| A2 | print | In Progress |\n| A3 | run | |\n';
  const http = '| Route | Status |\n|---|---|\n| /a | 200 |\n| /b | 404 |\n';
  const { tasks } = read(`# Plan\n\n${status}\n## API\n\n${http}`);
  expect(tasks.map(({ id, text, state }) => [id, text, state])).toEqual([
    ['A1', 'parse', 'done'],
    ['A2', 'print', 'under way'],
    ['A3', 'run', 'open'],
  ]);
});

test('headings that name tasks are tasks, or groups of the boxes below them', () => {
  const plan = read(
    '# Plan\n\n### Task 1: Parse ✅\n\ntext\n\n### Task 2: Print\n\n- [ ] **Step 1:** test\n- [x] **Step 2:** code\n',
  );
  expect(plan.tasks.map(({ id, state }) => [id, state])).toEqual([
    ['Task 1', 'done'],
    ['Step 1', 'open'],
    ['Step 2', 'done'],
  ]);
  expect(plan.groups).toEqual([{ id: 'Task 2', title: 'Print', line: 7 }]);
});

test('acceptance criteria are no tasks to start', () => {
  const plan = read('## Phase 1\n\n- [x] a\n\n### Acceptance criteria\n\n- [ ] b\n');
  const status = foreignStatus(plan);
  expect(status.phases[0]).toMatchObject({
    state: 'under way',
    tasks: { done: 1, total: 1 },
    criteria: { done: 0, total: 1 },
  });
  expect(status.next).toEqual([]);
});

test.each<[string, string]>([
  ['speckit-tasks.md', 'spec-kit'],
  ['kiro-tasks.md', 'kiro'],
  ['kiro-flat.md', 'kiro'],
  ['execplan.md', 'exec-plan'],
  ['phases-h2.md', 'markdown'],
])('%s is %s', (name, form) => {
  expect(read(readFileSync(new URL(name, FOLDER), 'utf8')).form).toBe(form);
});

test.each(FIXTURES)('%s: every checkbox that GitHub shows is a task, and ids are unique', (_, source) => {
  const { tasks, document } = read(source);
  const boxes = taskItems(parse(source)).filter((task) => !task.quoted);
  const found = tasks.flatMap(({ place }) =>
    place.kind === 'item' && place.mark.isBox ? [place.mark.offset] : [],
  );
  expect(found).toEqual(boxes.map((task) => task.box));
  expect(new Set(tasks.map((task) => task.id)).size).toBe(tasks.length);
  expect(document.source).toBe(source);
});

test.each(FIXTURES)('%s: ids outlive all ticks', (_, source) => {
  const { tasks } = read(source);
  let ticked = source;
  for (const { place } of tasks.toReversed()) {
    if (place.kind !== 'item' || place.mark.value !== ' ') continue;
    ticked = `${ticked.slice(0, place.mark.offset)}x${ticked.slice(place.mark.offset + 1)}`;
  }
  expect(read(ticked).tasks.map((task) => task.id)).toEqual(tasks.map((task) => task.id));
});

test('a made-up id follows from the words, not from the place', () => {
  const before = read('# Plan\n\n- [ ] Parse it\n- [ ] Print it\n').tasks.map((task) => task.id);
  const after = read('# Plan\n\n- [ ] New\n- [ ] Print it\n- [x] *Parse* it\n').tasks.map((task) => task.id);
  expect(after.slice(1).toSorted()).toEqual(before.toSorted());
});

const piece = fc.constantFrom(
  ...[
    '# ',
    '## Phase 1',
    '### Task 2: x',
    '- [ ] T001 ',
    '- [~] ',
    '- [ ]* 1.2 ',
    '1. [x] ',
    '  - [-] ',
    '> ',
    '```',
    '<!--',
    '-->',
  ],
  ...[
    '| a | Status |\n|---|---|\n| T1 | done |',
    '**Phase 2: b**',
    '---',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '[x]',
    '~~',
    '**',
    '(',
    '🚀',
    '第二阶段',
    '\uFEFF',
    '\0',
  ],
);

test('reading never throws, whatever the text', () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (source) => {
      const reading = readForeignPlan(source);
      if (reading.kind === 'plan')
        expect(foreignStatus(reading.plan).tasks).toHaveLength(reading.plan.tasks.length);
    }),
    { numRuns: 2_000 },
  );
});

test.each<[string, string]>([
  ['too large', 'x'.repeat(600 * 1024)],
  ['too deep', `${'> '.repeat(200)}x`],
])('%s is refused and says so', (_, source) => {
  expect(readForeignPlan(source)).toMatchObject({ kind: 'refused', message: expect.any(String) });
});

test('signs and boxes in one plan are read together, in order', () => {
  const plan = read(
    '# 🚀 Roadmap\n\n## 🏗️ Phase 1 — Foundations ✅\n\n- ✅ Set up\n- ⏳ Build\n\n## 🧪 Phase 2 — Test 🔄\n\n- ❌ Ship\n- [ ] 🧨 Fix 𝒫\n  - ⚪ a remark on it\n',
  );
  expect(plan.tasks.map(({ text, state, phase }) => [text, state, phase])).toEqual([
    ['Set up', 'done', 0],
    ['Build', 'under way', 0],
    ['Ship', 'open', 1],
    ['🧨 Fix 𝒫', 'open', 1],
  ]);
  const alone = read('- [ ] a\n- ✅ a remark\n');
  expect(alone.tasks.map(({ text }) => text)).toEqual(['a']);
});

test.each([
  ['done', '✅ ☑ ✔ ✓ 🎉 🟢'],
  ['under way', '🚧 ⏳ ⌛ 🔄 🏗 🔶 🟡 🟠 ▶'],
  ['open', '⬜ ☐ 🔲 ⚪ 🔴 ❌ ✗ ✘ 📋 ⏸ 🔜 📅 🔵'],
  ['dropped', '🚫 ⛔ 🗑'],
])('the signs that the documentation lists say %s', (state, signs) => {
  const row = `| ${state} | ${signs} |`;
  expect(readFileSync(new URL('../../../docs/other-plans.md', import.meta.url), 'utf8')).toContain(row);
  const items = signs.split(' ').map((sign) => `- ${sign} task\n`);
  expect(read(items.join('')).tasks.map((task) => task.state)).toEqual(items.map(() => state));
});

test('the bound of 512 KB counts bytes', () => {
  const text = (characters: number): string => `- [ ] a\n\n${'日'.repeat(characters)}\n`;
  expect(readForeignPlan(text(180_000))).toMatchObject({ kind: 'refused' });
  expect(readForeignPlan(text(170_000))).toMatchObject({ kind: 'plan' });
});
