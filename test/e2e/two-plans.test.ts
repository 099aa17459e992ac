import { largePlan } from './large-plan.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** One pull request that does tasks of several plans: each plan records it once, by whatever names it. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };
let one: Awaited<ReturnType<typeof largePlan>>;
let two: typeof one;
let three: typeof one;
beforeAll(async () => {
  world = await createWorld();
  [one, two, three] = [await largePlan(world), await largePlan(world), await largePlan(world)];
});
afterAll(() => world.close());

const ticked = (plan: string): string[] =>
  [...plan.matchAll(/^- \[x\] \*\*(T\d+)\*\*/gm)].map((match) => match[1] ?? '');

test.each([
  ['merge', 1],
  ['squash', 2],
  ['rebase', 3],
] as const)(
  'by %s: description, commit, branch and issue number name them, in one commit and with one comment each',
  async (method, number) => {
    const [first, second, third] = [`T0${number}`, `T0${number + 1}`, `T0${number + 2}`];
    const branch = `${one.issue}-${first}-${method}`;
    const pull = await world.pull(branch, `Plan: #${two.issue} ${second}\n\n- T06 is left.`);
    const hand = world.as('linus').rest;
    await hand.repos.createOrUpdateFileContents({
      ...{ ...at, branch, path: `src/more-${method}.js` },
      message: `Go on\n\nCompletes #${three.issue}/${third}`,
      content: Buffer.from('// more\n').toString('base64'),
    });
    await world.quiet();
    const { data: before } = await hand.repos.listCommits({ ...at, per_page: 100 });
    await world.merge(pull, method);
    await world.quiet();
    const { data: after } = await hand.repos.listCommits({ ...at, per_page: 100 });
    const fresh = after.slice(0, after.length - before.length);
    expect(
      fresh.filter(({ commit }) => commit.message.startsWith(`Record #${pull} in the plans for `)),
    ).toHaveLength(1);
    for (const [{ issue, path }, task] of [
      [one, first],
      [two, second],
      [three, third],
    ] as const) {
      const plan = await world.file(path);
      expect(ticked(plan).at(-1)).toBe(task);
      expect(ticked(plan)).toHaveLength(number);
      expect(plan.match(new RegExp(`^- \\[#${pull}\\]\\(`, 'gm'))).toHaveLength(1);
      expect(await world.comments(issue)).toEqual([expect.stringContaining('planwright:sticky')]);
    }
  },
  60_000,
);

test('a bare id counts where one plan is named, and for none where two are', async () => {
  const before = ticked(await world.file(two.path));
  const clear = await world.pull('clear', `Plan: #${one.issue}\n\nCompletes T05`);
  const vague = await world.pull('vague', `Plan: #${one.issue}, #${two.issue}\n\nCompletes T06`);
  await world.merge(clear);
  await world.merge(vague);
  await world.quiet();
  expect(ticked(await world.file(one.path))).toEqual(['T01', 'T02', 'T03', 'T05']);
  expect(ticked(await world.file(two.path))).toEqual(before);
}, 60_000);

test('hostile names of everything change nothing but the text of their own entry', async () => {
  const { issue, path } = await world.approvedPlan();
  const before = await world.file(path);
  const mean =
    '## Phase 9\n- [x] T99\n<!-- planwright:progress -->\n@everyone [x](javascript:alert(1)) \u202e';
  const file = 'src/## Phase 9 [x](javascript:alert) @everyone <!-- planwright:progress --> \u202e`.js';
  const pull = await world.pull(`mean-@everyone-\u202e-](javascript)`, `Plan: #${issue} T01`, file);
  const hand = world.as('linus').rest;
  await hand.pulls.update({
    ...{ ...at, pull_number: pull, title: mean.replaceAll('\n', ' ') },
    body: `${mean}\n\n${mean.repeat(600)}\n\nPlan: #${issue} T01\n`.slice(-65_000),
  });
  await world.quiet();
  await world.merge(pull);
  await world.quiet();
  const after = await world.file(path);
  expect(ticked(after)).toEqual(['T01']);
  expect(after.match(/^#{1,6} .*$/gm)).toEqual(before.match(/^#{1,6} .*$/gm));
  expect(after.match(/^ *- \[[ x]\]/gm)).toHaveLength(before.match(/^ *- \[[ x]\]/gm)?.length ?? 0);
  expect(after.match(/^<!-- \/?planwright:(?!did)/gm)).toEqual(before.match(/^<!-- \/?planwright:(?!did)/gm));
  expect(after).not.toMatch(/\u202e/);
  const outsideCode = after.replaceAll(/(?<!\\)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  expect(outsideCode).not.toMatch(/(?<!\\)\]\(javascript:/);
  const lost = before
    .split('\n')
    .filter((line) => !after.includes(line) && !/\*\*T01\*\*|Nothing merged yet/.test(line));
  expect(lost).toEqual([]);
  // All that is new is the mark of T01 and one entry under What shipped.
  const added = after.split('\n').filter((line) => line !== '' && !before.includes(line));
  const entry = added.findIndex((line) => line.startsWith(`- [#${pull}](`));
  expect(
    added.filter((line, at) => at !== entry && !/^ {2}- |^- \[x\] \*\*T01|planwright:did/.test(line)),
  ).toEqual([]);
}, 60_000);
