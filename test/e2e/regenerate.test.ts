import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function say(issue: number, body: string, login = 'grace'): Promise<number> {
  const role = login === 'grace' ? 'write' : 'read';
  const { data } = await world
    .as(login, role)
    .rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
  return data.id;
}

async function reactions(id: number): Promise<string[]> {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id: id });
  return data.map((reaction) => reaction.content);
}

/** The plan of an issue on a branch. */
async function planOn(branch: string, issue: number): Promise<{ path: string; text: string; sha: string }> {
  const hand = world.as('grace').rest;
  const { data } = await hand.git.getTree({ ...at, tree_sha: branch, recursive: 'true' });
  const path = data.tree.find(
    ({ path, type }) => path.startsWith(`plans/${issue}-`) && type === 'blob',
  )?.path;
  const file = await hand.repos.getContent({ ...at, path: path ?? '', ref: branch });
  if (!('content' in file.data)) throw new Error(`There is no plan on ${branch}`);
  return { path: path ?? '', text: Buffer.from(file.data.content, 'base64').toString(), sha: file.data.sha };
}

async function edit(branch: string, issue: number, change: (text: string) => string, login = 'grace') {
  const { path, text, sha } = await planOn(branch, issue);
  const changed = change(text);
  expect(changed).not.toBe(text);
  await world.as(login).rest.repos.createOrUpdateFileContents({
    ...at,
    ...{
      path,
      branch,
      sha,
      message: 'Say it in our words',
      content: Buffer.from(changed).toString('base64'),
    },
  });
  await world.quiet();
  return changed;
}

const more = (issue: number, text: string) =>
  world
    .as('ada', 'read')
    .rest.issues.update({ ...at, issue_number: issue, body: `${BUG.body}\n\n### Goals\n\n- ${text}\n` });
const lineOf = (text: string, id: string) => text.split('\n').find((line) => line.includes(`**${id}**`));

test('a proposal is drawn again on its branch by a commit more: people keep their words, twice is once', async () => {
  const issue = await world.issue();
  const branch = `planwright/issue-${issue}`;
  const first = await world.planPull(issue);
  const before = await edit(branch, issue, (text) =>
    text
      .replace(/(\*\*T01\*\*[^\n]*)/, '$1 · @grace')
      .replace('## Tasks', '## Notes\n\nOurs to keep.\n\n## Tasks'),
  );
  const { data: head } = await world.as('grace').rest.git.getRef({ ...at, ref: `heads/${branch}` });
  await more(issue, 'Print a hint when a file is empty');
  await world.quiet();
  world.sandbox.requests.clear();
  const id = await say(issue, '/plan regenerate');
  expect(world.sandbox.requests.count()).toBe(5);
  const { data: drawnHead } = await world.as('grace').rest.git.getRef({ ...at, ref: `heads/${branch}` });
  const { data: runs } = await world
    .as('grace')
    .rest.checks.listForRef({ ...at, ref: drawnHead.object.sha, check_name: 'Planwright' });
  expect(runs.check_runs.map(({ conclusion }) => conclusion)).toEqual(['neutral']);
  expect(await reactions(id)).toEqual(['rocket']);
  const { text } = await planOn(branch, issue);
  expect(lineOf(text, 'T01')).toBe(lineOf(before, 'T01'));
  expect(text).toContain('## Notes\n\nOurs to keep.\n\n## Tasks');
  expect(text).toMatch(/\*\*R\d\*\* .*hint when a file is empty/);
  const { data: tip } = await world.as('grace').rest.repos.getCommit({ ...at, ref: branch });
  expect(tip.parents.map(({ sha }) => sha)).toEqual([head.object.sha]);
  const pull = await world.planPull(issue);
  expect(pull?.state).toBe('open');
  // Its text tells of the plan as it is now.
  const counted = (body?: string | null) => Number(/(\d+) requirements/.exec(body ?? '')?.[1]);
  expect(counted(pull?.body)).toBe(counted(first?.body) + 1);
  const theirs = 'We wrote this text ourselves.';
  await world.as('grace').rest.pulls.update({ ...at, pull_number: pull?.number ?? 0, body: theirs });
  await more(issue, 'Print another hint when a file is gone');
  await say(issue, '/plan regenerate');
  expect((await planOn(branch, issue)).text).toContain('hint when a file is gone');
  expect((await world.planPull(issue))?.body).toBe(theirs);
  await more(issue, 'Print a hint when a file is empty');
  await say(issue, '/plan regenerate');
  await say(issue, '/plan regenerate');
  expect((await planOn(branch, issue)).text).toContain('hint when a file is empty');
  expect((await world.comments(issue)).at(-1)).toContain('nothing in the plan changes');
});

test('an approved plan comes again as a pull request; ticks and ids stay, the merge ticks nothing', async () => {
  const { issue, path } = await world.approvedPlan();
  await say(issue, '/plan done T01');
  const before = await world.file(path);
  await more(issue, 'Print a hint when a file is empty');
  await world.quiet();
  world.sandbox.requests.clear();
  const id = await say(issue, '/plan regenerate --tier medium');
  expect(world.sandbox.requests.count()).toBe(6);
  expect(await reactions(id)).toEqual(['rocket']);
  expect(await world.file(path)).toBe(before);
  const list = await world
    .as('grace')
    .rest.pulls.list({ ...at, head: `${OWNER}:planwright/revision-${issue}` });
  const [revision] = list.data;
  expect(revision).toMatchObject({ title: `Revise the plan for #${issue}`, state: 'open' });
  expect((await world.comments(issue)).at(-1)).toContain(`#${revision?.number} revises the plan`);
  // Delivered again, it is answered once.
  const comments = (await world.comments(issue)).length;
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.comments(issue)).toHaveLength(comments);
  await world.merge(revision?.number ?? 0, 'squash');
  await world.quiet();
  const after = await world.file(path);
  expect(after).toContain('tier: medium');
  expect(after).toMatch(/^## Phase 1/m);
  expect(lineOf(after, 'T01')).toBe(lineOf(before, 'T01'));
  expect(after).toMatch(/\*\*R\d\*\* .*hint when a file is empty/);
  expect(after.match(/- \[x\]/g)).toHaveLength(1);
  expect(after).toMatch(/-->\n\n<!-- planwright:did [^\n]*-->\n$/);
  await say(issue, '/plan regenerate');
  expect((await world.comments(issue)).at(-1)).toContain('nothing in the plan changes');
  expect(await world.file(path)).toBe(after);
});

test('a revision gives way to the next, but not where others committed to it', async () => {
  const { issue } = await world.approvedPlan();
  const branch = `planwright/revision-${issue}`;
  const pulls = async () =>
    (await world.as('grace').rest.pulls.list({ ...at, head: `${OWNER}:${branch}`, state: 'all' })).data;
  await more(issue, 'Print a hint when a file is empty');
  await say(issue, '/plan regenerate');
  await more(issue, 'Print a warning when a file is empty');
  await say(issue, '/plan regenerate');
  expect((await pulls()).map(({ state }) => state).sort()).toEqual(['closed', 'open']);
  await edit(branch, issue, (text) => text.replace('## Tasks', '## Notes\n\nOurs.\n\n## Tasks'));
  await more(issue, 'Print both when a file is empty');
  const id = await say(issue, '/plan regenerate');
  expect(await reactions(id)).toEqual(['confused']);
  expect((await world.comments(issue)).at(-1)).toContain('others committed there');
  expect((await planOn(branch, issue)).text).toContain('Ours.');
});

test('both sides changed a line: an open question with both texts, no marks; readers may not', async () => {
  const issue = await world.issue();
  const branch = `planwright/issue-${issue}`;
  await edit(branch, issue, (text) => text.replace(/^(- \*\*R2\*\*.*)$/m, '$1, and say which file'));
  await world.as('ada', 'read').rest.issues.update({
    ...at,
    issue_number: issue,
    body: BUG.body.replace(
      'An empty file should be opened as an empty store.',
      'An empty file should be opened as an empty store that can be saved.',
    ),
  });
  const refused = await say(issue, '/plan regenerate', 'mallory');
  expect(await reactions(refused)).toEqual(['confused']);
  await say(issue, '/plan regenerate');
  const { text } = await planOn(branch, issue);
  expect(lineOf(text, 'R2')).toContain(', and say which file');
  expect(text).toMatch(/\*\*Q\d\*\* R2 was edited, and is now drawn in another way/);
  expect(text).toMatch(/as it is drawn now: “.*that can be saved/);
  expect(text).not.toMatch(/^[<>=]{7}/m);
});
