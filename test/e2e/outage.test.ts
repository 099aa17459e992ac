import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** Events that came while nobody listened: GitHub lists them as failed, and the next start asks for them again. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());

test('a command that was given during an outage is obeyed once', async () => {
  const { issue, path } = await world.approvedPlan();
  const { url, webhookUrl } = world.bot;
  const port = Number(new URL(url).port);
  await world.stopBot();
  // Nobody listens there now.
  world.sandbox.setWebhookUrl(webhookUrl);
  const { data } = await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: issue, body: '/plan done T01' });
  await world.sandbox.settled();
  expect(world.sandbox.deliveries.log.at(-1)?.result?.statusCode).toBe(502);
  await world.startBot(port);
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
  const again = world.sandbox.deliveries.log.filter((delivery) => delivery.isRedelivery).length;
  expect(again).toBeGreaterThan(0);

  await world.stopBot();
  await world.startBot(port);
  expect(world.sandbox.deliveries.log.filter((delivery) => delivery.isRedelivery)).toHaveLength(again);
  const reactions = await world
    .as('grace')
    .rest.reactions.listForIssueComment({ ...at, comment_id: data.id });
  expect(reactions.data.map((reaction) => reaction.content)).toEqual(['rocket']);
}, 60_000);

test('at rest a sweep costs four requests', async () => {
  // What changed lately is looked into twice.
  await world.bot.sweepNow();
  await world.bot.sweepNow();
  await world.quiet();
  world.sandbox.requests.clear();
  const before = world.sandbox.requests.log.length;
  await world.bot.sweepNow();
  await world.quiet();
  const sent = world.sandbox.requests.log
    .slice(before)
    .filter((entry) => !entry.route.includes('access_tokens'));
  expect(sent.map((entry) => entry.route)).toEqual([
    'GET /app/hook/deliveries',
    'GET /app/installations',
    'GET /installation/repositories',
    'POST /graphql',
  ]);
});

test('more merges in one outage than the sweep looks at first: all are recorded, and then nothing is asked again', async () => {
  const { issue, path } = await world.approvedPlan();
  await world.stopBot();
  const pulls: number[] = [];
  for (let index = 0; index < 33; index++) {
    pulls.push(await world.pull(`missed-${index}`, `Plan: #${issue} T01`));
    await world.merge(pulls.at(-1) ?? 0);
  }
  await world.startBot();
  const plan = await world.file(path);
  for (const pull of pulls) expect(plan.match(new RegExp(`\\bpr/${pull}\\b`, 'g'))).toHaveLength(1);
  // As they were merged: the oldest first.
  const recorded = [...plan.matchAll(/^- \[#(\d+)\]/gm)].map(([, number]) => Number(number));
  expect(recorded).toEqual(pulls);
  const { log } = world.sandbox.requests;
  const before = log.length;
  await world.bot.sweepNow();
  await world.quiet();
  expect(log.slice(before).some(({ graphql }) => graphql.includes('OlderMerges'))).toBe(false);
}, 300_000);
