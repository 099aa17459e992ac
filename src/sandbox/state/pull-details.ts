import { diffFiles } from '../git/diff.ts';
import { mergeTree } from '../git/merge-trees.ts';
import { readCommits } from '../git/read-commits.ts';
import { mergeBase, readRef } from '../git/refs.ts';
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

type Difference = Omit<PullDetails, 'isMergeable'> & { readonly merges: boolean };

/** What two commits say of each other never changes, and every webhook and answer asks again. */
const known = new Map<string, Promise<Difference>>();
const KNOWN_LIMIT = 1000;

/** What git says of a pull request; of a merged one, as it was when it was merged. */
export async function pullDetails(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Promise<PullDetails> {
  const directory = gitDirectory(world, repository);
  const tip = await baseTip(world, repository, issue);
  const key = `${directory} ${tip} ${issue.pull.headSha}`;
  const finding = known.get(key) ?? difference(directory, tip, issue.pull.headSha);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(key, finding);
  finding.catch(() => known.delete(key));
  const { merges, ...rest } = await finding;
  return { ...rest, isMergeable: issue.state === 'open' ? merges : null };
}

async function difference(directory: string, tip: string, head: string): Promise<Difference> {
  const base = await mergeBase(directory, tip, head);
  const range = base === null ? head : `${base}..${head}`;
  const [files, commits, merges] = await Promise.all([
    diffFiles(directory, base, head, false),
    readCommits(directory, ['--reverse', '--topo-order', range]),
    mergeTree(directory, tip, head).then((tree) => tree !== null),
  ]);
  return {
    merges,
    mergeBase: base,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
  };
}

/** The base branch's present tip while the pull request is open; afterwards the one it was merged into. */
async function baseTip(world: World, repository: Repository, issue: PullIssue): Promise<string> {
  const { pull } = issue;
  if (issue.state === 'closed') return pull.baseSha;
  return (await readRef(gitDirectory(world, repository), `refs/heads/${pull.baseRef}`)) ?? pull.baseSha;
}
