import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({
    webhookUrl: receiver.url,
    events: ['issues', 'sub_issues'],
    repositories: [
      { owner: 'octo', name: 'shelf' },
      { owner: 'octo', name: 'other' },
    ],
    people: [{ login: 'reader', role: 'read' }],
  });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

const open = async (title: string, labels: string[] = []) =>
  (await sandbox.owner.rest.issues.create({ ...REPO, title, labels })).data;
const told = async () => {
  await sandbox.settled();
  return receiver.names();
};

describe('a transferred issue', () => {
  const TRANSFER = `mutation ($issue: ID!, $to: ID!) {
    transferIssue(input: { issueId: $issue, repositoryId: $to }) { issue { number repository { name } } }
  }`;
  const transfer = async (issue: string, who = sandbox.owner) => {
    const to = (await sandbox.owner.rest.repos.get({ owner: 'octo', repo: 'other' })).data.node_id;
    return who.graphql<{ transferIssue: { issue: unknown } }>(TRANSFER, { issue, to });
  };

  test('has a new number, its comments, the labels that are there too, and its old address leads to it', async () => {
    const issue = await open('Moves', ['bug', 'only here']);
    await sandbox.owner.rest.issues.createComment({ ...REPO, issue_number: issue.number, body: 'Kept' });
    await sandbox.owner.rest.issues.create({ owner: 'octo', repo: 'other', title: 'First there' });
    const { transferIssue } = await transfer(issue.node_id);
    expect(transferIssue.issue).toEqual({ number: 2, repository: { name: 'other' } });
    const first = await fetch(`${sandbox.url}/repos/octo/shelf/issues/${issue.number}`, {
      redirect: 'manual',
    });
    expect([first.status, first.headers.get('location')]).toEqual([
      301,
      `${sandbox.url}/repos/octo/other/issues/2`,
    ]);
    const { data } = await sandbox.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
    expect(data).toMatchObject({ title: 'Moves', comments: 1, labels: [{ name: 'bug' }] });
    expect((await sandbox.owner.rest.issues.listForRepo(REPO)).data).toEqual([]);
    await expect(
      sandbox.owner.graphql(
        'query ($n: Int!) { repository(owner: "octo", name: "shelf") { issue(number: $n) { id } } }',
        {
          n: issue.number,
        },
      ),
    ).rejects.toThrow(/Could not resolve to an Issue/);
  });

  test('is told on both sides', async () => {
    const issue = await open('Moves');
    await transfer(issue.node_id);
    expect(await told()).toEqual(['issues.opened', 'issues.transferred', 'issues.opened']);
    const [, away, here] = receiver.received;
    expect(away?.payload).toMatchObject({
      issue: { number: issue.number },
      changes: { new_issue: { number: 1 }, new_repository: { name: 'other' } },
      repository: { name: 'shelf' },
    });
    expect(here?.payload).toMatchObject({
      issue: { number: 1 },
      changes: { old_issue: { number: issue.number }, old_repository: { name: 'shelf' } },
      repository: { name: 'other' },
    });
  });

  test('needs write permission', async () => {
    const issue = await open('Stays');
    await expect(transfer(issue.node_id, sandbox.as('reader'))).rejects.toThrow(/write access/);
  });
});

test('a deleted issue is answered 410, and its number is not given again', async () => {
  const issue = await open('Gone');
  const child = await open('Child');
  await sandbox.owner.rest.issues.addSubIssue({
    ...REPO,
    issue_number: issue.number,
    sub_issue_id: child.id,
  });
  await sandbox.owner.graphql(
    'mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }',
    {
      id: issue.node_id,
    },
  );
  const gone = sandbox.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
  await expect(gone).rejects.toMatchObject({ status: 410 });
  await expect(
    sandbox.owner.rest.issues.createComment({ ...REPO, issue_number: issue.number, body: 'x' }),
  ).rejects.toMatchObject({ status: 410 });
  await expect(
    sandbox.owner.rest.issues.getParent({ ...REPO, issue_number: child.number }),
  ).rejects.toMatchObject({ status: 404 });
  expect((await open('Next')).number).toBe(child.number + 1);
});

describe('sub-issues', () => {
  const add = (parent: number, sub_issue_id: number, replace_parent?: boolean) =>
    sandbox.owner.rest.issues.addSubIssue({
      ...REPO,
      issue_number: parent,
      sub_issue_id,
      ...(replace_parent === undefined ? {} : { replace_parent }),
    });
  const childrenOf = async (issue_number: number) =>
    (await sandbox.owner.rest.issues.listSubIssues({ ...REPO, issue_number })).data.map(({ title }) => title);

  test('are added, counted, listed, taken out, and both sides are told', async () => {
    const [parent, child] = [await open('Parent'), await open('Child')];
    await add(parent.number, child.id);
    await sandbox.owner.rest.issues.update({ ...REPO, issue_number: child.number, state: 'closed' });
    const { data } = await sandbox.owner.rest.issues.get({ ...REPO, issue_number: parent.number });
    expect(data.sub_issues_summary).toEqual({ total: 1, completed: 1, percent_completed: 100 });
    expect(await childrenOf(parent.number)).toEqual(['Child']);
    const { data: above } = await sandbox.owner.rest.issues.getParent({
      ...REPO,
      issue_number: child.number,
    });
    expect(above.number).toBe(parent.number);
    await sandbox.owner.rest.issues.removeSubIssue({
      ...REPO,
      issue_number: parent.number,
      sub_issue_id: child.id,
    });
    expect(await childrenOf(parent.number)).toEqual([]);
    expect((await told()).filter((name) => name.startsWith('sub_issues'))).toEqual([
      'sub_issues.sub_issue_added',
      'sub_issues.parent_issue_added',
      'sub_issues.sub_issue_removed',
      'sub_issues.parent_issue_removed',
    ]);
    expect(receiver.received.find(({ event }) => event === 'sub_issues')?.payload).toMatchObject({
      parent_issue: { number: parent.number },
      sub_issue: { number: child.number },
      parent_issue_id: parent.id,
      sub_issue_id: child.id,
    });
  });

  test('have one parent, and are no part of themselves', async () => {
    const [one, two, child] = [await open('One'), await open('Two'), await open('Child')];
    await add(one.number, child.id);
    await expect(add(two.number, child.id)).rejects.toMatchObject({ status: 422 });
    await expect(add(child.number, one.id)).rejects.toMatchObject({ status: 422 });
    await expect(add(one.number, one.id)).rejects.toMatchObject({ status: 422 });
    await add(two.number, child.id, true);
    expect([await childrenOf(one.number), await childrenOf(two.number)]).toEqual([[], ['Child']]);
  });

  test('go eight levels deep', async () => {
    let parent = await open('1');
    for (let level = 2; level <= 8; level += 1) {
      const child = await open(String(level));
      await add(parent.number, child.id);
      parent = child;
    }
    await expect(add(parent.number, (await open('9')).id)).rejects.toMatchObject({ status: 422 });
  });

  test('over GraphQL', async () => {
    const [parent, child] = [await open('Parent'), await open('Child')];
    const ids = { parent: parent.node_id, child: child.node_id };
    const answer = await sandbox.owner.graphql<{ addSubIssue: unknown }>(
      `mutation ($parent: ID!, $child: ID!) { addSubIssue(input: { issueId: $parent, subIssueId: $child }) {
        issue { subIssues(first: 5) { nodes { title } } } subIssue { parent { title } }
      } }`,
      ids,
    );
    expect(answer.addSubIssue).toEqual({
      issue: { subIssues: { nodes: [{ title: 'Child' }] } },
      subIssue: { parent: { title: 'Parent' } },
    });
    await sandbox.owner.graphql(
      `mutation ($parent: ID!, $child: ID!) {
        removeSubIssue(input: { issueId: $parent, subIssueId: $child }) { clientMutationId }
      }`,
      ids,
    );
    expect(await childrenOf(parent.number)).toEqual([]);
  });
});
