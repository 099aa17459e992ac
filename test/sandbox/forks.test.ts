import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';

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

const told = async (): Promise<string[]> => {
  await sandbox.settled();
  return receiver.names();
};

describe('forks', () => {
  const fork = { owner: 'forker', repo: 'shelf' };
  async function pullFromFork() {
    const { rest } = sandbox.as('forker');
    await rest.repos.createFork(REPO);
    const { data: main } = await rest.git.getRef({ ...fork, ref: 'heads/main' });
    await rest.git.createRef({ ...fork, ref: 'refs/heads/topic', sha: main.object.sha });
    const put = async (path: string) =>
      (
        await rest.repos.createOrUpdateFileContents({
          ...fork,
          path,
          branch: 'topic',
          message: path,
          content: '',
        })
      ).data.commit.sha;
    await put('one.txt');
    const { data } = await rest.pulls.create({
      ...REPO,
      head: 'forker:topic',
      base: 'main',
      title: 'From afar',
    });
    return { rest, put, pull_number: data.number };
  }
  const pull = async (pull_number: number) =>
    (await sandbox.owner.rest.pulls.get({ ...REPO, pull_number })).data;

  test('their pull requests follow their branches, and merge', async () => {
    const { put, pull_number } = await pullFromFork();
    expect(await pull(pull_number)).toMatchObject({
      head: { label: 'forker:topic', repo: { full_name: 'forker/shelf', fork: true } },
      base: { repo: { full_name: 'octo/shelf', fork: false } },
    });
    const sha = await put('two.txt');
    expect(await pull(pull_number)).toMatchObject({ commits: 2, head: { sha } });
    const { data: found } = await sandbox.owner.rest.pulls.list({ ...REPO, head: 'forker:topic' });
    expect(found).toHaveLength(1);
    await sandbox.owner.rest.pulls.merge({ ...REPO, pull_number });
    await sandbox.owner.rest.repos.getContent({ ...REPO, path: 'two.txt' });
    expect((await told()).slice(0, 3)).toEqual(['fork', 'pull_request.opened', 'pull_request.synchronize']);
  });

  test('a head branch that is deleted closes the pull request', async () => {
    const { rest, pull_number } = await pullFromFork();
    await rest.git.deleteRef({ ...fork, ref: 'heads/topic' });
    expect((await pull(pull_number)).state).toBe('closed');
    await expect(
      sandbox.owner.rest.pulls.update({ ...REPO, pull_number, state: 'open' }),
    ).rejects.toMatchObject({ status: 422 });
  });

  test('of a fork that is gone the pull request knows no repository', async () => {
    const { rest, pull_number } = await pullFromFork();
    await rest.repos.delete(fork);
    expect(await pull(pull_number)).toMatchObject({ state: 'open', head: { repo: null, ref: 'topic' } });
    const { repository } = await sandbox.owner.graphql<{ repository: { pullRequest: unknown } }>(
      `query ($number: Int!) { repository(owner: "octo", name: "shelf") { pullRequest(number: $number) {
        headRepository { id } headRepositoryOwner { login } headRef { name } headRefName isCrossRepository
      } } }`,
      { number: pull_number },
    );
    expect(repository.pullRequest).toEqual({
      headRepository: null,
      headRepositoryOwner: null,
      headRef: null,
      headRefName: 'topic',
      isCrossRepository: true,
    });
  });

  test('a fork is no place where the app may write', async () => {
    await pullFromFork();
    const app = await sandbox.installation();
    const head = (await sandbox.owner.rest.git.getRef({ ...fork, ref: 'heads/topic' })).data.object.sha;
    await expect(
      app.rest.git.createRef({ ...fork, ref: 'refs/heads/by-app', sha: head }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
