import { planNamed } from '../commands/plan-named.ts';
import { type CommandJob, issueOfBranch, mentionedIssues, planKey } from './job.ts';
import type { RepositoryRef } from './ports/repository.ts';

/** The issue or pull request that a comment stands on. */
export interface CommandThread {
  readonly number: number;
  readonly isPull: boolean;
  readonly title: string;
  readonly body: string;
  /** Null for an issue. */
  readonly headRef: string | null;
}

/**
 * Numbers that may be the plan's issue, the likeliest first. An event of a comment does not say the branch of its pull
 * request, that of a review does.
 */
export function threadMentions(
  { number, isPull, title, body, headRef }: CommandThread,
  kind: 'comment' | 'review' | 'review-comment',
): number[] {
  if (!isPull) return [number];
  const texts = mentionedIssues(body, title);
  if (kind === 'comment' || headRef === null) return texts;
  const own = /^planwright\/issue-(\d{1,9})$/.exec(headRef)?.[1];
  return [...new Set([...(own === undefined ? [] : [Number(own)]), ...issueOfBranch(headRef), ...texts])];
}

/** Commands of one plan run in order, wherever they stand. */
export function commandKey(repository: RepositoryRef, { comment, mentioned, thread }: CommandJob): string {
  return planKey(repository, planNamed(comment.body) ?? mentioned[0] ?? thread);
}
