import { planNamed } from '../commands/plan-named.ts';
import { filesNamed } from '../plan/foreign/file-evidence.ts';
import { isPlanOf } from '../plan/foreign/plan-pattern.ts';
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

/** More are no hint. */
const MOST_FILES = 3;

/**
 * Files that may be the plan of another tool that a comment means, as far as an event tells: those that it names, else
 * those that its pull request does, else the only one there is. `patterns` are those of the configuration.
 */
export function filesMeant(
  patterns: readonly string[],
  comment: string,
  thread: { readonly body: string },
): string[] {
  const arePlans = (paths: readonly string[]): string[] =>
    paths.filter((path) => patterns.some((pattern) => isPlanOf(pattern, path))).slice(0, MOST_FILES);
  if (patterns.length === 0) return [];
  const inComment = arePlans([...new Set(comment.match(MARKDOWN_FILE) ?? [])]);
  if (inComment.length > 0) return inComment;
  const inThread = arePlans(filesNamed(thread.body));
  return inThread.length > 0
    ? inThread
    : patterns.filter((pattern) => patterns.length === 1 && !pattern.includes('*'));
}

const MARKDOWN_FILE = /(?<![\w/.@+-])[\w.@+-]+(?:\/[\w.@+-]+)*\.(?:md|markdown)(?![\w/])/gi;

/** Commands of one plan run in order, wherever they stand. */
export function commandKey(repository: RepositoryRef, { comment, mentioned, thread }: CommandJob): string {
  return planKey(repository, planNamed(comment.body) ?? mentioned[0] ?? thread);
}
