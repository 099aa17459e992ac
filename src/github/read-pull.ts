import type { EvidenceSource } from '../plan/records/evidence.ts';
import type { ChangedFile, EndedCheck, MergedPull } from '../plan/records/merged-pull.ts';
import { phaseClosed } from '../plan/records/phase-closed.ts';
import type { CommentReading, PullReading } from '../workflows/ports/repository.ts';
import { readChecks } from './read-checks.ts';
import {
  type CommentShape,
  type CommentsShape,
  type EvidenceShape,
  type PullShape,
  present,
} from './shapes.ts';

/**
 * @param nameWithOwner Of this repository: a pull request can close issues of others, which name no plan here.
 * @param hasPlan Whether an issue has an approved plan, as far as its folder shows.
 */
export function readPull(
  pull: PullShape,
  nameWithOwner: string,
  hasPlan: (issue: number) => boolean,
): PullReading {
  return {
    id: pull.id,
    number: pull.number,
    url: pull.url,
    body: pull.body,
    baseRef: pull.baseRefName,
    headRef: pull.headRefName,
    headOid: pull.headRefOid,
    isFromHere: !pull.isCrossRepository,
    isOpen: pull.state === 'OPEN',
    comments: present(pull.comments).map(readComment),
    referencedBy: referencesOf(pull, nameWithOwner).filter(hasPlan),
    merged:
      pull.merged && pull.mergedAt !== null
        ? { ...readChange(pull, nameWithOwner), mergedAt: pull.mergedAt }
        : null,
    proposed: pull.state === 'OPEN' ? readChange(pull, nameWithOwner) : null,
  };
}

/** Issues of this repository that name it, whether they have plans or not. */
export function referencesOf({ timelineItems }: EvidenceShape, nameWithOwner: string): number[] {
  const numbers = present(timelineItems).flatMap(({ source }) =>
    source?.repository?.nameWithOwner === nameWithOwner ? (source.number ?? []) : [],
  );
  return [...new Set(numbers)];
}

/** Where to go on for the comments before these; null where there are none. */
export function olderThan({ pageInfo }: CommentsShape): string | null {
  return pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
}

export function readComment(comment: CommentShape): CommentReading {
  return {
    id: comment.id,
    databaseId: comment.databaseId ?? 0,
    author: comment.author?.login ?? '',
    body: comment.body,
    isOurs: comment.viewerDidAuthor,
    association: comment.authorAssociation,
  };
}

function readChange(pull: PullShape, nameWithOwner: string): Omit<MergedPull, 'mergedAt'> {
  const oid = pull.mergeCommit?.oid ?? '';
  const [head = null] = present(pull.head).map((node) => node.commit);
  const reviewers = present(pull.reviews).map((review) => review.author?.login ?? '');
  return {
    number: pull.number,
    url: pull.url,
    title: pull.title,
    ...readEvidence(pull, nameWithOwner),
    author: pull.author?.login ?? null,
    reviewers: [...new Set(reviewers)].filter((login) => login !== '' && login !== pull.author?.login),
    mergeCommit: pull.mergeCommit === null ? null : { oid, url: pull.mergeCommit.url },
    files: present(pull.files).map((file) => ({
      path: file.path,
      additions: file.additions,
      deletions: file.deletions,
      change: CHANGES[file.changeType] ?? 'modified',
    })),
    changedFiles: pull.changedFiles,
    additions: pull.additions,
    deletions: pull.deletions,
    checks: readChecks(pull.mergeCommit).filter(
      (check): check is EndedCheck => check.conclusion !== 'pending',
    ),
    headChecks: readChecks(head),
  };
}

/** What of it says which plans it is for. */
export function readEvidence(
  pull: EvidenceShape,
  nameWithOwner: string,
): EvidenceSource & Pick<MergedPull, 'commits'> {
  const closed = present(pull.closingIssuesReferences).filter(
    (issue) => issue.repository.nameWithOwner === nameWithOwner,
  );
  return {
    body: pull.body,
    headRef: pull.headRefName,
    commits: present(pull.commits).map((node) => node.commit),
    closesIssues: closed.map((issue) => issue.number),
    closesPhases: closed.flatMap(({ number, title, body, viewerDidAuthor, parent }) =>
      parent?.repository.nameWithOwner === nameWithOwner
        ? (phaseClosed({ number, title, body, isOurs: viewerDidAuthor, parent: parent.number }) ?? [])
        : [],
    ),
  };
}

const CHANGES: Readonly<Record<string, ChangedFile['change']>> = {
  ADDED: 'added',
  COPIED: 'added',
  DELETED: 'removed',
  RENAMED: 'renamed',
};
