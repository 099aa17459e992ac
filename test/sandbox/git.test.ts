import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationToken, REPO, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-git-'));
  sandbox = await startTestSandbox({
    repositories: [
      { owner: 'octo', name: 'shelf' },
      { owner: 'octo', name: 'secret', isPrivate: true },
    ],
    people: [{ login: 'outsider', role: null }],
  });
});
afterAll(async () => {
  await sandbox.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs git as a person would, without this machine's settings. */
function git(directory: string, ...args: string[]): string {
  return execFileSync(
    'git',
    ['-C', directory, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args],
    {
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** The server runs in this process, so git must not block it. */
async function gitLater(directory: string, ...args: string[]): Promise<string> {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { stdout } = await promisify(execFile)(
    'git',
    ['-C', directory, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args],
    {
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
      },
    },
  );
  return stdout;
}

const withToken = (token: string, name = 'shelf'): string =>
  sandbox.gitUrl('octo', name).replace('http://', `http://x-access-token:${token}@`);

test('anyone clones a public repository', async () => {
  await gitLater(folder, 'clone', '-q', sandbox.gitUrl('octo', 'shelf'), 'anonymous');
  expect(readFileSync(join(folder, 'anonymous', 'README.md'), 'utf8')).toBe('# shelf\n');
});

test('a private one asks for a token that may read it', async () => {
  await expect(gitLater(folder, 'clone', '-q', sandbox.gitUrl('octo', 'secret'), 'nobody')).rejects.toThrow();
  const outsider = withToken(sandbox.userToken('outsider'), 'secret');
  await expect(gitLater(folder, 'clone', '-q', outsider, 'outsider')).rejects.toThrow(/not found/);
  const app = withToken(await installationToken(sandbox.app, { contents: 'read' }), 'secret');
  await gitLater(folder, 'clone', '-q', app, 'secret');
  expect(existsSync(join(folder, 'secret', 'README.md'))).toBe(true);
});

test('a partial clone leaves large files behind and fetches them by id', async () => {
  const large = 'x'.repeat(300_000);
  const { data } = await sandbox.owner.rest.repos.createOrUpdateFileContents({
    ...REPO,
    path: 'large.txt',
    message: 'Large',
    content: Buffer.from(large).toString('base64'),
  });
  const oid = data.content?.sha ?? '';
  await gitLater(
    folder,
    'clone',
    '-q',
    '--bare',
    '--filter=blob:limit=200k',
    '--depth=50',
    sandbox.gitUrl('octo', 'shelf'),
    'partial',
  );
  const partial = join(folder, 'partial');
  const missing = await gitLater(partial, 'rev-list', '--objects', '--missing=print', 'HEAD');
  expect(missing).toContain(`?${oid}`);
  await gitLater(partial, 'fetch', '-q', 'origin', oid);
  expect(git(partial, 'cat-file', '-s', oid).trim()).toBe(String(large.length));
});

test('a push needs write permission, tells its commits and moves pull requests', async () => {
  const receiver = await startReceiver();
  sandbox.setWebhookUrl(receiver.url);
  const work = join(folder, 'work');
  await gitLater(folder, 'clone', '-q', withToken(sandbox.userToken('octo')), 'work');
  writeFileSync(join(work, 'pushed.txt'), 'one\n');
  git(work, 'checkout', '-q', '-b', 'pushed');
  git(work, 'add', '.');
  git(work, 'commit', '-q', '-m', 'Push one');
  const refused = withToken(sandbox.userToken('outsider'));
  await expect(gitLater(work, 'push', '-q', refused, 'pushed')).rejects.toThrow();
  await gitLater(work, 'push', '-q', 'origin', 'pushed');
  const { data: pull } = await sandbox.owner.rest.pulls.create({
    ...REPO,
    head: 'pushed',
    base: 'main',
    title: 'Pushed',
  });
  writeFileSync(join(work, 'pushed.txt'), 'two\n');
  git(work, 'commit', '-q', '-am', 'Push two');
  await gitLater(work, 'push', '-q', 'origin', 'pushed');
  const { data: moved } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull.number });
  expect(moved).toMatchObject({ commits: 2, head: { sha: git(work, 'rev-parse', 'HEAD').trim() } });
  await sandbox.settled();
  expect(receiver.names()).toEqual(['push', 'pull_request.opened', 'push', 'pull_request.synchronize']);
  expect(receiver.received[2]?.payload).toMatchObject({
    ref: 'refs/heads/pushed',
    created: false,
    commits: [{ message: 'Push two', modified: ['pushed.txt'] }],
    pusher: { name: 'octo' },
  });
  // A head that is pushed into its base is merged, and "Fixes" in a commit closes the issue.
  const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Fixed by a push' });
  git(work, 'commit', '-q', '--allow-empty', '-m', `Fixes #${issue.number}`);
  await gitLater(work, 'push', '-q', 'origin', 'pushed', 'pushed:main');
  const { data: merged } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull.number });
  expect(merged.merged).toBe(true);
  const { data: closed } = await sandbox.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
  expect(closed.state).toBe('closed');
  await gitLater(work, 'push', '-q', 'origin', '--delete', 'pushed');
  await sandbox.settled();
  expect(receiver.names().at(-1)).toBe('push');
  sandbox.setWebhookUrl(null);
  await receiver.close();
});

test('a repository is copied from a work tree, its HEAD as main', async () => {
  const source = join(folder, 'source');
  git(folder, 'init', '-q', '-b', 'trunk', source);
  writeFileSync(join(source, 'app.ts'), 'export const one = 1;\n');
  git(source, 'add', '.');
  git(source, 'commit', '-q', '-m', 'One');
  git(source, 'tag', 'v1');
  const copy = await startTestSandbox({ repositories: [{ owner: 'octo', name: 'shelf', fromGit: source }] });
  try {
    const { data } = await copy.owner.rest.git.listMatchingRefs({ ...REPO, ref: '' });
    expect(data.map((ref) => ref.ref)).toEqual(['refs/heads/main', 'refs/tags/v1']);
    expect(data[0]?.object.sha).toBe(git(source, 'rev-parse', 'HEAD').trim());
  } finally {
    await copy.end();
  }
});

test.each(['version=2', 'version=0'])(
  'a second clone by %s has what came after the first',
  async (version) => {
    const config = version.replace('version=', 'protocol.version=');
    const names: string[] = [];
    for (const path of [`${version} one`, `${version} two`]) {
      await sandbox.owner.rest.repos.createOrUpdateFileContents({
        ...REPO,
        path,
        message: path,
        content: Buffer.from(path).toString('base64'),
      });
      const target = join(folder, `clone of ${path}`);
      await gitLater(folder, '-c', config, 'clone', '-q', sandbox.gitUrl('octo', 'shelf'), target);
      names.push(...(await gitLater(target, 'log', '-1', '--format=%s')).trim().split('\n'));
    }
    expect(names).toEqual([`${version} one`, `${version} two`]);
  },
);

test('the repository is sound after all of this', () => {
  const report = git(join(sandbox.directory, 'octo', 'shelf.git'), 'fsck', '--no-dangling');
  expect(report.trim()).toBe('');
});
