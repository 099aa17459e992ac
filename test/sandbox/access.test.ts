import { generateKeyPairSync } from 'node:crypto';
import { get } from 'node:http';
import { Octokit } from '@octokit/rest';
import { installationToken, jwt, REPO, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
let now = Date.now();
beforeAll(async () => {
  sandbox = await startTestSandbox({
    clock: () => now,
    repositories: [
      { owner: 'octo', name: 'shelf' },
      { owner: 'octo', name: 'secret', isPrivate: true },
    ],
    people: [{ login: 'outsider', role: null }],
  });
});
afterAll(() => sandbox.end());
afterEach(() => {
  now = Date.now();
});

const client = (auth?: string): Octokit =>
  new Octokit({
    baseUrl: sandbox.url,
    ...(auth === undefined ? {} : { auth }),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });

describe('the app', () => {
  test('reads itself, its installations and its repositories', async () => {
    const { data: app } = await sandbox.app.rest.apps.getAuthenticated();
    expect(app).toMatchObject({ id: 7, slug: 'planwright', permissions: { contents: 'write' } });
    const { data: installations } = await sandbox.app.rest.apps.listInstallations();
    expect(installations).toEqual([
      expect.objectContaining({ app_id: 7, account: expect.objectContaining({ login: 'octo' }) }),
    ]);
    const installation = await sandbox.installation();
    const { data } = await installation.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map((repository) => repository.name)).toEqual(['shelf', 'secret']);
  });

  test.each([
    ['expired', () => jwt({ exp: Math.floor(Date.now() / 1000) - 1 })],
    ['of an unknown app', () => jwt({ iss: 8 })],
    ['issued in the future', () => jwt({ iat: Math.floor(Date.now() / 1000) + 120 })],
    ['valid for too long', () => jwt({ exp: Math.floor(Date.now() / 1000) + 3600 })],
    [
      'signed with another key',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return jwt({}, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
      },
    ],
  ])('a JSON web token that is %s gets 401', async (_what, token) => {
    await expect(client(token()).rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  });

  test('a JSON web token opens no repository, a user’s token no app', async () => {
    await expect(sandbox.app.rest.issues.listForRepo(REPO)).rejects.toMatchObject({ status: 401 });
    await expect(sandbox.owner.rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  });
});

describe('installation tokens', () => {
  test('expire after an hour', async () => {
    const installation = await sandbox.installation();
    await installation.rest.repos.get(REPO);
    now += 3_600_001;
    await expect(installation.rest.repos.get(REPO)).rejects.toMatchObject({ status: 401 });
  });

  test('do what they are permitted and nothing else', async () => {
    const installation = await sandbox.installation({ issues: 'write', contents: 'read' });
    const { data: issue } = await installation.rest.issues.create({ ...REPO, title: 'By the app' });
    expect(issue.user).toMatchObject({ login: 'planwright[bot]', type: 'Bot' });
    await installation.rest.git.getRef({ ...REPO, ref: 'heads/main' });
    const refused = installation.rest.repos.createOrUpdateFileContents({
      ...REPO,
      path: 'x',
      message: 'x',
      content: '',
    });
    await expect(refused).rejects.toThrow(/Resource not accessible by integration/);
    await expect(refused).rejects.toMatchObject({ status: 403 });
  });

  test('cannot have more than the installation, nor an unknown repository', async () => {
    await expect(installationToken(sandbox.app, { administration: 'write' })).rejects.toMatchObject({
      status: 422,
    });
    const { data } = await sandbox.app.rest.apps.getRepoInstallation(REPO);
    await expect(
      sandbox.app.rest.apps.createInstallationAccessToken({
        installation_id: data.id,
        repositories: ['nothing'],
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  test('for one repository do not see another private one', async () => {
    const { data } = await sandbox.app.rest.apps.getRepoInstallation(REPO);
    const answer = await sandbox.app.rest.apps.createInstallationAccessToken({
      installation_id: data.id,
      repositories: ['shelf'],
    });
    expect(answer.data.repository_selection).toBe('selected');
    const narrow = client(answer.data.token);
    await expect(narrow.rest.repos.get({ owner: 'octo', repo: 'secret' })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('stop when the installation is suspended', async () => {
    const installation = await sandbox.installation();
    const { data } = await sandbox.app.rest.apps.getRepoInstallation(REPO);
    await sandbox.app.rest.apps.suspendInstallation({ installation_id: data.id });
    await expect(installation.rest.issues.listForRepo(REPO)).rejects.toMatchObject({ status: 403 });
    await sandbox.app.rest.apps.unsuspendInstallation({ installation_id: data.id });
    await installation.rest.issues.listForRepo(REPO);
  });
});

/** What the permission named, at that level, is needed for, and no other does. */
const NEEDED: readonly (readonly [
  string,
  string,
  'read' | 'write',
  (rest: Octokit['rest']) => Promise<unknown>,
])[] = [
  [
    'read statuses',
    'statuses',
    'read',
    (rest) => rest.repos.listCommitStatusesForRef({ ...REPO, ref: 'main' }),
  ],
  [
    'read the joint status',
    'statuses',
    'read',
    (rest) => rest.repos.getCombinedStatusForRef({ ...REPO, ref: 'main' }),
  ],
  ['read check runs', 'checks', 'read', (rest) => rest.checks.listForRef({ ...REPO, ref: 'main' })],
  ['read check suites', 'checks', 'read', (rest) => rest.checks.listSuitesForRef({ ...REPO, ref: 'main' })],
  [
    'make a check run',
    'checks',
    'write',
    (rest) => rest.checks.create({ ...REPO, name: 'x', head_sha: '1'.repeat(40) }),
  ],
  ['merge a pull request', 'contents', 'write', (rest) => rest.pulls.merge({ ...REPO, pull_number: 999 })],
  ['read a file', 'contents', 'read', (rest) => rest.repos.getContent({ ...REPO, path: 'README.md' })],
  ['read a pull request', 'pull_requests', 'read', (rest) => rest.pulls.list(REPO)],
  ['open an issue', 'issues', 'write', (rest) => rest.issues.create({ ...REPO, title: 'x' })],
];

describe.each(NEEDED)('to %s, the permission for %s', (_what, permission, level, send) => {
  /** 0 where it was answered; what it is about need not be there. */
  const statusWith = async (permissions: Record<string, string>): Promise<number> => {
    const { rest } = await sandbox.installation(permissions);
    return send(rest).then(
      () => 0,
      ({ status }: { status: number }) => status,
    );
  };

  test('suffices', async () => {
    expect([0, 404, 422]).toContain(await statusWith({ [permission]: level }));
  });

  test('is needed: all others do not do', async () => {
    const all = sandbox.world.state.installations[0]?.permissions ?? {};
    const { [permission]: left, ...others } = all;
    expect(left).toBeDefined();
    expect(await statusWith(others as Record<string, string>)).toBe(403);
  });

  if (level === 'write') {
    test('is needed to write', async () => {
      expect(await statusWith({ [permission]: 'read' })).toBe(403);
    });
  }
});

test('a request without a User-Agent is refused', async () => {
  const { port } = new URL(sandbox.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/api/v3/repos/octo/shelf', headers: {} }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  expect(status).toBe(403);
});

describe('people', () => {
  test('an unknown token is bad credentials', async () => {
    await expect(client('ghp_nothing').rest.repos.get(REPO)).rejects.toThrow(/Bad credentials/);
  });

  test('nobody reads public repositories, and only those', async () => {
    expect((await client().rest.repos.get(REPO)).status).toBe(200);
    await expect(client().rest.repos.get({ owner: 'octo', repo: 'secret' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(client().rest.issues.create({ ...REPO, title: 'x' })).rejects.toMatchObject({ status: 401 });
  });

  test('an outsider neither sees private repositories nor writes to public ones', async () => {
    const outsider = sandbox.as('outsider').rest;
    await expect(outsider.repos.get({ owner: 'octo', repo: 'secret' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      outsider.repos.createOrUpdateFileContents({ ...REPO, path: 'x', message: 'x', content: '' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

test('the log tells the app’s requests from others', async () => {
  const installation = await sandbox.installation();
  sandbox.requests.clear();
  await installation.rest.repos.get(REPO);
  await installation.graphql('query Look { viewer { login } }');
  await sandbox.owner.rest.repos.get(REPO);
  await installationToken(sandbox.app);
  expect(sandbox.requests.log.map(({ route, graphql, isCounted }) => [route, graphql, isCounted])).toEqual([
    ['GET /repos/{owner}/{repo}', [], true],
    ['POST /graphql', ['Look', 'viewer'], true],
    ['GET /repos/{owner}/{repo}', [], false],
    ['GET /repos/{owner}/{repo}/installation', [], true],
    ['POST /app/installations/{installation_id}/access_tokens', [], false],
  ]);
  expect(sandbox.requests.count()).toBe(3);
});

describe('what did not change', () => {
  const again = async (tag: string, auth: string | null = sandbox.userToken('octo')) => {
    const headers = { 'if-none-match': tag, ...(auth === null ? {} : { authorization: `Bearer ${auth}` }) };
    const { status, headers: answered } = await fetch(`${sandbox.url}/repos/octo/shelf`, { headers });
    return { status, remaining: Number(answered.get('x-ratelimit-remaining')) };
  };

  test('is answered 304 and costs nothing, whichever of several tags it is', async () => {
    const { headers } = await sandbox.owner.rest.repos.get(REPO);
    const etag = headers.etag ?? '';
    expect(etag).toMatch(/^W\/"/);
    const before = Number(headers['x-ratelimit-remaining']);
    for (const tag of [etag, etag.replace('W/', ''), `"old", ${etag}`]) {
      expect(await again(tag)).toEqual({ status: 304, remaining: before });
    }
    expect(await again('"old"')).toEqual({ status: 200, remaining: before - 1 });
  });

  test('costs who does not sign in', async () => {
    const first = await fetch(`${sandbox.url}/repos/octo/shelf`);
    const left = Number(first.headers.get('x-ratelimit-remaining'));
    expect(await again(first.headers.get('etag') ?? '', null)).toEqual({ status: 304, remaining: left - 1 });
  });

  test('is answered whole once it did', async () => {
    const { headers } = await sandbox.owner.rest.repos.get(REPO);
    await sandbox.owner.rest.repos.update({ ...REPO, description: `At ${Date.now()}` });
    expect((await again(headers.etag ?? '')).status).toBe(200);
  });
});

describe('collaborators', () => {
  const permissionOf = async (username: string) =>
    (await sandbox.owner.rest.repos.getCollaboratorPermissionLevel({ ...REPO, username })).data;

  test.each([
    ['triage', undefined, 'read', 'triage', false],
    ['maintain', undefined, 'write', 'maintain', true],
    ['write', 'release manager', 'write', 'release manager', true],
    ['triage', 'gardener', 'read', 'gardener', false],
  ] as const)('%s, as the custom role %s', async (role, custom, permission, roleName, mayWrite) => {
    sandbox.setCollaborator('octo', 'shelf', 'worker', role, custom);
    const answer = await permissionOf('worker');
    expect(answer).toMatchObject({ permission, role_name: roleName });
    expect(answer.user).toMatchObject({ role_name: roleName, permissions: { triage: true, push: mayWrite } });
    const { rest } = sandbox.as('worker');
    const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Sorted' });
    await rest.issues.addLabels({ ...REPO, issue_number: issue.number, labels: ['bug'] });
    const put = rest.repos.createOrUpdateFileContents({
      ...REPO,
      path: `${roleName}.txt`,
      message: 'x',
      content: '',
    });
    const outcome = await put.then(
      () => 201,
      (error: { status: number }) => error.status,
    );
    expect(outcome).toBe(mayWrite ? 201 : 403);
    sandbox.setCollaborator('octo', 'shelf', 'worker', null);
    expect((await permissionOf('worker')).permission).toBe('read');
  });

  test('a private member looks like anybody, and has the role all the same', async () => {
    sandbox.setMembers('octo', 'shelf', [
      { login: 'shown', isPublic: true },
      { login: 'hidden', isPublic: false },
    ]);
    sandbox.setCollaborator('octo', 'shelf', 'inside', 'write');
    const associations = [];
    for (const login of ['shown', 'hidden', 'inside', 'outsider']) {
      const { data } = await sandbox.as(login, null).rest.issues.create({ ...REPO, title: `By ${login}` });
      associations.push(data.author_association);
    }
    expect(associations).toEqual(['MEMBER', 'NONE', 'COLLABORATOR', 'NONE']);
    const member = (login: string, as: string) =>
      fetch(`${sandbox.url}/orgs/octo/members/${login}`, {
        redirect: 'manual',
        headers: { authorization: `Bearer ${sandbox.userToken(as)}` },
      }).then(({ status }) => status);
    expect(await member('hidden', 'shown')).toBe(204);
    expect(await member('outsider', 'shown')).toBe(404);
    expect(await member('hidden', 'outsider')).toBe(302);
    const seen = (username: string) =>
      sandbox.as('outsider').rest.orgs.checkPublicMembershipForUser({ org: 'octo', username });
    expect((await seen('shown')).status).toBe(204);
    await expect(seen('hidden')).rejects.toMatchObject({ status: 404 });
  });
});
