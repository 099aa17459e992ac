import { createMarkdownRenderer } from '../../../src/sandbox/web/markdown.ts';
import { markdownHtml } from '../../../src/sandbox/web/markdown-html.ts';
import { REPO, startTestSandbox, type TestSandbox } from '../start.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.end());

async function page(path: string): Promise<string> {
  const answer = await fetch(`${sandbox.webUrl}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

function post(path: string, fields: Record<string, string>, origin = sandbox.webUrl): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(`${sandbox.webUrl}${path}`, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
}

const write = (path: string, text: string, branch = 'main') =>
  sandbox.owner.rest.repos.createOrUpdateFileContents({
    ...REPO,
    path,
    branch,
    message: `Write ${path}`,
    content: Buffer.from(text).toString('base64'),
  });

test('an issue is opened, labelled, commented on and closed by forms', async () => {
  const opened = await post('/octo/shelf/issues', { title: 'Lock <b> of `a<i>`', body: 'Some *text*' });
  expect(opened.status).toBe(303);
  const path = opened.headers.get('location') ?? '';
  await post(`${path}/label`, {});
  await post(`${path}/comments`, { body: '/plan\r\n<script>alert(1)</script>' });
  const shown = await page(path);
  expect(shown).toContain('Lock &lt;b&gt; of <code>a&lt;i&gt;</code> <span');
  expect(shown).toContain('<em>text</em>');
  expect(shown).toContain('needs-plan');
  expect(shown).not.toContain('<script>');
  await post(`${path}/unlabel`, {});
  await post(`${path}/close`, {});
  const { data } = await sandbox.owner.rest.issues.get({
    ...REPO,
    issue_number: Number(path.split('/').at(-1)),
  });
  expect(data).toMatchObject({ state: 'closed', labels: [], comments: 1 });
  const { data: comments } = await sandbox.owner.rest.issues.listComments({
    ...REPO,
    issue_number: data.number,
  });
  expect(comments[0]?.body).toBe('/plan\n<script>alert(1)</script>');
});

test('another site’s form is refused', async () => {
  expect((await post('/octo/shelf/issues', { title: 'Forged' }, 'https://elsewhere.example')).status).toBe(
    403,
  );
});

test('a pull request shows its diff and is merged by its button', async () => {
  const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
  await sandbox.owner.rest.git.createRef({ ...REPO, ref: 'refs/heads/paged', sha: main.object.sha });
  await write('paged.txt', 'a <b> line\n', 'paged');
  const { data: pull } = await sandbox.owner.rest.pulls.create({
    ...REPO,
    head: 'paged',
    base: 'main',
    title: 'Paged',
  });
  const path = `/octo/shelf/pull/${pull.number}`;
  expect(await page(path)).toContain('<span class="add">+a &lt;b&gt; line</span>');
  expect((await post(`${path}/merge`, { method: 'squash' })).status).toBe(303);
  expect(await page(path)).toContain('merged');
  const { data: after } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull.number });
  expect(after.merged).toBe(true);
});

test('a plan is rendered with its table and its diagram', async () => {
  const plan = `---
planwright: 1
---
# Plan

| Phase | Done |
|---|---|
| [Phase 1](../../src/a.ts) | 1 of 2 |

\`\`\`mermaid
flowchart LR
  P1["Phase 1<br/>1 of 2"]:::doing --> P2
  classDef doing fill:#fff8c5
\`\`\`

- [x] **T01** Done
- [ ] **T02** Not done

<!-- planwright:did pr/57 -->
`;
  await write('plans/1-x/PLAN.md', plan);
  const shown = await page('/octo/shelf/blob/main/plans/1-x/PLAN.md');
  expect(shown).toContain('<table>');
  expect(shown).toContain('href="../../src/a.ts"');
  expect(shown).toContain('<svg class="flow"');
  expect(shown).toMatch(/<input[^>]*checked/);
  expect(shown).not.toContain('planwright:did');
  expect(shown).not.toContain('planwright: 1');
  expect(await page('/octo/shelf')).toContain('plans/1-x/PLAN.md');
  const raw = await fetch(`${sandbox.webUrl}/octo/shelf/raw/main/plans/1-x/PLAN.md`);
  expect(await raw.text()).toBe(plan);
});

test('every page is there, and what is not is 404', async () => {
  for (const path of [
    '/',
    '/_log',
    '/octo/shelf',
    '/octo/shelf/issues',
    '/octo/shelf/pulls',
    '/octo/shelf/tree/main/plans',
  ]) {
    expect(await page(path)).toContain('<main>');
  }
  expect((await fetch(`${sandbox.webUrl}/octo/nothing`)).status).toBe(404);
  expect((await fetch(`${sandbox.webUrl}/octo/shelf/issues/999`)).status).toBe(404);
});

test('pages load nothing from outside and run nothing', async () => {
  const answer = await fetch(`${sandbox.webUrl}/octo/shelf`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).not.toMatch(/<script|<link|@import/);
});

test('raw HTML in markdown is left out', () => {
  expect(
    markdownHtml('a <img src=x onerror=alert(1)> b\n\n<iframe src="/"></iframe>\n\n[x](javascript:alert(1))'),
  ).not.toMatch(/onerror|iframe|javascript/);
});

test('a text that takes too long is shown plain, and the next one is rendered', async () => {
  const renderer = createMarkdownRenderer();
  try {
    const slow = renderer.render(`a ${'<?'.repeat(32_000)}`);
    const next = renderer.render('*next*');
    expect((await slow).html).toMatch(/^<pre>a &lt;\?/);
    expect((await next).html).toBe('<p><em>next</em></p>');
  } finally {
    await renderer.close();
  }
});
