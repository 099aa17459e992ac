import { mergeTree, rebaseOnto } from '../git/merge-trees.ts';
import { readCommits } from '../git/read-commits.ts';
import { readRef } from '../git/refs.ts';
import { writeCommit } from '../git/write-commit.ts';
import { ApiError } from '../http/api-error.ts';
import { gitDirectory, ownerOf, type PullIssue } from '../state/find.ts';
import type { Account, MergeMethod, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { changeRef } from './change-ref.ts';
import { GITHUB, signatureOf } from './commit-files.ts';
import { markMerged } from './ref-moved.ts';

export interface MergeRequest {
  readonly method: MergeMethod;
  /** What the head must be at; null: wherever it is. */
  readonly sha: string | null;
  readonly title: string | null;
  readonly message: string | null;
}

/**
 * Merges a pull request into its base and gives the new commit of the base branch:
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request (405 cannot be merged, 409 head moved).
 */
export async function mergePull(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  request: MergeRequest,
): Promise<string> {
  return world.exclusive(repository, async () => {
    const { pull } = issue;
    const name = `refs/heads/${pull.baseRef}`;
    const base = await readRef(gitDirectory(world, repository), name);
    if (issue.state === 'closed' || pull.isDraft || base === null) throw notMergeable();
    if (request.sha !== null && request.sha !== pull.headSha) {
      throw new ApiError(409, 'Head branch was modified. Review and try the merge again.', {
        type: 'UNPROCESSABLE',
      });
    }
    const oid = await mergedCommit(world, repository, sender, issue, base, request);
    if (oid === null) throw notMergeable();
    await mergeInto(world, repository, sender, issue, { before: base, after: oid, isQueue: false });
    return oid;
  });
}

/** Moves the base to the merge commit and marks the pull request as merged. Call it within `world.exclusive`. */
export async function mergeInto(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  { isQueue, ...move }: { readonly before: string; readonly after: string; readonly isQueue: boolean },
): Promise<void> {
  const name = `refs/heads/${issue.pull.baseRef}`;
  // Closed before the push is told: the push must not take it for one that somebody else brought in.
  await withClosed(issue, () =>
    changeRef(world, repository, sender, { name, ...move }, { merge: issue, isQueue }),
  );
  issue.pull.baseSha = move.before;
  await markMerged(world, repository, sender, issue, move.after);
}

async function withClosed(issue: PullIssue, work: () => Promise<void>): Promise<void> {
  issue.state = 'closed';
  try {
    await work();
  } finally {
    issue.state = 'open';
  }
}

function notMergeable(): ApiError {
  return new ApiError(405, 'Pull Request is not mergeable', { type: 'UNPROCESSABLE' });
}

/** The commit that merging a pull request into `base` makes; null on a conflict. */
export async function mergedCommit(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  base: string,
  request: MergeRequest,
): Promise<string | null> {
  const directory = gitDirectory(world, repository);
  const head = issue.pull.headSha;
  if (request.method === 'rebase') return rebaseOnto(directory, base, head, signatureOf(sender));
  const tree = await mergeTree(directory, base, head);
  if (tree === null) return null;
  const isSquash = request.method === 'squash';
  const defaults = isSquash ? await squashMessage(directory, issue, base) : mergeMessage(world, issue);
  const body = request.message ?? defaults.body;
  return writeCommit(directory, {
    tree,
    parents: isSquash ? [base] : [base, head],
    message: [request.title ?? defaults.title, body].filter((part) => part !== '').join('\n\n'),
    author: signatureOf(sender),
    committer: GITHUB,
  });
}

function mergeMessage(world: World, issue: PullIssue): { title: string; body: string } {
  const head = world.state.repositories.find((one) => one.id === issue.pull.headRepositoryId);
  const owner = head === undefined ? 'unknown repository' : ownerOf(world, head).login;
  return {
    title: `Merge pull request #${issue.number} from ${owner}/${issue.pull.headRef}`,
    body: issue.title,
  };
}

/** `COMMIT_OR_PR_TITLE` and `COMMIT_MESSAGES`: one commit speaks for itself, several are listed. */
async function squashMessage(
  directory: string,
  issue: PullIssue,
  base: string,
): Promise<{ title: string; body: string }> {
  const commits = await readCommits(directory, ['--reverse', `${base}..${issue.pull.headSha}`]);
  const only = commits.length === 1 ? commits[0] : undefined;
  if (only !== undefined) {
    const [title = '', ...rest] = only.message.split('\n');
    return { title: `${title} (#${issue.number})`, body: rest.join('\n').trim() };
  }
  return {
    title: `${issue.title} (#${issue.number})`,
    body: commits.map((commit) => `* ${commit.message}`).join('\n\n'),
  };
}
