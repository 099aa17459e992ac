import type { RepositoryRef, StandingCommit } from '../workflows/ports/repository.ts';
import { withoutBot } from './bot-login.ts';
import type { Client } from './client.ts';
import { STANDING_COMMITS } from './queries/standing-commits.ts';
import { type Nodes, present } from './shapes.ts';

interface CommitsShape {
  readonly viewer: { readonly login: string } | null;
  readonly repository: {
    readonly pullRequest: {
      readonly commits: Nodes<{
        readonly commit: {
          readonly message: string;
          readonly parents: { readonly totalCount: number };
          readonly author: {
            readonly name: string | null;
            readonly user: { readonly login: string } | null;
          } | null;
        };
      }>;
    } | null;
  } | null;
}

/** The newest hundred commits of a pull request, the oldest of them first; none where it is gone. */
export async function standingCommits(
  client: Client,
  { owner, name }: RepositoryRef,
  pull: number,
): Promise<readonly StandingCommit[]> {
  const answer = await client.query<CommitsShape>(STANDING_COMMITS, { owner, name, pull });
  const ours = withoutBot(answer.viewer?.login ?? '');
  return present(answer.repository?.pullRequest?.commits ?? null).map(({ commit }) => {
    const author = commit.author?.user?.login ?? commit.author?.name ?? '';
    return {
      message: commit.message,
      isOurs: withoutBot(author) === ours,
      isMerge: commit.parents.totalCount > 1,
      author,
    };
  });
}
