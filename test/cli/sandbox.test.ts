import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { planwright, start } from './run.ts';

test('planwright sandbox: one line of JSON, any client can drive it, SIGTERM ends both with 0', async () => {
  const sandbox = start('src/cli.ts', ['sandbox', '--port', '0', '--repo', '.']);
  const ready = JSON.parse(await sandbox.line((line) => line.startsWith('{"url"')));
  expect(ready).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
    token: expect.any(String),
    owner: expect.any(String),
    repo: expect.any(String),
    webhookSecret: expect.any(String),
  });
  const { owner, repo } = ready;
  const { rest } = new Octokit({ baseUrl: ready.url, auth: ready.token });
  expect((await rest.repos.get({ owner, repo })).data.full_name).toBe(`${owner}/${repo}`);
  const { data: issue } = await rest.issues.create({
    owner,
    repo,
    title: 'The memory inbox loses the order of jobs',
    body: '`createMemoryInbox` should run jobs of one key in the order they came.',
    labels: ['needs-plan'],
  });
  const opened = async () =>
    (await rest.pulls.list({ owner, repo, head: `${owner}:planwright/issue-${issue.number}` })).data[0];
  for (let wait = 0; wait < 200 && !(await opened()); wait++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await opened()).toMatchObject({ state: 'open' });
  expect(await sandbox.end('SIGTERM')).toBe(0);
}, 40_000);

test('a repository without a commit, and a port in use: exit 2 and one line', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'planwright-empty-'));
  execFileSync('git', ['init', '--quiet', empty]);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  try {
    expect(await planwright('sandbox', '--repo', empty)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `planwright: The repository at "${empty}" has no commit; expected one to start from.\n`,
    });
    expect(await planwright('sandbox', '--repo', '.', '--port', String(port))).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `planwright: Port ${port} is in use already; expected a free one. Say another.\n`,
    });
  } finally {
    taken.close();
    await rm(empty, { recursive: true });
  }
});
