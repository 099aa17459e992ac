import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

/** What GitHub refuses for its size or place, over REST and GraphQL alike. */
let sandbox: TestSandbox;
let id: string;
let sha: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const { data } = await sandbox.owner.rest.repos.get(REPO);
  id = data.node_id;
  sha = (await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' })).data.object.sha;
});
afterAll(() => sandbox.end());

interface Note {
  readonly message?: string;
  readonly title?: string;
  readonly lines?: readonly [number, number];
  readonly column?: number;
}

interface Output {
  readonly summary?: string;
  readonly text?: string;
  readonly notes?: readonly Note[];
}

/** The same output in the words of both interfaces. */
const overRest = ({ summary = 'Fine', text, notes = [] }: Output) => ({
  ...{ title: 'Plan', summary, ...(text === undefined ? {} : { text }) },
  annotations: notes.map(({ message = 'Note', title, lines: [start, end] = [1, 1], column }) => ({
    ...{ path: 'README.md', start_line: start, end_line: end, annotation_level: 'notice' as const, message },
    ...(title === undefined ? {} : { title }),
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
  })),
});
const overGraphql = ({ summary = 'Fine', text, notes = [] }: Output) => ({
  ...{ title: 'Plan', summary, ...(text === undefined ? {} : { text }) },
  annotations: notes.map(({ message = 'Note', title, lines: [startLine, endLine] = [1, 1], column }) => ({
    ...{ path: 'README.md', annotationLevel: 'NOTICE', message },
    ...(title === undefined ? {} : { title }),
    location: {
      startLine,
      endLine,
      ...(column === undefined ? {} : { startColumn: column, endColumn: column }),
    },
  })),
});

const many = (count: number): Note[] => Array.from({ length: count }, () => ({}));
const long = (length: number): string => 'x'.repeat(length);

const TAKEN: readonly (readonly [string, Output])[] = [
  ['50 annotations', { notes: many(50) }],
  ['a summary and a text of 65,535 characters', { summary: long(65_535), text: long(65_535) }],
  ['a message of 64 KB', { notes: [{ message: long(65_536) }] }],
  ['a title of 255 characters', { notes: [{ title: long(255) }] }],
  ['columns on one line, and several lines without', { notes: [{ column: 2 }, { lines: [1, 3] }] }],
];
const REFUSED: readonly (readonly [string, Output, RegExp])[] = [
  ['51 annotations', { notes: many(51) }, /No more than 50 items are allowed; 51 were supplied/],
  ['a summary of 65,536 characters', { summary: long(65_536) }, /Only 65535 characters are allowed/],
  ['a text of 65,536 characters', { text: long(65_536) }, /Only 65535 characters are allowed/],
  ['a message of more than 64 KB', { notes: [{ message: 'é'.repeat(32_769) }] }, /exceeds 64 KB/],
  ['a title of 256 characters', { notes: [{ title: long(256) }] }, /Only 255 characters/],
  ['an end before the start', { notes: [{ lines: [2, 1] }] }, /end line must not be before/],
  ['columns over several lines', { notes: [{ lines: [1, 2], column: 1 }] }, /Columns are only allowed/],
];

const CREATE =
  'mutation ($check: CreateCheckRunInput!) { createCheckRun(input: $check) { checkRun { id } } }';
const UPDATE =
  'mutation ($check: UpdateCheckRunInput!) { updateCheckRun(input: $check) { checkRun { id } } }';

/** The four requests that write an output. */
async function requests(output: Output): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const app = await sandbox.installation();
  const { data: run } = await app.rest.checks.create({ ...REPO, name: 'Plan', head_sha: sha });
  const common = { repositoryId: id, output: overGraphql(output) };
  return {
    'REST create': () =>
      app.rest.checks.create({ ...REPO, name: 'Plan', head_sha: sha, output: overRest(output) }),
    'REST update': () => app.rest.checks.update({ ...REPO, check_run_id: run.id, output: overRest(output) }),
    createCheckRun: () => app.graphql(CREATE, { check: { ...common, name: 'Plan', headSha: sha } }),
    updateCheckRun: () => app.graphql(UPDATE, { check: { ...common, checkRunId: run.node_id } }),
  };
}

test.each(TAKEN)('a check run is taken with %s', async (_what, output) => {
  for (const send of Object.values(await requests(output))) await send();
});

test.each(REFUSED)('a check run is refused with %s', async (_what, output, says) => {
  for (const [name, send] of Object.entries(await requests(output))) {
    const error: { status?: number; message: string } = await send().then(
      () => ({ message: `${name} was not refused` }),
      (thrown) => thrown,
    );
    expect(error.message).toMatch(says);
    if (name.startsWith('REST')) expect(error.status).toBe(422);
  }
});

test.each([
  ['below', 'far', 'far/away'],
  ['two below', 'deep', 'deep/er/still'],
  ['above', 'wide/open', 'wide'],
])('a branch is refused %s another', async (_where, there, wanted) => {
  const { git } = sandbox.owner.rest;
  await git.createRef({ ...REPO, ref: `refs/heads/${there}`, sha });
  await expect(git.createRef({ ...REPO, ref: `refs/heads/${wanted}`, sha })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Reference update failed'),
  });
  const made = sandbox.owner.graphql(
    'mutation ($ref: CreateRefInput!) { createRef(input: $ref) { ref { id } } }',
    { ref: { repositoryId: id, name: `refs/heads/${wanted}`, oid: sha } },
  );
  await expect(made).rejects.toMatchObject({
    errors: [{ type: 'UNPROCESSABLE', path: ['createRef'], message: 'Ref cannot be created.' }],
  });
  // A name that only begins alike stands beside it.
  await git.createRef({ ...REPO, ref: `refs/heads/${there}-more`, sha });
});

test('the name of a label has at most 50 characters', async () => {
  const { issues } = sandbox.owner.rest;
  await issues.createLabel({ ...REPO, name: long(50) });
  const refused = { status: 422, message: expect.stringContaining('too long (maximum is 50') };
  await expect(issues.createLabel({ ...REPO, name: long(51) })).rejects.toMatchObject(refused);
  const { data } = await issues.create({ ...REPO, title: 'Labelled' });
  const labels = [long(52)];
  await expect(issues.addLabels({ ...REPO, issue_number: data.number, labels })).rejects.toMatchObject(
    refused,
  );
});

test('a page has at most 100 of a list, however many are asked for', async () => {
  const { checks } = (await sandbox.installation()).rest;
  const output = overRest({ notes: many(50) });
  const { data: run } = await checks.create({ ...REPO, name: 'Long', head_sha: sha, output });
  for (let more = 0; more < 2; more += 1) await checks.update({ ...REPO, check_run_id: run.id, output });
  const { data } = await checks.listAnnotations({ ...REPO, check_run_id: run.id, per_page: 1000 });
  expect(data).toHaveLength(100);
});
