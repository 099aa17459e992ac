import type { NamedComment, RepositoryRef } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';

interface CommentShape {
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
}

const PLACES = { comment: 'issues', 'review-comment': 'pulls' } as const;

/**
 * A comment on an issue, a pull request or a line, by its number alone; null where it is gone.
 * https://docs.github.com/rest/issues/comments#get-an-issue-comment
 */
export async function namedComment(
  client: Client,
  { owner, name }: RepositoryRef,
  origin: string,
): Promise<NamedComment | null> {
  const [, kind, id] = /^(comment|review-comment)\/(\d{1,15})$/.exec(origin) ?? [];
  if (id === undefined) return null;
  const place = PLACES[kind as keyof typeof PLACES];
  const found = await client.get<CommentShape>(`GET /repos/{owner}/{repo}/${place}/comments/{comment_id}`, {
    ...{ owner, repo: name },
    comment_id: Number(id),
  });
  if (found === null) return null;
  const pull = /\/pull\/(\d{1,9})#/.exec(found.html_url)?.[1];
  return {
    url: found.html_url,
    body: found.body ?? '',
    author: found.user?.login ?? '',
    createdAt: found.created_at,
    isEdited: found.updated_at !== found.created_at,
    pull: pull === undefined ? null : Number(pull),
  };
}
