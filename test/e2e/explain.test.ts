import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());

/** The reply, and how many requests it took. */
async function explained(issue: number, id: string): Promise<{ reply: string; requests: number }> {
  world.sandbox.requests.clear();
  await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: issue, body: `/plan explain ${id}` });
  await world.quiet();
  const requests = world.sandbox.requests.count();
  return { reply: (await world.comments(issue)).at(-1) ?? '', requests };
}

test('a line is explained by what it was drawn from, in three requests; what is not known is said', async () => {
  const { issue, path } = await world.approvedPlan();
  const [requirement, task] = [await explained(issue, 'R1'), await explained(issue, 'T02')];
  for (const { reply, requests } of [requirement, task]) {
    expect(requests).toBe(3);
    expect(reply).toMatch(/It was drawn from this, at commit `[0-9a-f]{12}`:\n/);
    expect(reply).toMatch(/- The issue \(.*\): “.+”/);
    expect(reply).not.toContain('changed since');
  }
  expect(task.reply).toMatch(/- The repository: .*src\/store\.js/);

  // By its words, whatever its number is.
  const plan = await world.file(path);
  await world.push(path, plan.replaceAll('R1', 'R7'));
  expect((await explained(issue, 'R7')).reply).toMatch(/- The issue \(.*\): “.+”/);

  await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: issue, body: '/plan decide We wait' });
  await world.quiet();
  const { reply: decision } = await explained(issue, 'D1');
  expect(decision).toContain('no line says this: people wrote or changed it.');

  await world
    .as('ada', 'read')
    .rest.issues.update({ ...at, issue_number: issue, body: `${BUG.body}\n\nAnd more.\n` });
  await world.quiet();
  expect((await explained(issue, 'T01')).reply).toContain('The issue changed since the plan was drawn.');
}, 90_000);
