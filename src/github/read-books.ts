import type { Books, PlanText, StandingPull } from '../workflows/ports/repository.ts';
import { BOOKS_BRANCH } from './queries/read-books.ts';
import { type BlobShape, type BookRefShape, present, type RepositoryShape } from './shapes.ts';

interface Book {
  readonly number: number;
  readonly standing: StandingPull;
}

/**
 * The books: of the branches that standing pull requests come from, the newest that is open, or that a run that was cut
 * short left without one. Those of a fork, or that somebody else opened, are not ours.
 */
export function readBooks(data: RepositoryShape): Books {
  const refs = present((data.books ?? null) as { nodes: (BookRefShape | null)[] } | null);
  const numbers = refs.flatMap((ref) => numberOf(ref.name) ?? []);
  const open = refs.flatMap((ref) => readBook(ref, data.defaultBranchRef?.name)).sort(byNumber);
  const [standing, ...others] = open.map((book) => book.standing);
  return {
    standing: standing ?? null,
    former: others.filter((one) => one.pull !== null),
    merged: refs.filter(isMerged).map(({ id }) => id),
    next: Math.max(0, ...numbers) + 1,
  };
}

/** Nobody pushed to it since, and nothing else comes from it. */
function isMerged({ name, associatedPullRequests, target }: BookRefShape): boolean {
  const pulls = present(associatedPullRequests).filter((pull) => !pull.isCrossRepository);
  const isOurs = pulls.length > 0 && pulls.every((pull) => pull.viewerDidAuthor && pull.state === 'MERGED');
  return isOurs && numberOf(name) !== null && pulls.some(({ headRefOid }) => headRefOid === target?.oid);
}

const byNumber = (one: Book, other: Book): number => other.number - one.number;

function numberOf(name: string): number | null {
  const digits = /^planwright\/bookkeeping-(\d{1,9})$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

function readBook(ref: BookRefShape, base: string | undefined): Book[] {
  const number = numberOf(ref.name);
  if (number === null || ref.target === null) return [];
  const pulls = present(ref.associatedPullRequests).filter((pull) => !pull.isCrossRepository);
  const open = pulls.find(
    (pull) => pull.state === 'OPEN' && pull.viewerDidAuthor && pull.baseRefName === base,
  );
  if (open === undefined && pulls.length > 0) return [];
  const pull =
    open === undefined
      ? null
      : { id: open.id, number: open.number, url: open.url, isConflicting: open.mergeable === 'CONFLICTING' };
  const branch = `${BOOKS_BRANCH}${number}`;
  return [{ number, standing: { branch, refId: ref.id, headOid: ref.target.oid, pull } }];
}

/** A plan as the standing pull request has it; null where there is none, or it has no such plan. */
export function readBookPlan(data: RepositoryShape, issue: number, path: string | null): PlanText | null {
  const blob = data[`bookPlan_${issue}`] as BlobShape | null | undefined;
  if (path === null || typeof blob?.text !== 'string' || blob.isTruncated) return null;
  return { path, source: blob.text };
}
