import { execFile } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createWorld, OWNER, REPO, SECRET, type TestWorld } from './world.ts';

/** Faults of the table in docs/faults.md that no other test is about. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const records = (plan: string): number => plan.match(/<!-- planwright:did [^>]*pr\//g)?.length ?? 0;
const mergeDelivery = () => {
  const found = world.sandbox.deliveries.log.findLast(
    ({ event, action }) => event === 'pull_request' && action === 'closed',
  );
  if (found === undefined) throw new Error('No merge was told');
  return found;
};

test('the same delivery ten times at once is one effect', async () => {
  const { issue, path } = await world.approvedPlan();
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  world.sandbox.deliveries.pause();
  await world.merge(work);
  const delivery = mergeDelivery();
  for (let time = 0; time < 10; time++) world.sandbox.deliveries.redeliver(delivery);
  world.sandbox.deliveries.resume();
  await world.quiet();
  expect(records(await world.file(path))).toBe(1);
  expect(await world.comments(issue)).toHaveLength(1);
});

test('the same merge under the ids of two hooks is one record', async () => {
  const { issue, path } = await world.approvedPlan();
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  const body = mergeDelivery().payload;
  const answers = await Promise.all(
    [1, 2].map(() =>
      fetch(world.bot.webhookUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-github-event': 'pull_request',
          'x-github-delivery': randomUUID(),
          'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
        },
        body,
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await world.quiet();
  expect(records(await world.file(path))).toBe(1);
  expect(await world.comments(issue)).toHaveLength(1);
});

test('a delivery that was lost and is redelivered by hand is obeyed', async () => {
  const { issue, path } = await world.approvedPlan();
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  world.sandbox.deliveries.addFault({ event: 'pull_request', kind: 'lost' });
  await world.merge(work);
  await world.quiet();
  expect(records(await world.file(path))).toBe(0);
  world.sandbox.deliveries.redeliver(mergeDelivery());
  await world.quiet();
  expect(records(await world.file(path))).toBe(1);
});

test('events that come the last first end as they would in order', async () => {
  const { issue, path } = await world.approvedPlan();
  const works = [
    await world.pull('lock', `Plan: #${issue} T01`),
    await world.pull('test', `Plan: #${issue} T02`),
  ];
  world.sandbox.deliveries.pause();
  const hand = world.as('grace').rest;
  for (const work of works) await world.merge(work);
  await hand.issues.createComment({ ...at, issue_number: issue, body: '/plan note Seen in the wild' });
  await hand.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  world.sandbox.deliveries.resume((waiting) => [...waiting].reverse());
  await world.quiet();
  const plan = await world.file(path);
  expect(plan.match(/^- \[x\] \*\*T\d\d\*\*/gm)).toEqual(['- [x] **T01**', '- [x] **T02**']);
  expect(plan).toContain('Seen in the wild');
  const { data: pulls } = await hand.pulls.list({ ...at, state: 'open' });
  expect(pulls).toEqual([]);
});

test('a repository that went to an account without the app is let go', async () => {
  const { issue } = await world.approvedPlan();
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  world.sandbox.deliveries.pause();
  await world.merge(work);
  world.sandbox.userToken('newton');
  await world.as(OWNER).rest.repos.transfer({ ...at, new_owner: 'newton' });
  world.sandbox.deliveries.resume();
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  expect((await fetch(`${world.bot.url}/healthz`)).status).toBe(200);
});

/** What keeps a plan from being proposed, what is said of it, and how it is taken away again. */
const REFUSALS: readonly (readonly [string, RegExp, () => Promise<() => Promise<void>>])[] = [
  ['permission for contents', /“Contents: read and write”/, () => granted({ contents: 'read' })],
  [
    'permission for pull requests',
    /“Pull requests: read and write”/,
    () => granted({ pull_requests: 'read' }),
  ],
  [
    'name of its folder free',
    /a branch has the name of the folder that it needs, such as `planwright`/,
    async () => {
      const hand = world.as(OWNER).rest;
      const { data } = await hand.git.getRef({ ...at, ref: 'heads/main' });
      await hand.git.createRef({ ...at, ref: 'refs/heads/planwright', sha: data.object.sha });
      return async () => {
        await hand.git.deleteRef({ ...at, ref: 'heads/planwright' });
      };
    },
  ],
  [
    'rule that lets it make branches',
    /Cannot create ref due to creations being restricted/,
    async () => {
      const rules = [{ type: 'creation' as const, parameters: {} }];
      world.sandbox.setRulesets(OWNER, REPO, [{ name: 'No branches', include: ['~ALL'], rules }]);
      return async () => world.sandbox.setRulesets(OWNER, REPO, []);
    },
  ],
];

/** A token keeps what it was made with, so the bot starts anew. */
async function granted(less: Readonly<Record<string, 'read'>>): Promise<() => Promise<void>> {
  const installation = world.sandbox.world.state.installations[0];
  if (installation === undefined) throw new Error('No installation');
  const { permissions } = installation;
  const restartWith = async (now: typeof permissions): Promise<void> => {
    await world.stopBot();
    installation.permissions = now;
    await world.startBot();
  };
  await restartWith({ ...permissions, ...less });
  return () => restartWith(permissions);
}

test.each(REFUSALS)(
  'without the %s: told once, and the plan comes when it may',
  async (_what, says, refuse) => {
    const allow = await refuse();
    const issue = await world.issue();
    for (let sweep = 0; sweep < 2; sweep++) {
      await world.bot.sweepNow();
      await world.quiet();
    }
    const comments = await world.comments(issue);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatch(says);
    expect(await world.planPull(issue)).toBeUndefined();
    await allow();
    await world.bot.sweepNow();
    await world.quiet();
    expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
  },
);

test('a repository that is renamed, and one whose default branch is, go on as before', async () => {
  const { issue, path } = await world.approvedPlan();
  const hand = world.as(OWNER).rest;
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  await hand.repos.update({ ...at, name: 'shop' });
  await hand.repos.renameBranch({ owner: OWNER, repo: 'shop', branch: 'main', new_name: 'trunk' });
  await hand.pulls.merge({ owner: OWNER, repo: 'shop', pull_number: work });
  await world.quiet();
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
});

test('an installation that is suspended in the middle of the work is left in peace, and served when it is back', async () => {
  const { issue, path } = await world.approvedPlan();
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  world.sandbox.deliveries.pause();
  await world.merge(work);
  const installation = world.sandbox.world.state.installations[0];
  if (installation === undefined) throw new Error('No installation');
  installation.suspendedAt = '2026-01-02T03:04:05Z';
  world.sandbox.deliveries.resume();
  await world.quiet();
  installation.suspendedAt = null;
  await world.bot.sweepNow();
  await world.quiet();
  expect(records(await world.file(path))).toBe(1);
});

test('an issue that is deleted with its plan merged: later work is recorded still, and nothing fails', async () => {
  const { issue, path } = await world.approvedPlan();
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  await world
    .as(OWNER)
    .graphql('mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }', {
      id: data.node_id,
    });
  await world.quiet();
  const work = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(work);
  await world.quiet();
  expect((await world.clone()).has(path)).toBe(true);
  expect((await fetch(`${world.bot.url}/healthz`)).status).toBe(200);
});

test('a plan that somebody made a symbolic link is not written through', async () => {
  const { issue, path } = await world.approvedPlan();
  const before = await world.file('README.md');
  const folder = mkdtempSync(join(tmpdir(), 'planwright-link-'));
  const url = world.sandbox.gitUrl(OWNER, REPO);
  const login = url.replace('://', `://x-access-token:${world.sandbox.userToken('grace')}@`);
  await promisify(execFile)(
    'sh',
    [
      '-c',
      'git clone --quiet "$1" work && cd work && git config user.name grace && git config user.email grace@example.com && rm "$2" && ln -s ../../README.md "$2" && git add -A && git commit --quiet -m Link && git push --quiet "$1" HEAD',
      'sh',
      login,
      path,
    ],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } },
  );
  await world.quiet();
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  await world.quiet();
  expect(await world.file('README.md')).toBe(before);
  rmSync(folder, { recursive: true, force: true });
});
