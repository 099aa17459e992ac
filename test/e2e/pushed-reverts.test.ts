import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** `git revert` commits pushed straight to the default branch, without a pull request. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ticked = (plan: string): string[] =>
  [...plan.matchAll(/^- \[x\] \*\*(T\d+)\*\*/gm)].map((match) => match[1] ?? '');

/** Requests since the log was cleared. */
const requests = (): number => world.sandbox.requests.count();

async function merged(branch: string, body: string, method?: 'merge' | 'squash' | 'rebase'): Promise<Merged> {
  const pull = await world.pull(branch, body);
  await world.merge(pull, method);
  await world.quiet();
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
  return { pull, file: `src/${branch}.js`, sha: data.merge_commit_sha ?? '' };
}

interface Merged {
  readonly pull: number;
  readonly file: string;
  readonly sha: string;
}

/** One commit to main that takes a file away; gives its id and what it cost. */
async function removed(path: string, message: string): Promise<{ sha: string; cost: number }> {
  const hand = world.as('grace').rest.repos;
  const { data: before } = await hand.getContent({ ...at, path });
  world.sandbox.requests.clear();
  const { data } = await hand.deleteFile({
    ...at,
    path,
    message,
    sha: 'sha' in before ? before.sha : '',
  });
  await world.quiet();
  return { sha: data.commit.sha ?? '', cost: requests() };
}

async function written(path: string, content: string, message: string): Promise<number> {
  world.sandbox.requests.clear();
  await world.as('grace').rest.repos.createOrUpdateFileContents({
    ...at,
    path,
    message,
    content: Buffer.from(content).toString('base64'),
  });
  await world.quiet();
  return requests();
}

const reverting = (title: string, sha: string) => `Revert "${title}"\n\nThis reverts commit ${sha}.`;

test.each(['merge', 'squash', 'rebase'] as const)(
  'of a %s: unticks and records a surprise, in four requests; its revert restores',
  async (method) => {
    const { issue, path } = await world.approvedPlan();
    const { pull, file, sha } = await merged('lock', `Plan: #${issue} T01`, method);
    expect(ticked(await world.file(path))).toEqual(['T01']);
    const suffix = method === 'merge' ? `, reversing\nchanges made to ${'0'.repeat(40)}` : '';
    const back = await removed(file, `Revert "Change lock"\n\nThis reverts commit ${sha}${suffix}.`);
    expect(back.cost).toBe(4);
    const reverted = await world.file(path);
    expect(ticked(reverted)).toEqual([]);
    const short = back.sha.slice(0, 7);
    expect(reverted).toMatch(
      new RegExp(
        `^- \\[${short}\\]\\(http\\S+/commit/${back.sha}\\) \\*\\*.* · takes back \\[#${pull}\\]`,
        'm',
      ),
    );
    expect(reverted).toMatch(/^ {2}- By \[@grace\]\(\S+\), without a pull request\.$/m);
    expect(reverted).toMatch(
      /^## Surprises and discoveries\n\n- .* reverted \[#\d+\]\(.*\): T01 is open again/m,
    );
    expect((await world.comments(issue)).join()).toMatch(/\b0 of \d tasks done/);

    const cost = await written(file, '// lock\n', reverting('Revert "Change lock"', back.sha));
    expect(cost).toBe(4);
    const restored = await world.file(path);
    expect(ticked(restored)).toEqual(['T01']);
    expect(restored).toMatch(new RegExp(` · restores \\[#${pull}\\]\\(http.*\\): T01 · `));
    for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
    await world.quiet();
    expect(await world.file(path)).toBe(restored);
  },
  60_000,
);

test('words prove nothing: the commit has to touch what it says it takes back', async () => {
  const { issue, path } = await world.approvedPlan();
  const { pull, file, sha } = await merged('lock', `Plan: #${issue} T01`);
  const plan = await world.file(path);
  await written('src/other.js', '// other\n', reverting('Change lock', sha));
  await written('src/third.js', '// third\n', `Reverts ${OWNER}/${REPO}#${pull}\n\nReverts #${pull}`);
  expect(await world.file(path)).toBe(plan);
  // A commit that no plan records, one that is none, and our own words in quotes and headings.
  await written('src/fourth.js', '// fourth\n', reverting('It', 'f'.repeat(40)));
  await written('src/fifth.js', '// fifth\n', `> This reverts commit ${sha}.\n# This reverts commit ${sha}.`);
  expect(await world.file(path)).toBe(plan);
  // The same words with the same files are a revert, whatever else they say.
  const title = '- [x] **T99** ## Phase 9 @everyone <!-- planwright:progress -->';
  await removed(file, `${title}\n\nThis reverts commit ${sha.slice(0, 12)}.`);
  const after = await world.file(path);
  expect(ticked(after)).toEqual([]);
  expect(after).not.toMatch(/^(?:## Phase 9|- \[x\] \*\*T99)/m);
  expect(after.match(/^<!-- \/?planwright:/gm)).toEqual(plan.match(/^<!-- \/?planwright:/gm));
}, 60_000);

test.each([
  ['merge', 4],
  ['squash', 4],
  // Its push looks like one by hand: a read tells, unless both events are looked at together.
  ['rebase', 5],
] as const)(
  'what a %s of a pull request brings as a push is the matter of its own event, once',
  async (method, most) => {
    const { issue, path } = await world.approvedPlan();
    const { pull, file, sha } = await merged('lock', `Plan: #${issue} T01`);
    const hand = world.as('linus').rest;
    const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
    await hand.git.createRef({ ...at, ref: 'refs/heads/back', sha: main.object.sha });
    const { data: before } = await hand.repos.getContent({ ...at, path: file, ref: 'back' });
    const message = reverting('Change lock', sha);
    const blob = 'sha' in before ? before.sha : '';
    await hand.repos.deleteFile({ ...at, path: file, branch: 'back', message, sha: blob });
    const { data } = await hand.pulls.create({ ...at, base: 'main', head: 'back', title: 'Back' });
    await world.quiet();
    world.sandbox.requests.clear();
    await world.merge(data.number, method);
    await world.quiet();
    expect(requests()).toBeLessThanOrEqual(most);
    const after = await world.file(path);
    expect(after.match(new RegExp(`takes back \\[#${pull}\\]`, 'g'))).toHaveLength(1);
    expect(after).not.toContain('without a pull request');
  },
  60_000,
);

test('a push while the bot was away is redelivered', async () => {
  const { issue, path } = await world.approvedPlan();
  const { file, sha } = await merged('lock', `Plan: #${issue} T01`);
  const { url, webhookUrl } = world.bot;
  await world.stopBot();
  world.sandbox.setWebhookUrl(webhookUrl);
  const hand = world.as('grace').rest.repos;
  const { data: before } = await hand.getContent({ ...at, path: file });
  const message = reverting('Change lock', sha);
  await hand.deleteFile({ ...at, path: file, message, sha: 'sha' in before ? before.sha : '' });
  await world.sandbox.settled();
  await world.startBot(Number(new URL(url).port));
  expect(ticked(await world.file(path))).toEqual([]);
}, 60_000);

test('other pushes cost nothing, and one that reverts what no plan records is one read', async () => {
  const { issue } = await world.approvedPlan();
  const plain = await world.issue(BUG, false);
  const { file, sha } = await merged('other', 'Only a change');
  const fix = await merged('fix', `Fixes #${plain}`, 'squash');
  await merged('first', `Plan: #${issue}`);
  expect(await written('src/new.js', '// new\n', 'Add a file')).toBe(0);
  expect(await written('src/newer.js', '// newer\n', reverting('It', 'f'.repeat(40)))).toBe(1);
  // Of no merge, of one that names nothing, and of one that closes an issue without a plan.
  const newer = await removed('src/newer.js', 'Take it away');
  expect(await written('src/newer.js', '// newer\n', reverting('Take it away', newer.sha))).toBe(1);
  expect((await removed(file, reverting('Change other', sha))).cost).toBe(1);
  expect((await removed(fix.file, reverting('Change fix', fix.sha))).cost).toBe(1);
});
