import type { Octokit } from '@octokit/rest';

type Fields = Record<string, unknown>;
type Send = <
  Data = { readonly id: number; readonly number: number; readonly object: { readonly sha: string } },
>(
  route: string,
  fields?: Fields,
  as?: Octokit,
) => Promise<Data>;

/** Uses the operations with which people change the things around a plan. */
export async function playPeople(send: Send, reviewer: Octokit): Promise<void> {
  await playFamily(send);
  await playReviewComments(send, reviewer);
  await send('GET /orgs/{org}/members/{username}', { org: 'octo', username: 'octo' });
  await send('GET /orgs/{org}/public_members/{username}', { org: 'octo', username: 'octo' });
  await playMoves(send, reviewer);
}

async function playFamily(send: Send): Promise<void> {
  const parent = await send('POST /issues', { title: 'Parent' });
  const child = await send('POST /issues', { title: 'Child' });
  const at = { issue_number: parent.number };
  await send('POST /issues/{issue_number}/sub_issues', { ...at, sub_issue_id: child.id });
  await send('GET /issues/{issue_number}/sub_issues', at);
  await send('GET /issues/{issue_number}/parent', { issue_number: child.number });
  await send('DELETE /issues/{issue_number}/sub_issue', { ...at, sub_issue_id: child.id });
}

async function playReviewComments(send: Send, reviewer: Octokit): Promise<void> {
  const { object } = await send('GET /git/ref/{ref}', { ref: 'heads/main' });
  await send('POST /git/refs', { ref: 'refs/heads/said', sha: object.sha });
  const file = {
    path: 'said.txt',
    branch: 'said',
    message: 'Say',
    content: Buffer.from('a\n').toString('base64'),
  };
  const { commit } = await send<{ commit: { sha: string } }>('PUT /contents/{path}', file);
  const { number } = await send('POST /pulls', { title: 'Say', head: 'said', base: 'main' });
  const at = { pull_number: number };
  const place = { commit_id: commit.sha, path: 'said.txt', line: 1, side: 'RIGHT' };
  const { id } = await send(
    'POST /pulls/{pull_number}/comments',
    { ...at, ...place, body: 'Why?' },
    reviewer,
  );
  const on = { comment_id: id };
  await send('POST /pulls/{pull_number}/comments/{comment_id}/replies', { ...at, ...on, body: 'So.' });
  await send('GET /pulls/comments/{comment_id}', on);
  await send('PATCH /pulls/comments/{comment_id}', { ...on, body: 'Why so?' });
  await send('DELETE /pulls/comments/{comment_id}', on);
}

async function playMoves(send: Send, reviewer: Octokit): Promise<void> {
  await send('POST /branches/{branch}/rename', { branch: 'said', new_name: 'told' });
  await send('POST /forks', { name: 'stand' }, reviewer);
  const own = { owner: 'reviewer', repo: 'stand' };
  await send('PATCH ', { ...own, name: 'rack', description: 'A rack' }, reviewer);
  await send('POST /transfer', { owner: 'reviewer', repo: 'rack', new_owner: 'octo' }, reviewer);
  await send('DELETE ', { repo: 'rack' });
}
