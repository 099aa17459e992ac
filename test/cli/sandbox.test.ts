import { Octokit } from '@octokit/rest';
import { start } from './run.ts';

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
