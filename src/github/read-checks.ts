import type { BranchHistory } from '../plan/records/branch-history.ts';
import { checkConclusion } from '../plan/records/check-verdict.ts';
import type { CommitCheck } from '../plan/records/merged-pull.ts';
import { type CheckContextShape, type CheckedCommitShape, present, type RepositoryShape } from './shapes.ts';

/** Every check run and commit status of a commit, ended or under way. */
export function readChecks(commit: CheckedCommitShape | null): CommitCheck[] {
  if (commit === null) return [];
  return present(commit.statusCheckRollup?.contexts ?? null).flatMap((context) => readCheck(context, commit));
}

function readCheck(context: CheckContextShape, { oid, url: page }: CheckedCommitShape): CommitCheck[] {
  const isRun = context.__typename === 'CheckRun';
  const name = isRun ? context.name : context.context;
  if (!name) return [];
  const said = (isRun ? context.conclusion : context.state) ?? 'PENDING';
  const endedAt = (isRun ? context.completedAt : context.createdAt) ?? '';
  const url = (isRun ? context.detailsUrl : context.targetUrl) ?? page;
  const conclusion = isRun && context.status !== 'COMPLETED' ? 'pending' : checkConclusion(said);
  return [{ name, conclusion, url, sha: oid, endedAt }];
}

/** The default branch as it was asked for with `history`; empty where it was not. */
export function readHistory(data: RepositoryShape, asked: number): BranchHistory {
  const target = data.defaultBranchRef?.target;
  const named = Array.from(
    { length: asked },
    (_, index) => data[`commit_${index}`] as CheckedCommitShape | null | undefined,
  );
  // An object that is no commit answers with nothing in it.
  const checked = [...present(target?.checked ?? null), ...named].filter(
    (commit) => commit?.oid !== undefined,
  );
  const checks = new Map(checked.map((commit) => [commit?.oid, readChecks(commit ?? null)]));
  return present(target?.history ?? null).map((commit) => ({
    oid: commit.oid,
    parents: present(commit.parents).map((parent) => parent.oid),
    headline: commit.messageHeadline,
    committedAt: commit.committedDate,
    checks: checks.get(commit.oid) ?? [],
  }));
}
