import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
let issue: number;
let path: string;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
  ({ issue, path } = await world.approvedPlan());
});
afterAll(() => world.close());

async function say(
  number: number,
  body: string,
  login = 'grace',
  role: 'read' | 'write' = 'write',
): Promise<number> {
  const { data } = await world
    .as(login, role)
    .rest.issues.createComment({ ...at, issue_number: number, body });
  await world.quiet();
  return data.id;
}

async function reactions(id: number): Promise<string[]> {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id: id });
  return data.map((reaction) => reaction.content);
}

const lastOf = async (number: number): Promise<string> => (await world.comments(number)).at(-1) ?? '';

test.each([
  ['names no plan', () => 'Only a change'],
  ['names two plans', () => `Completes #${issue}/T01 and #9000/T02`],
])('on a pull request that %s commands are told where they belong', async (name, body) => {
  const pull = await world.pull(name.replaceAll(' ', '-'), body());
  for (const command of ['/plan', '/plan done T01', '/plan status']) {
    const id = await say(pull, command);
    expect(await reactions(id)).toEqual(['confused']);
    expect(await lastOf(pull)).toMatch(/exactly one plan/);
  }
  const help = await say(pull, '/plan help');
  expect(await reactions(help)).toEqual(['rocket']);
});

test('a command that somebody else edits in is theirs', async () => {
  const id = await say(issue, 'What do you think?', 'mallory', 'read');
  await world.as('linus').rest.issues.updateComment({ ...at, comment_id: id, body: '/plan done T01' });
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^- \[x\] \*\*T01\*\*/m);
  expect(plan).toContain('[@linus](');
  expect(plan).not.toContain('mallory');
});

test('commands are obeyed on a closed issue, and a plan for one is refused', async () => {
  await world.as('grace').rest.issues.update({ ...at, issue_number: issue, state: 'closed' });
  await say(issue, '/plan done T02');
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T02\*\*/m);
  await say(issue, '/plan');
  expect(await lastOf(issue)).toMatch(/No plan was drawn/);
});

test('who asks by a command without the label is told to repeat it, since nothing else would start it again', async () => {
  const empty = await world.issue({ title: 'Help', body: '' }, false);
  await say(empty, '/plan');
  const form = await lastOf(empty);
  expect(form).toContain('says too little');
  expect(form).toContain('write `/plan` again');
  expect(form).not.toContain('by itself');
  await world.as('ada').rest.issues.update({ ...at, issue_number: empty, ...BUG });
  await world.quiet();
  await say(empty, '/plan');
  expect(await world.planPull(empty)).toMatchObject({ state: 'open' });
});

test('a label asks once: the form says that the plan follows by itself', async () => {
  const empty = await world.issue({ title: 'Help', body: '' });
  expect(await lastOf(empty)).toContain('follows by itself');
});
