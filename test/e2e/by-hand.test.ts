import { readPlan } from '../../src/plan/reading/read.ts';
import { progress } from '../../src/plan/reading/read-progress.ts';
import { largePlan } from './large-plan.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** What people do to PLAN.md between merges stays, and what is recorded next goes where its tasks are. */
let world: TestWorld;
let issue: number;
let path: string;
const at = { owner: OWNER, repo: REPO };
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  ({ issue, path } = await largePlan(world));
});
afterAll(() => world.close());

/** Merges one pull request that does these tasks; gives its number and the commit that it made. */
async function done(...tasks: string[]): Promise<{ pull: number; sha: string }> {
  const pull = await world.pull(`${issue}-${tasks.join('-')}-part`, 'Writes a part.');
  await world.merge(pull, 'squash');
  const { data } = await world.as('grace').rest.git.getRef({ ...at, ref: 'heads/main' });
  await world.quiet();
  return { pull, sha: data.object.sha };
}

async function passed(sha: string): Promise<void> {
  const end = { status: 'completed', conclusion: 'success' } as const;
  const run = { head_sha: sha, name: 'Test suite', ...end };
  await world.as('linus').rest.checks.create({ ...at, ...run });
  await world.quiet();
}

/** A person's edit of the whole file; gives the text that they pushed. */
async function edited(change: (text: string) => string): Promise<string> {
  const before = await world.file(path);
  const after = change(before);
  if (after === before) throw new Error('The edit changed nothing');
  await world.push(path, after);
  return after;
}

/** Each line that the person left is there still, but for those that a record is allowed to change. */
function expectKept(after: string, theirs: string, ...changed: RegExp[]): void {
  const outside = theirs.replace(/<!-- planwright:progress -->.*?<!-- \/planwright:progress -->/s, '');
  const lines = outside.split('\n').filter((line) => !/^<!-- planwright:did|Nothing merged yet/.test(line));
  const now = new Set(after.split('\n'));
  const lost = lines.filter((line) => !now.has(line) && !changed.some((pattern) => pattern.test(line)));
  expect(lost).toEqual([]);
}

/** The text of a phase under this number, from its heading to the next of that level. */
function cut(text: string, number: number): { part: string; rest: string } {
  const start = text.indexOf(`## Phase ${number}:`);
  const next = text.indexOf('\n## ', start + 3) + 1;
  return { part: text.slice(start, next), rest: text.slice(0, start) + text.slice(next) };
}

function firstBehindSecond(text: string): string {
  const { part, rest } = cut(text, 1);
  const end = rest.indexOf('\n## ', rest.indexOf('## Phase 2:') + 3) + 1;
  return rest.slice(0, end) + part + rest.slice(end);
}

/** Their numbers in headings, and where wanted in the ids of their exit criteria too. */
const renumber = (text: string, what: 'headings' | 'ids'): string => {
  const other = (number: string): string => (number === '1' ? '2' : '1');
  const headings = text.replace(/^## Phase ([12]):/gm, (_, number) => `## Phase ${other(number)}:`);
  return what === 'headings'
    ? headings
    : headings.replace(/\*\*E([12])\.(\d)\*\*/g, (_, number, rest) => `**E${other(number)}.${rest}**`);
};

/** Of each phase, by the number that it has now: its tasks that are done, its criteria that are met, its records. */
async function phases(): Promise<Record<string, [string[], string[], (number | null)[]]>> {
  const ids = (lines: readonly { checked: boolean; id: string }[]): string[] =>
    lines.filter(({ checked }) => checked).map(({ id }) => id);
  const read = readPlan(await world.file(path)).phases;
  return Object.fromEntries(
    read.map(({ number, tasks, criteria, records }) => [
      `${number}`,
      [ids(tasks), ids(criteria), records.map((record) => record.number)],
    ]),
  );
}

test('ticked, unticked, reworded, reordered, moved to another phase and added by hand between merges', async () => {
  await done('T01', 'T02');
  // T01 is not done after all, T05 is; T04 is said better, T03 belongs to the first phase, T07 is new.
  const theirs = await edited((text) => {
    const third = /^- \[ \] \*\*T03\*\*.*\n/m.exec(text)?.[0] ?? '';
    return text
      .replace('- [x] **T01**', '- [ ] **T01**')
      .replace('- [ ] **T05**', '- [x] **T05**')
      .replace('Write part 4', 'Write *part 4*, after a talk with linus')
      .replace(third, '')
      .replace(
        /^- \[x\] \*\*T02\*\*.*\n/m,
        (line) => `${third}${line}- [ ] **T07** (R1) Write what was missing\n`,
      )
      .replace(/^(- \[ \] \*\*T06\*\*.*\n)/m, '')
      .replace(
        /^(- \[x\] \*\*T05\*\*.*\n)/m,
        (line) => `${/^- \[ \] \*\*T06\*\*.*\n/m.exec(text)?.[0]}${line}`,
      );
  });
  const moved = await done('T03', 'T04', 'T07');
  const after = await world.file(path);
  expectKept(after, theirs, /\*\*T0[347]\*\*/, /\*\*E2\.2\*\*/);
  expect(await phases()).toMatchObject({
    1: [['T03', 'T02', 'T07'], ['E1.2'], expect.arrayContaining([moved.pull])],
    2: [['T04'], ['E2.2'], []],
    3: [['T05'], [], []],
  });
  expect(after).toMatch(/^- \[x\] \*\*T04\*\* .*Write \*part 4\*, after a talk with linus.*\[#\d+\]/m);
  expect(after.indexOf('**T06**')).toBeLessThan(after.indexOf('**T05**'));
  // Checks prove nothing of a phase with an open task, and nobody ticks T01 again: told twice, swept, restarted.
  await passed(moved.sha);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.stopBot();
  await world.startBot();
  const last = await world.file(path);
  expect(last).toMatch(/^- \[ \] \*\*T01\*\*/m);
  expect(progress(readPlan(last)).map(({ state }) => state)).toEqual([
    'under way',
    'complete',
    expect.any(String),
  ]);
  expectKept(last, after, /\*\*E2\.1\*\*/);
}, 60_000);

test.each<[string, (text: string) => string, [number, number], [string, string]]>([
  ['as they are', (text) => text, [1, 2], ['E1', 'E2']],
  ['and numbered anew', (text) => renumber(text, 'headings'), [2, 1], ['E1', 'E2']],
  ['and numbered anew with the ids of their criteria', (text) => renumber(text, 'ids'), [2, 1], ['E2', 'E1']],
])(
  'phases swapped by hand, %s: records stay, merges and checks find theirs',
  async (_name, rename, [one, two], [own, other]) => {
    const first = await done('T01');
    const theirs = await edited((text) => rename(firstBehindSecond(text)));
    expect(await phases()).toMatchObject({ [one]: [['T01'], [], [first.pull]], [two]: [[], [], []] });

    const second = await done('T02');
    const after = await world.file(path);
    expectKept(after, theirs, /\*\*T02\*\*/, new RegExp(`\\*\\*${own}\\.2\\*\\*`));
    expect(await phases()).toMatchObject({
      [one]: [['T01', 'T02'], [`${own}.2`], [first.pull, second.pull]],
      [two]: [[], [], []],
    });
    const third = await done('T03', 'T04');
    await passed(third.sha);
    expect(await phases()).toMatchObject({
      [one]: [
        ['T01', 'T02'],
        [`${own}.1`, `${own}.2`],
        [first.pull, second.pull],
      ],
      [two]: [['T03', 'T04'], [`${other}.1`, `${other}.2`], [third.pull]],
      3: [[], [], []],
    });
    // The phase keeps its place behind the other, and checkpoints are asked for by the numbers of now.
    expect((await world.comments(issue)).join()).toContain(`**Checkpoint ${one} is yours:**`);
    await world.as('grace').rest.issues.createComment({
      ...{ ...at, issue_number: issue, body: `/plan checkpoint ${one} pass` },
    });
    await world.quiet();
    const whole = await world.file(path);
    expect(whole.indexOf(`## Phase ${two}:`)).toBeLessThan(whole.indexOf(`## Phase ${one}:`));
    expect(cut(whole, one).part).toMatch(/^- \[x\] .*Does the plan hold\?/m);
    expect(cut(whole, two).part).toMatch(/^- \[ \] .*Does the plan hold\?/m);
    for (const { pull } of [first, second, third]) expect(whole.split(`pr/${pull} `)).toHaveLength(2);
    for (const id of ['T01', 'T02', 'T03', 'T04', 'T05', 'T06'])
      expect(whole.match(new RegExp(`^- \\[.\\] \\*\\*${id}\\*\\*`, 'gm'))).toHaveLength(1);
  },
  60_000,
);
