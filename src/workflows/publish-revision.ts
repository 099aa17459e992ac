import { planCheckOutput } from '../messages/check-run-output.ts';
import { revisionCommitMessage } from '../messages/commit-message.ts';
import { revisionBody, revisionTitle } from '../messages/revision-pull-request.ts';
import type { DrawnPlan } from './ports/planning.ts';
import type {
  ClosesPulls,
  Commits,
  DeletesBranches,
  OpensPulls,
  RepositoryReading,
} from './ports/repository.ts';

export interface RevisionRequest {
  readonly reading: RepositoryReading;
  readonly issue: number;
  readonly path: string;
  readonly drawn: Extract<DrawnPlan, { kind: 'plan' }>;
  /** Head of the default branch, which the revision starts from. */
  readonly headOid: string;
  readonly prefix: string;
}

export type Published =
  | { readonly kind: 'revision'; readonly number: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * An approved plan drawn again is proposed by a pull request of its own. The one before gives way to it, unless others
 * committed there; what a run that was cut short left is taken up.
 */
export async function publishRevision(
  repository: DeletesBranches & ClosesPulls & Commits & OpensPulls,
  request: RevisionRequest,
): Promise<Published> {
  const { drawn, issue, path, prefix, reading } = request;
  const name = `planwright/revision-${issue}`;
  const { branch = null, pull = null } = reading.issues.get(issue)?.revision ?? {};
  const isOpen = pull?.isOpen === true && branch !== null;
  const isThere = branch?.plan?.source === drawn.markdown;
  if (isOpen && isThere) return { kind: 'revision', number: pull.number };
  if (isOpen && pull.otherAuthors.length > 0) {
    const reason = `pull request ${pull.number} revises it already, and others committed there: merge or close that first`;
    return { kind: 'refused', reason };
  }
  const isLeft = isThere && pull === null;
  if (isOpen) await repository.closePull(pull.id, branch.id);
  else if (branch !== null && !isLeft) await repository.deleteBranch(branch.id);
  const headOid = isLeft
    ? branch.headOid
    : (
        await repository.createBranchAndCommit(reading.repository.id, {
          branch: name,
          expectedHeadOid: request.headOid,
          files: [{ path, content: drawn.markdown }],
          message: revisionCommitMessage(issue),
        })
      ).oid;
  const home = { repositoryUrl: reading.repository.url, planPath: path };
  const { conflicts, findings, summary } = drawn;
  const { number } = await repository.openPull({
    repositoryId: reading.repository.id,
    base: reading.repository.defaultBranch,
    branch: name,
    headOid,
    title: revisionTitle(issue),
    body: revisionBody(summary, home, { conflicts, findings, prefix }),
    check: planCheckOutput(summary, findings),
  });
  return { kind: 'revision', number };
}
