import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a label is the same however it is capitalized, as it is to GitHub', async () => {
  const hand = world.as('grace').rest;
  await hand.issues.deleteLabel({ ...at, name: 'needs-plan' });
  await hand.issues.createLabel({ ...at, name: 'Needs-Plan', color: 'ededed' });
  const labels = async (issue: number): Promise<unknown[]> =>
    (await hand.issues.get({ ...at, issue_number: issue })).data.labels;

  const issue = await world.issue(BUG);
  expect(await labels(issue)).toMatchObject([{ name: 'Needs-Plan' }]);
  const first = await world.planPull(issue);
  expect(first).toMatchObject({ state: 'open' });

  await hand.issues.removeLabel({ ...at, issue_number: issue, name: 'Needs-Plan' });
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'closed' });

  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await hand.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  await world.quiet();
  const second = await world.planPull(issue);
  expect(second).toMatchObject({ state: 'open' });

  await world.merge(second?.number ?? 0);
  await world.quiet();
  expect(await labels(issue)).toEqual([]);
});

test("an answer to the intake form in a comment is enough, an outsider's is not", async () => {
  const issue = await world.issue({ title: 'Help', body: '' });
  expect(await world.comments(issue)).toEqual([expect.stringContaining('follows by itself')]);
  const answer = async (login: string, role: 'read' | null): Promise<void> => {
    await world
      .as(login, role)
      .rest.issues.createComment({ ...at, issue_number: issue, body: `### Goals\n\n${BUG.body}` });
    await world.quiet();
  };
  await answer('mallory', null);
  expect(await world.planPull(issue)).toBeUndefined();
  await answer('ada', 'read');
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
});
