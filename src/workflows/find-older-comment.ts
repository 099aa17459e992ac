import { findOurComment } from './our-comment.ts';
import type { CommentReading, IssueReading, ReadsOlderComments } from './ports/repository.ts';

/** Pages of a hundred; a comment behind more is written anew. */
const MOST_PAGES = 20;

/** Our comment with this mark, also behind the newest hundred that came with the issue: a request a hundred. */
export async function findOlderComment(
  repository: ReadsOlderComments,
  issue: Pick<IssueReading, 'number' | 'comments' | 'olderComments'>,
  mark: string,
): Promise<CommentReading | null> {
  let found = findOurComment(issue.comments, mark);
  let before = issue.olderComments;
  for (let page = 0; found === null && before !== null && page < MOST_PAGES; page++) {
    const older = await repository.olderComments(issue.number, before);
    found = findOurComment(older.comments, mark);
    before = older.before;
  }
  return found;
}
