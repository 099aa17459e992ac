import { readCommit } from '../git/read-commits.ts';
import { NO_OBJECT, readRef, writeRef } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import { refusalOf } from '../rules/check-rules.ts';
import { checksOf } from '../rules/required-checks.ts';
import { rulesOf } from '../rules/rules-of.ts';
import { simpleCommitShape } from '../shapes/commit.ts';
import { accountOf, gitDirectory, isPull, issueById, type PullIssue } from '../state/find.ts';
import type { Account, MergeMethod, Repository } from '../state/records.ts';
import type { QueueEntry } from '../state/rule-records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { mergedCommit, mergeInto } from './merge-pull.ts';
import { refMoved } from './ref-moved.ts';
import { tellIssue } from './tell.ts';

/**
 * Puts a pull request at the end of its base branch's merge queue: GitHub merges it with all before it into a branch
 * of its own and asks for the required checks on that.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
export async function enqueue(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  expectedHead: string | null,
): Promise<QueueEntry> {
  const entry = await world.exclusive(repository, async () => {
    await checkFit(world, repository, sender, issue, expectedHead);
    const made = await newEntry(world, repository, sender, issue);
    repository.mergeQueue.push(made);
    world.changed();
    await tellIssue(world, repository, sender, 'enqueued', issue);
    await moveGroup(world, repository, sender, made, 'made');
    return made;
  });
  await advanceQueue(world, repository);
  return entry;
}

async function checkFit(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  expectedHead: string | null,
): Promise<void> {
  const name = baseName(issue);
  const refuse = (message: string) => new ApiError(422, message, { type: 'UNPROCESSABLE' });
  if (!rulesOf(repository, name).some(({ rule }) => rule.type === 'merge_queue')) {
    throw refuse('The base branch does not have a merge queue');
  }
  if (issue.state === 'closed' || issue.pull.isDraft) throw refuse('Pull request is not mergeable');
  if (entryOf(repository, issue) !== undefined) throw refuse('Pull request is already in the queue');
  if (expectedHead !== null && expectedHead !== issue.pull.headSha) {
    throw refuse('Head branch was modified. Review and try the merge again.');
  }
  const before = (await readRef(gitDirectory(world, repository), name)) ?? NO_OBJECT;
  const change = {
    name,
    before,
    after: issue.pull.headSha,
    isFastForward: true,
    merge: issue,
    isQueue: true,
  };
  const refusal = await refusalOf(world, repository, sender, change);
  if (refusal !== null) throw refuse(refusal.reasons.join('\n\n'));
}

async function newEntry(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
): Promise<QueueEntry> {
  const directory = gitDirectory(world, repository);
  const ahead = repository.mergeQueue.findLast(
    (one) => baseName(pullOfEntry(repository, one)) === baseName(issue),
  );
  const baseSha = ahead?.headSha ?? (await readRef(directory, baseName(issue))) ?? NO_OBJECT;
  const request = { method: methodOf(repository, issue), sha: null, title: null, message: null };
  const headSha = await mergedCommit(world, repository, sender, issue, baseSha, request);
  if (headSha === null) throw new ApiError(422, 'Pull request is not mergeable', { type: 'UNPROCESSABLE' });
  return {
    id: newId(world),
    issueId: issue.id,
    enqueuedById: sender.id,
    enqueuedAt: timestamp(world),
    headRef: `refs/heads/gh-readonly-queue/${issue.pull.baseRef}/pr-${issue.number}-${baseSha}`,
    headSha,
    baseSha,
  };
}

function methodOf(repository: Repository, issue: PullIssue): MergeMethod {
  const { rule } = rulesOf(repository, baseName(issue)).find((one) => one.rule.type === 'merge_queue') ?? {};
  return String(rule?.parameters.merge_method ?? 'MERGE').toLowerCase() as MergeMethod;
}

/** Merges what has passed and lets go what has failed; call it when a check or status has changed. */
export async function advanceQueue(world: World, repository: Repository): Promise<void> {
  while (await world.exclusive(repository, () => advanceOnce(world, repository)));
}

/** Whether something has moved. */
async function advanceOnce(world: World, repository: Repository): Promise<boolean> {
  const [first] = repository.mergeQueue;
  if (first === undefined) return false;
  const issue = pullOfEntry(repository, first);
  const sender = accountOf(world, first.enqueuedById);
  if (issue.state === 'closed') {
    await leave(world, repository, sender, first, 'ALREADY_MERGED');
    return true;
  }
  const states = rulesOf(repository, baseName(issue)).flatMap(({ rule }) =>
    rule.type === 'required_status_checks' ? checksOf(repository, rule, first.headSha) : [],
  );
  if (states.includes('failing')) {
    await leave(world, repository, sender, first, 'CI_FAILURE');
    return true;
  }
  if (states.some((state) => state !== 'passed')) return false;
  await mergeInto(world, repository, sender, issue, {
    before: first.baseSha,
    after: first.headSha,
    isQueue: true,
  });
  await leave(world, repository, sender, first, 'MERGE');
  return true;
}

/** Takes a pull request out of the queue. */
export async function dequeue(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
): Promise<QueueEntry> {
  const entry = entryOf(repository, issue);
  if (entry === undefined)
    throw new ApiError(422, 'Pull request is not in the queue', { type: 'UNPROCESSABLE' });
  await world.exclusive(repository, () => leave(world, repository, sender, entry, 'MANUAL'));
  await advanceQueue(world, repository);
  return entry;
}

/** Those behind an entry that leaves unmerged are merged anew, without it. */
async function leave(
  world: World,
  repository: Repository,
  sender: Account,
  entry: QueueEntry,
  reason: 'MERGE' | 'MANUAL' | 'CI_FAILURE' | 'ALREADY_MERGED',
): Promise<void> {
  const behind = repository.mergeQueue.slice(repository.mergeQueue.indexOf(entry) + 1);
  repository.mergeQueue = repository.mergeQueue.filter((one) => one !== entry);
  world.changed();
  await moveGroup(world, repository, sender, entry, reason === 'MERGE' ? 'merged' : 'dequeued');
  await tellIssue(world, repository, sender, 'dequeued', pullOfEntry(repository, entry), { reason });
  if (reason === 'MERGE') return;
  repository.mergeQueue = repository.mergeQueue.filter((one) => !behind.includes(one));
  for (const old of behind) {
    await moveGroup(world, repository, sender, old, 'invalidated');
    const author = accountOf(world, old.enqueuedById);
    const again = {
      ...(await newEntry(world, repository, author, pullOfEntry(repository, old))),
      id: old.id,
    };
    repository.mergeQueue.push(again);
    await moveGroup(world, repository, author, again, 'made');
  }
}

/** Makes or removes the branch of an entry and tells `merge_group`; rulesets do not hold for GitHub's own branch. */
async function moveGroup(
  world: World,
  repository: Repository,
  sender: Account,
  entry: QueueEntry,
  what: 'made' | 'merged' | 'dequeued' | 'invalidated',
): Promise<void> {
  const directory = gitDirectory(world, repository);
  const isMade = what === 'made';
  const [before, after] = isMade ? [NO_OBJECT, entry.headSha] : [entry.headSha, NO_OBJECT];
  await writeRef(directory, entry.headRef, after, before);
  await refMoved(world, repository, sender, { name: entry.headRef, before, after, isForced: false });
  const commit = await readCommit(directory, entry.headSha);
  const group = {
    head_sha: entry.headSha,
    head_ref: entry.headRef,
    base_sha: entry.baseSha,
    base_ref: baseName(pullOfEntry(repository, entry)),
    head_commit: commit === null ? null : simpleCommitShape(commit),
  };
  const action = isMade ? 'checks_requested' : 'destroyed';
  const payload = { merge_group: group, ...(isMade ? {} : { reason: what }) };
  world.announce({ name: 'merge_group', action, repository, sender, payload });
}

export function entryOf(repository: Repository, issue: PullIssue): QueueEntry | undefined {
  return repository.mergeQueue.find((one) => one.issueId === issue.id);
}

function pullOfEntry(repository: Repository, entry: QueueEntry): PullIssue {
  const issue = issueById(repository, entry.issueId);
  if (!isPull(issue)) throw new ApiError(404, 'Not Found');
  return issue;
}

function baseName(issue: PullIssue): string {
  return `refs/heads/${issue.pull.baseRef}`;
}
