import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("the issue's author answers a question of the proposal: a decision, in four requests; a reader may not", async () => {
  const issue = await world.issue(
    {
      title: 'Add an option `--json` to the command line',
      body: 'The command line should print the record as JSON with `--json`.\n\nIt should write an error as JSON too.\n\nThe store should keep a backup of the file.',
    },
    false,
  );
  const say = async (body: string, login = 'grace', role: 'read' | 'write' = 'write'): Promise<number> => {
    const { data } = await world
      .as(login, role)
      .rest.issues.createComment({ ...at, issue_number: issue, body });
    await world.quiet();
    return data.id;
  };
  await say('/plan --tier medium');
  const branch = `planwright/issue-${issue}`;
  const planText = async (): Promise<string> => {
    const hand = world.as('grace').rest;
    const tree = await hand.git.getTree({ ...at, tree_sha: branch, recursive: 'true' });
    const path = tree.data.tree.find(({ path }) => path.endsWith('/PLAN.md'))?.path ?? '';
    const { data } = await hand.repos.getContent({ ...at, path, ref: branch });
    return 'content' in data ? Buffer.from(data.content, 'base64').toString() : '';
  };
  const hand = world.as('grace').rest;
  const tree = await hand.git.getTree({ ...at, tree_sha: branch, recursive: 'true' });
  const path = tree.data.tree.find((entry) => entry.path.endsWith('/PLAN.md'))?.path ?? '';
  const { data: file } = await hand.repos.getContent({ ...at, path, ref: branch });
  const asked = (await planText()).replace(
    '## Working agreement',
    '## Open questions\n\n- [ ] **Q1** Where does it print?\n  - **a** (default) to the terminal\n  - **b** to a file\n\n## Working agreement',
  );
  await hand.repos.createOrUpdateFileContents({
    ...{ ...at, path, branch, message: 'Ask where', content: Buffer.from(asked).toString('base64') },
    sha: 'sha' in file ? file.sha : '',
  });
  await world.quiet();
  const before = await planText();
  expect(before).toMatch(/- \[ \] \*\*Q1\*\*/);
  await say('/plan answer Q1 no', 'mallory', 'read');
  expect(await planText()).toBe(before);
  world.sandbox.requests.clear();
  await say('/plan answer Q1 Only where it is asked for', 'ada', 'read');
  expect(world.sandbox.requests.count()).toBe(4);
  const after = await planText();
  expect(after).toMatch(
    /- \[x\] \*\*Q1\*\*.* · answered by \[@ada\]\(.*\), \d{4}-\d\d-\d\d: "Only where it is asked for"/,
  );
  expect(after).toMatch(/- \*\*D\d+\*\* Only where it is asked for \(Q1\)/);
  // Drawn again by it.
  expect(after).toContain('kept: “Only where it is asked for”');

  // The same once the plan is approved: the decision at once, what depends on it as a pull request.
  const open =
    '## Open questions\n\n- [ ] **Q2** How is the backup named?\n  - **a** (default) by the day\n  - **b** by the hour\n\n';
  const pull = await world.planPull(issue);
  await world.merge(pull?.number ?? 0);
  await world.quiet();
  const merged = await world.file(path);
  await world.push(
    path,
    merged
      .replace('## Working agreement', `${open}## Working agreement`)
      .replace('## Open questions\n\n- [x]', '## Answered\n\n- [x]'),
  );
  world.sandbox.requests.clear();
  await say('/plan answer Q2 b', 'ada', 'read');
  expect(world.sandbox.requests.count()).toBe(7);
  const decided = await world.file(path);
  expect(decided).toMatch(/- \[x\] \*\*Q2\*\*.* · answered b by \[@ada\]\(.*\), \d{4}-\d\d-\d\d/);
  expect(decided).toMatch(/- \*\*D\d+\*\* by the hour \(Q2\)\..*\[@ada\]\(.*\), \d{4}-\d\d-\d\d/);
  expect(decided).not.toContain('kept: “by the hour”');
  const head = `${OWNER}:planwright/revision-${issue}`;
  const { data: revisions } = await world.as('grace').rest.pulls.list({ ...at, head });
  expect(revisions).toHaveLength(1);
  await world.merge(revisions[0]?.number ?? 0);
  await world.quiet();
  const revised = await world.file(path);
  expect(revised).toContain('kept: “by the hour”');
  expect(revised.match(/by the hour \(Q2\)/g)).toHaveLength(1);
  expect(revised.match(/- \[x\] \*\*Q2\*\*/g)).toHaveLength(1);
}, 60_000);
