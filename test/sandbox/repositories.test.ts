import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloneOf } from './git-client.ts';
import {
  installationToken,
  REPO,
  type Receiver,
  startReceiver,
  startTestSandbox,
  type TestSandbox,
} from './start.ts';
import { openBranch, openPull, write } from './steps.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({
    webhookUrl: receiver.url,
    events: ['repository', 'pull_request', 'fork', 'issues'],
    people: [{ login: 'forker', role: null }],
  });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

/** A request as it is, without following where it is sent on to. */
const plain = (path: string, init: RequestInit = {}, login = 'octo') =>
  fetch(`${sandbox.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${sandbox.userToken(login)}` },
  });
const told = async (): Promise<string[]> => {
  await sandbox.settled();
  return receiver.names();
};

describe('a renamed repository', () => {
  test('is found under its former name: reads go on with 301, writes with 307, git without a word', async () => {
    const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Before' });
    await sandbox.owner.rest.repos.update({ ...REPO, name: 'rack' });
    const { id } = (await sandbox.owner.rest.repos.get({ owner: 'octo', repo: 'rack' })).data;
    const read = await plain(`/repos/octo/shelf/issues?state=all`);
    expect([read.status, read.headers.get('location')]).toEqual([
      301,
      `${sandbox.url}/repositories/${id}/issues?state=all`,
    ]);
    expect(await read.json()).toMatchObject({
      message: 'Moved Permanently',
      url: read.headers.get('location'),
    });
    expect((await plain('/repos/octo/shelf/issues', { method: 'POST', body: '{"title":"x"}' })).status).toBe(
      307,
    );
    // A client that follows notices nothing.
    await sandbox.owner.rest.issues.createComment({ ...REPO, issue_number: issue.number, body: 'After' });
    expect((await sandbox.owner.rest.issues.get({ ...REPO, issue_number: issue.number })).data.comments).toBe(
      1,
    );
    const clone = await cloneOf(sandbox, sandbox.userToken('octo'));
    await clone.commit('after.txt', 'one');
    await clone.git('push', '-q', 'origin', 'main');
    clone.remove();
    await sandbox.owner.rest.repos.getContent({ owner: 'octo', repo: 'rack', path: 'after.txt' });
    await sandbox.settled();
    const renamed = receiver.received.find(({ payload }) => `${payload.action}` === 'renamed');
    expect(renamed?.payload).toMatchObject({
      changes: { repository: { name: { from: 'shelf' } } },
      repository: { full_name: 'octo/rack' },
    });
  });

  test('over GraphQL too, unless the query says not to follow', async () => {
    await sandbox.owner.rest.repos.update({ ...REPO, name: 'rack' });
    const query = (more: string) =>
      sandbox.owner.graphql<{ repository: { nameWithOwner: string } }>(
        `{ repository(owner: "octo", name: "shelf"${more}) { nameWithOwner } }`,
      );
    expect((await query('')).repository.nameWithOwner).toBe('octo/rack');
    await expect(query(', followRenames: false')).rejects.toThrow(/Could not resolve to a Repository/);
  });

  test('loses its former name to a new repository of that name, and tells nobody who may not see it', async () => {
    await sandbox.owner.rest.repos.update({ ...REPO, name: 'rack' });
    const repository = sandbox.world.state.repositories[0];
    if (repository) repository.isPrivate = true;
    expect((await plain('/repos/octo/shelf', {}, 'forker')).status).toBe(404);
    if (repository) repository.isPrivate = false;
    await sandbox.as('forker').rest.repos.createFork({ owner: 'octo', repo: 'rack', name: 'shelf' });
    await sandbox.as('forker').rest.repos.update({ owner: 'forker', repo: 'shelf', name: 'mine' });
    await sandbox.owner.rest.repos.update({ owner: 'octo', repo: 'rack', name: 'shelf' });
    expect((await plain('/repos/octo/shelf')).status).toBe(200);
    await expect(
      sandbox.owner.rest.repos.update({ owner: 'octo', repo: 'shelf', name: 'shelf' }),
    ).resolves.toMatchObject({ status: 200 });
  });
});

describe('a transferred repository', () => {
  test('belongs to another account, where the app is not installed', async () => {
    const app = await sandbox.installation();
    await sandbox.owner.rest.repos.transfer({ ...REPO, new_owner: 'forker' });
    expect((await plain('/repos/octo/shelf')).status).toBe(301);
    const moved = { owner: 'forker', repo: 'shelf' };
    expect((await sandbox.as('forker').rest.repos.get(moved)).data.permissions?.admin).toBe(true);
    // The former owner stays as a collaborator and administers it no more.
    expect((await sandbox.owner.rest.repos.get(moved)).data.permissions).toMatchObject({
      push: true,
      admin: false,
    });
    await expect(app.rest.issues.create({ ...moved, title: 'x' })).rejects.toMatchObject({ status: 403 });
    await sandbox.as('forker').rest.issues.create({ ...moved, title: 'Unheard' });
    expect(await told()).toEqual([]);
    expect(existsSync(join(sandbox.directory, 'forker', 'shelf.git'))).toBe(true);
  });

  test('to an account with an installation is told to it', async () => {
    const { installations } = sandbox.world.state;
    const one = installations.find((each) => each.appId === 7);
    const forker = sandbox.world.state.accounts.find((account) => account.login === 'forker');
    if (one && forker) installations.push({ ...one, id: 99_999, accountId: forker.id });
    await sandbox.owner.rest.repos.transfer({ ...REPO, new_owner: 'forker' });
    expect(await told()).toEqual(['repository.transferred']);
    expect(receiver.received[0]?.payload).toMatchObject({
      changes: { owner: { from: { user: { login: 'octo' } } } },
      installation: { id: 99_999 },
    });
  });

  test('keeps its issues over a restart', async () => {
    const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Kept' });
    await sandbox.owner.rest.repos.transfer({ ...REPO, new_owner: 'forker', new_name: 'moved' });
    await sandbox.close();
    const again = await startTestSandbox({ directory: sandbox.directory });
    try {
      const { data } = await again.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
      expect(data).toMatchObject({ title: 'Kept', repository_url: `${again.url}/repos/forker/moved` });
      expect(again.world.state.repositories).toHaveLength(1);
    } finally {
      await again.close();
    }
  });
});

test('an archived repository is read and not written, until it is brought back', async () => {
  const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Before' });
  const app = await sandbox.installation();
  await sandbox.owner.rest.repos.update({ ...REPO, archived: true });
  expect((await app.rest.issues.get({ ...REPO, issue_number: issue.number })).data.title).toBe('Before');
  const refused = app.rest.issues.createComment({ ...REPO, issue_number: issue.number, body: 'x' });
  await expect(refused).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Repository was archived so is read-only.'),
  });
  await expect(
    app.graphql(
      'mutation ($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }',
      { id: issue.node_id },
    ),
  ).rejects.toThrow(/archived/);
  await expect(sandbox.owner.rest.repos.update({ ...REPO, name: 'other' })).rejects.toMatchObject({
    status: 403,
  });
  const clone = await cloneOf(sandbox, sandbox.userToken('octo'));
  await clone.commit('x.txt', 'x');
  await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(/403/);
  await sandbox.owner.rest.repos.update({ ...REPO, archived: false });
  await clone.git('push', '-q', 'origin', 'main');
  clone.remove();
  expect((await told()).filter((name) => name.startsWith('repository'))).toEqual([
    'repository.archived',
    'repository.unarchived',
  ]);
});

describe('a branch that is renamed', () => {
  test('takes the default branch, the pull requests into it and its protection along', async () => {
    const { pull } = await openPull(sandbox, 'topic');
    sandbox.setProtections('octo', 'shelf', [{ pattern: 'main', requiredApprovals: 1 }]);
    await sandbox.owner.rest.repos.renameBranch({ ...REPO, branch: 'main', new_name: 'trunk' });
    expect((await sandbox.owner.rest.repos.get(REPO)).data.default_branch).toBe('trunk');
    const { data } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull });
    expect(data).toMatchObject({ state: 'open', base: { ref: 'trunk' }, mergeable_state: 'blocked' });
    const old = await plain('/repos/octo/shelf/branches/main');
    expect([old.status, old.headers.get('location')]).toEqual([
      301,
      `${sandbox.url}/repos/octo/shelf/branches/trunk`,
    ]);
    await expect(sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' })).rejects.toMatchObject({
      status: 404,
    });
    const clone = await cloneOf(sandbox, sandbox.userToken('octo'));
    expect(await clone.git('symbolic-ref', 'HEAD')).toBe('refs/heads/trunk');
    clone.remove();
    await sandbox.settled();
    const edited = receiver.received.filter(({ payload }) => `${payload.action}` === 'edited');
    expect(edited.map(({ event, payload }) => [event, payload.changes])).toEqual([
      ['pull_request', { base: { ref: { from: 'main' }, sha: { from: expect.any(String) } } }],
      ['repository', { default_branch: { from: 'main' } }],
    ]);
  });

  test('closes the pull requests from it, and the default one is for administrators', async () => {
    const { pull } = await openPull(sandbox, 'topic');
    const writer = sandbox.as('writer', 'write').rest.repos;
    await expect(writer.renameBranch({ ...REPO, branch: 'main', new_name: 'trunk' })).rejects.toMatchObject({
      status: 403,
    });
    await writer.renameBranch({ ...REPO, branch: 'topic', new_name: 'theme' });
    expect((await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull })).data.state).toBe('closed');
  });

  test('another branch can become the default one', async () => {
    await openBranch(sandbox, 'next');
    await write(sandbox, 'next.txt', 'next');
    await sandbox.owner.rest.repos.update({ ...REPO, default_branch: 'next' });
    await sandbox.owner.rest.repos.getContent({ ...REPO, path: 'next.txt' });
    await expect(sandbox.owner.rest.repos.update({ ...REPO, default_branch: 'none' })).rejects.toMatchObject({
      status: 422,
    });
    expect(await told()).toEqual(['repository.edited']);
  });
});

test('a deleted repository is gone, and stays so over a restart', async () => {
  const token = await installationToken(sandbox.app);
  await sandbox.owner.rest.repos.delete(REPO);
  await expect(sandbox.owner.rest.repos.get(REPO)).rejects.toMatchObject({ status: 404 });
  expect(existsSync(join(sandbox.directory, 'octo', 'shelf.git'))).toBe(false);
  expect(await told()).toEqual(['repository.deleted']);
  expect(token).toMatch(/^ghs_/);
  await sandbox.close();
  const again = await startTestSandbox({ directory: sandbox.directory });
  await expect(again.owner.rest.repos.get(REPO)).rejects.toMatchObject({ status: 404 });
  await again.close();
});
