import { diffFiles } from '../git/diff.ts';
import { mergeTree } from '../git/merge-trees.ts';
import { mergeBase, readRef } from '../git/refs.ts';
import { runGit } from '../git/run-git.ts';
import { gitDirectory, type PullIssue } from './find.ts';
import type { Repository } from './records.ts';
import type { World } from './world.ts';

export interface PullDetails {
  /** Null for a merged pull request, as on GitHub. */
  readonly isMergeable: boolean | null;
  /** Where the branches parted; null where they share nothing. */
  readonly mergeBase: string | null;
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
}

/** What git says of a pull request; of a merged one, as it was when it was merged. */
export async function pullDetails(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Promise<PullDetails> {
  const directory = gitDirectory(world, repository);
  const { pull } = issue;
  const tip = await baseTip(world, repository, issue);
  const base = await mergeBase(directory, tip, pull.headSha);
  const files = await diffFiles(directory, base, pull.headSha, false);
  const range = base === null ? pull.headSha : `${base}..${pull.headSha}`;
  const commits = Number(await runGit(directory, ['rev-list', '--count', range]));
  const isOpen = pull.mergedAt === null && issue.state === 'open';
  return {
    isMergeable: isOpen ? (await mergeTree(directory, tip, pull.headSha)) !== null : null,
    mergeBase: base,
    commits,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
  };
}

/** The base branch's present tip while the pull request is open; afterwards the one it was merged into. */
export async function baseTip(world: World, repository: Repository, issue: PullIssue): Promise<string> {
  const { pull } = issue;
  if (issue.state === 'closed') return pull.baseSha;
  return (await readRef(gitDirectory(world, repository), `refs/heads/${pull.baseRef}`)) ?? pull.baseSha;
}
