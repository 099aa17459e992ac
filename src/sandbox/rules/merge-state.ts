import { readRef } from '../git/refs.ts';
import { gitDirectory, type PullIssue } from '../state/find.ts';
import type { PullDetails } from '../state/pull-details.ts';
import type { Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { refusalOf } from './check-rules.ts';

export type MergeState = 'blocked' | 'clean' | 'dirty' | 'draft' | 'unknown';

/** Nobody's account: what a person may bypass is blocked all the same. */
const NOBODY = { id: 0, login: '', type: 'User', name: null, createdAt: '' } as const;

/** Whether a pull request could be merged now: https://docs.github.com/graphql/reference/enums#mergestatestatus */
export async function mergeState(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { isMergeable }: Pick<PullDetails, 'isMergeable'>,
): Promise<MergeState> {
  if (isMergeable === null) return 'unknown';
  if (!isMergeable) return 'dirty';
  if (issue.pull.isDraft) return 'draft';
  const name = `refs/heads/${issue.pull.baseRef}`;
  const before = (await readRef(gitDirectory(world, repository), name)) ?? issue.pull.baseSha;
  const change = {
    name,
    before,
    after: issue.pull.headSha,
    isFastForward: true,
    merge: issue,
    isQueue: false,
  };
  return (await refusalOf(world, repository, NOBODY, change)) === null ? 'clean' : 'blocked';
}
