import type { Octokit } from '@octokit/rest';
import type { Sandbox } from '../../src/sandbox/options.ts';
import { playPeople } from './play-people.ts';

/** Clients of one embedded GitHub with the repository `octo/shelf`. */
export interface Players {
  readonly owner: Octokit;
  readonly reviewer: Octokit;
  /** With the app's own JSON web token. */
  readonly app: Octokit;
  readonly installation: () => Promise<Octokit>;
}

type Fields = Record<string, unknown>;
type Send = <Data = Answer>(route: string, fields?: Fields, as?: Octokit) => Promise<Data>;

/** What the answers are read for; that they are whole is for the contract to say. */
interface Answer {
  readonly id: number;
  readonly number: number;
  readonly sha: string;
  readonly object: { readonly sha: string };
  readonly content: { readonly sha: string };
}

/** What must be there for every operation to find something. */
export function setEveryRoute(sandbox: Pick<Sandbox, 'setRulesets' | 'setMembers'>): void {
  sandbox.setRulesets('octo', 'shelf', [
    { name: 'Guard', rules: [{ type: 'non_fast_forward', parameters: {} }] },
  ]);
  sandbox.setMembers('octo', 'shelf', [{ login: 'octo', isPublic: true }]);
}

/** Uses every operation of the embedded GitHub at least once, each to success. */
export async function playEveryRoute(players: Players): Promise<void> {
  /** `route` is without `/repos/{owner}/{repo}` where it is of a repository. */
  const send: Send = async (route, fields = {}, as = players.owner) => {
    const [method, path = ''] = route.split(' ');
    const isFull = /^\/(app|installation|user|users|orgs|meta|rate_limit|repos)\b/.test(path);
    const full = isFull ? route : `${method} /repos/{owner}/{repo}${path}`;
    const names = full.includes('{owner}') ? { owner: 'octo', repo: 'shelf' } : {};
    const { data } = await as.request(full, { ...names, ...fields });
    return data;
  };
  await playRepository(send);
  const issue = await playIssue(send);
  await playComments(send, issue);
  await playContents(send);
  await playPull(send, players.reviewer);
  await playChecks(send, await players.installation());
  await playPeople(send, players.reviewer);
  await playApp(send, players);
}

async function playRepository(send: Send): Promise<void> {
  await send('GET ');
  await send('GET /user');
  await send('GET /users/{username}', { username: 'octo' });
  await send('GET /meta');
  await send('GET /rate_limit');
  await send('GET /collaborators');
  await send('GET /collaborators/{username}/permission', { username: 'octo' });
  const [ruleset] = await send<Answer[]>('GET /rulesets');
  await send('GET /rulesets/{ruleset_id}', { ruleset_id: ruleset?.id });
  await send('GET /rules/branches/{branch}', { branch: 'main' });
  await send('GET /branches', { per_page: 5, page: 1 });
  await send('GET /branches/{branch}', { branch: 'main' });
  await send('POST /labels', { name: 'to plan', color: 'ffffff', description: 'Should have a plan' });
  await send('GET /labels', { per_page: 100 });
  await send('GET /labels/{name}', { name: 'to plan' });
}

async function playIssue(send: Send): Promise<number> {
  const { number: parent } = await send('POST /issues', { title: 'All of it' });
  const issue = await send('POST /issues', {
    title: 'Lock',
    body: 'Please',
    labels: ['bug'],
    assignees: ['octo'],
  });
  const at = { issue_number: issue.number };
  await send('GET /issues', { state: 'all', labels: 'bug', sort: 'updated', direction: 'asc', per_page: 1 });
  await send('GET /issues/{issue_number}', { issue_number: parent });
  await send('PATCH /issues/{issue_number}', { ...at, title: 'Lock it', body: 'Really', assignees: [] });
  await send('POST /issues/{issue_number}/labels', { ...at, labels: ['needs-plan'] });
  await send('PUT /issues/{issue_number}/labels', { ...at, labels: ['enhancement', 'needs-plan'] });
  await send('GET /issues/{issue_number}/labels', at);
  await send('DELETE /issues/{issue_number}/labels/{name}', { ...at, name: 'enhancement' });
  const { id } = await send('POST /issues/{issue_number}/reactions', { ...at, content: 'rocket' });
  await send('GET /issues/{issue_number}/reactions', at);
  await send('DELETE /issues/{issue_number}/reactions/{reaction_id}', { ...at, reaction_id: id });
  await send('PATCH /issues/{issue_number}', { ...at, state: 'closed', state_reason: 'not_planned' });
  await send('PATCH /issues/{issue_number}', { ...at, state: 'open' });
  await send('DELETE /labels/{name}', { name: 'documentation' });
  return issue.number;
}

async function playComments(send: Send, issue_number: number): Promise<void> {
  const { id } = await send('POST /issues/{issue_number}/comments', { issue_number, body: '/plan' });
  const at = { comment_id: id };
  await send('GET /issues/{issue_number}/comments', { issue_number, since: '2020-01-01T00:00:00Z' });
  await send('GET /issues/comments', { sort: 'created', direction: 'desc' });
  await send('GET /issues/comments/{comment_id}', at);
  await send('PATCH /issues/comments/{comment_id}', { ...at, body: '/plan help' });
  const reaction = await send('POST /issues/comments/{comment_id}/reactions', { ...at, content: 'eyes' });
  await send('POST /issues/comments/{comment_id}/reactions', { ...at, content: 'eyes' });
  await send('GET /issues/comments/{comment_id}/reactions', { ...at, content: 'eyes' });
  await send('DELETE /issues/comments/{comment_id}/reactions/{reaction_id}', {
    ...at,
    reaction_id: reaction.id,
  });
  await send('DELETE /issues/comments/{comment_id}', at);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function playContents(send: Send): Promise<void> {
  const { object } = await send('GET /git/ref/{ref}', { ref: 'heads/main' });
  await send('POST /git/refs', { ref: 'refs/heads/work', sha: object.sha });
  const at = { path: 'docs/a b.md', branch: 'work' };
  const made = await send<{ content: { sha: string }; commit: { sha: string } }>('PUT /contents/{path}', {
    ...at,
    message: 'Write\n\nWith a body',
    content: base64('one\n'),
    author: { name: 'Ada', email: 'ada@example.com' },
  });
  const edit = { ...at, message: 'Write more', content: base64('one\ntwo\n'), sha: made.content.sha };
  const edited = await send('PUT /contents/{path}', edit);
  await send('GET /contents/{path}', { path: at.path, ref: 'work' });
  await send('GET /contents/{path}', { path: 'docs', ref: 'work' });
  await send('GET /contents', { ref: 'work' });
  await send('DELETE /contents/{path}', { ...at, message: 'Delete', sha: edited.content.sha });
  await send('GET /commits', { sha: 'work', path: at.path });
  await send('GET /commits/{ref}', { ref: 'work' });
  await send('GET /compare/{basehead}', { basehead: 'main...work' });
  await send('GET /git/commits/{commit_sha}', { commit_sha: made.commit.sha });
  await send('GET /git/trees/{tree_sha}', { tree_sha: made.commit.sha, recursive: '1' });
  await send('GET /git/matching-refs', {});
  await send('GET /git/matching-refs/{ref}', { ref: 'heads/w' });
  await send('PATCH /git/refs/{ref}', { ref: 'heads/work', sha: object.sha, force: true });
  await send('DELETE /git/refs/{ref}', { ref: 'heads/work' });
}

async function playPull(send: Send, reviewer: Octokit): Promise<void> {
  const { object } = await send('GET /git/ref/{ref}', { ref: 'heads/main' });
  await send('POST /git/refs', { ref: 'refs/heads/lock', sha: object.sha });
  const write = (path: string) => ({ path, branch: 'lock', message: `Add ${path}`, content: base64(path) });
  await send('PUT /contents/{path}', write('lock.txt'));
  const pull = await send('POST /pulls', { title: 'Lock', head: 'lock', base: 'main', body: 'Closes #2' });
  const at = { pull_number: pull.number };
  await send('PUT /contents/{path}', write('more.txt'));
  await send('GET /pulls', { state: 'open', head: 'octo:lock', base: 'main' });
  await send('PATCH /pulls/{pull_number}', { ...at, title: 'Lock the store' });
  await send('POST /issues/{issue_number}/labels', { issue_number: pull.number, labels: ['bug'] });
  await send('DELETE /issues/{issue_number}/labels/{name}', { issue_number: pull.number, name: 'bug' });
  await send('POST /issues/{issue_number}/comments', { issue_number: pull.number, body: 'Soon' });
  await send('PATCH /pulls/{pull_number}', { ...at, state: 'closed' });
  await send('PATCH /pulls/{pull_number}', { ...at, state: 'open' });
  const comments = [{ path: 'lock.txt', line: 1, body: 'Why?' }];
  await send(
    'POST /pulls/{pull_number}/reviews',
    { ...at, event: 'COMMENT', body: 'Hm', comments },
    reviewer,
  );
  await send('POST /pulls/{pull_number}/reviews', { ...at, event: 'APPROVE', body: 'Good' }, reviewer);
  await send('GET /pulls/{pull_number}/reviews', at);
  const [comment] = await send<Answer[]>('GET /pulls/{pull_number}/comments', at);
  const on = { comment_id: comment?.id };
  const { id } = await send('POST /pulls/comments/{comment_id}/reactions', { ...on, content: 'heart' });
  await send('GET /pulls/comments/{comment_id}/reactions', on);
  await send('DELETE /pulls/comments/{comment_id}/reactions/{reaction_id}', { ...on, reaction_id: id });
  await send('GET /pulls/{pull_number}', at);
  // A check names the open pull requests that it is about.
  const { object: head } = await send('GET /git/ref/{ref}', { ref: 'heads/lock' });
  await send('POST /check-runs', {
    name: 'CI',
    head_sha: head.sha,
    status: 'completed',
    conclusion: 'success',
  });
  await send('GET /pulls/{pull_number}/files', at);
  await send('GET /pulls/{pull_number}/commits', at);
  const { sha } = await send('PUT /pulls/{pull_number}/merge', {
    ...at,
    merge_method: 'squash',
    commit_title: 'Lock',
  });
  await send('GET /pulls/{pull_number}/merge', at);
  await send('GET /pulls/{pull_number}', at);
  await send('GET /pulls', { state: 'all' });
  await send('GET /issues', { state: 'all' });
  await send('GET /commits/{commit_sha}/pulls', { commit_sha: sha });
}

async function playChecks(send: Send, installation: Octokit): Promise<void> {
  const { object } = await send('GET /git/ref/{ref}', { ref: 'heads/main' });
  const head = { name: 'Planwright', head_sha: object.sha, status: 'in_progress' };
  const run = await send('POST /check-runs', head, installation);
  const annotations = [
    { path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'Look' },
  ];
  const output = { title: 'Plan', summary: 'Fine', annotations };
  const at = { check_run_id: run.id };
  await send('PATCH /check-runs/{check_run_id}', { ...at, conclusion: 'neutral', output }, installation);
  await send('GET /check-runs/{check_run_id}', at, installation);
  await send('GET /check-runs/{check_run_id}/annotations', at, installation);
  await send('GET /commits/{ref}/check-runs', { ref: 'main', check_name: 'Planwright', filter: 'latest' });
  const { check_suites } = await send<{ check_suites: Answer[] }>('GET /commits/{ref}/check-suites', {
    ref: 'main',
  });
  await send('GET /check-suites/{check_suite_id}/check-runs', { check_suite_id: check_suites[0]?.id });
  const status = { sha: object.sha, state: 'success', context: 'ci', description: 'Passed' };
  await send('POST /statuses/{sha}', { ...status, target_url: 'https://ci.example.com/1' });
  await send('GET /commits/{ref}/status', { ref: 'main' });
  await send('GET /commits/{ref}/statuses', { ref: 'main' });
}

async function playApp(send: Send, { app, installation }: Players): Promise<void> {
  await send('GET /app', {}, app);
  const [first] = await send<Answer[]>('GET /app/installations', { per_page: 100 }, app);
  const at = { installation_id: first?.id };
  await send('GET /app/installations/{installation_id}', at, app);
  await send('GET /repos/{owner}/{repo}/installation', {}, app);
  const narrow = { ...at, repositories: ['shelf'], permissions: { contents: 'read' } };
  await send('POST /app/installations/{installation_id}/access_tokens', narrow, app);
  const client = await installation();
  await send('GET /installation/repositories', { per_page: 10 }, client);
  await send('DELETE /installation/token', {}, client);
  await send('GET /app/hook/config', {}, app);
  const [delivery] = await send<Answer[]>('GET /app/hook/deliveries', { per_page: 2 }, app);
  const one = { delivery_id: delivery?.id };
  await send('GET /app/hook/deliveries/{delivery_id}', one, app);
  await send('POST /app/hook/deliveries/{delivery_id}/attempts', one, app);
  await send('PUT /app/installations/{installation_id}/suspended', at, app);
  await send('GET /app/installations/{installation_id}', at, app);
  await send('DELETE /app/installations/{installation_id}/suspended', at, app);
}
