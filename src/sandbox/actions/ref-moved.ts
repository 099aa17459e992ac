import { type Commit, readCommit, readCommits } from '../git/read-commits.ts';
import { NO_OBJECT, readRef, writeRef } from '../git/refs.ts';
import { gitDirectory, isPull, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import { timestamp, type World } from '../state/world.ts';
import { closedNumbers } from './closing-keywords.ts';
import { fetchFromFork } from './fork-repository.ts';
import { closeIssue } from './issues.ts';
import { runWorkflows } from './run-workflows.ts';
import { tellIssue, touch } from './tell.ts';
import { tellPush } from './tell-push.ts';

export interface MovedRef {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isForced: boolean;
}

/** What follows from a ref that has moved, whoever moved it. Its objects are there already. */
export async function refMoved(
  world: World,
  repository: Repository,
  sender: Account,
  moved: MovedRef,
): Promise<void> {
  repository.pushedAt = timestamp(world);
  world.changed();
  const commits = await newCommits(world, repository, moved);
  await tellPush(world, repository, sender, moved, commits);
  const branch = /^refs\/heads\/(.*)$/s.exec(moved.name)?.[1];
  if (branch === undefined) return;
  await headMoved(world, repository, repository, sender, branch, moved);
  const parent = world.state.repositories.find((one) => one.id === repository.parentId);
  if (parent !== undefined) await headMoved(world, parent, repository, sender, branch, moved);
  if (moved.after === NO_OBJECT) return;
  await runWorkflows(world, repository, sender, moved.after);
  await baseMoved(world, repository, sender, branch, commits);
  if (branch !== repository.defaultBranch || moved.before === NO_OBJECT) return;
  for (const commit of commits) {
    await closeNamedIssues(world, repository, sender, commit.message);
  }
}

/** Closes the open issues that a text names with a closing keyword. */
async function closeNamedIssues(
  world: World,
  repository: Repository,
  sender: Account,
  text: string,
): Promise<void> {
  for (const number of closedNumbers(world, repository, text)) {
    const issue = repository.issues.find((one) => one.number === number);
    if (issue !== undefined && !isPull(issue)) await closeIssue(world, repository, sender, issue);
  }
}

/** The commits that the move brought, oldest first; of a new branch those that no other branch has. */
async function newCommits(world: World, repository: Repository, moved: MovedRef): Promise<Commit[]> {
  if (moved.after === NO_OBJECT || !moved.name.startsWith('refs/heads/')) return [];
  const directory = gitDirectory(world, repository);
  const tip = await readCommit(directory, moved.after);
  // Most moves are by one commit.
  if (tip?.parents.length === 1 && tip.parents[0] === moved.before) return [tip];
  if (moved.before === NO_OBJECT) {
    // Most branches begin at the default branch, and bring nothing.
    const main = await readRef(directory, `refs/heads/${repository.defaultBranch}`);
    if (main === moved.after && moved.name !== `refs/heads/${repository.defaultBranch}`) return [];
    const branch = moved.name.replace('refs/heads/', '');
    return readCommits(directory, ['--reverse', moved.after, '--not', `--exclude=${branch}`, '--branches']);
  }
  return readCommits(directory, ['--reverse', `${moved.before}..${moved.after}`]);
}

/** `head` is the repository itself or a fork of it. */
async function headMoved(
  world: World,
  repository: Repository,
  head: Repository,
  sender: Account,
  branch: string,
  moved: MovedRef,
): Promise<void> {
  for (const issue of openPulls(repository)) {
    const { pull } = issue;
    if (pull.headRef !== branch || pull.headRepositoryId !== head.id) continue;
    if (moved.after === NO_OBJECT) {
      // A pull request whose head branch is deleted is closed.
      await closeIssue(world, repository, sender, issue);
    } else if (pull.headSha !== moved.after) {
      await fetchFromFork(world, repository, head, moved.after);
      await synchronize(world, repository, sender, issue, moved.after);
      if (head.id !== repository.id) await runWorkflows(world, repository, sender, moved.after);
    }
  }
}

async function synchronize(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  after: string,
): Promise<void> {
  const directory = gitDirectory(world, repository);
  const before = issue.pull.headSha;
  issue.pull.headSha = after;
  issue.pull.baseSha = (await readRef(directory, `refs/heads/${issue.pull.baseRef}`)) ?? issue.pull.baseSha;
  await writeRef(directory, `refs/pull/${issue.number}/head`, after, null);
  touch(world, issue);
  await tellIssue(world, repository, sender, 'synchronize', issue, { before, after });
}

/** A pull request whose head has come into its base by a push counts as merged. */
async function baseMoved(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
  commits: readonly Commit[],
): Promise<void> {
  const arrived = new Set(commits.map((commit) => commit.oid));
  for (const issue of openPulls(repository)) {
    if (issue.pull.baseRef !== branch || !arrived.has(issue.pull.headSha)) continue;
    await markMerged(world, repository, sender, issue, issue.pull.headSha);
  }
}

/** Records a merge that has happened in git and tells `closed` with `merged: true`. */
export async function markMerged(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  commit: string,
): Promise<void> {
  issue.pull.mergedAt = timestamp(world);
  issue.pull.mergedById = sender.id;
  issue.pull.mergeCommitSha = commit;
  await closeIssue(world, repository, sender, issue);
  if (issue.pull.baseRef === repository.defaultBranch) {
    await closeNamedIssues(world, repository, sender, issue.body ?? '');
  }
}

function openPulls(repository: Repository): PullIssue[] {
  return repository.issues.filter(isPull).filter((issue) => issue.state === 'open');
}
