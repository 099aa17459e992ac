import { TimeLimitExceeded } from '../errors.ts';
import type { Issue } from '../plan/issue.ts';
import type { FoundOrigin } from '../plan/line-origin.ts';
import { screenBody } from '../planner/extract/screen-body.ts';
import type { Drawing, DrawOrder } from './draw-plan.ts';
import type { OriginOrder } from './find-origin.ts';
import { plainMarkdown } from './plain-markdown.ts';
import type { Pool } from './pool.ts';

/** Shorter text parses within the limit whatever it holds. */
const SHORT = 1_000;

/**
 * Draws a plan in the pool. Text of the issue that takes longer to parse than issues may is read as plain text,
 * and the plan says so.
 */
export async function drawBoundedPlan(pool: Pool, order: Omit<DrawOrder, 'notRead'>): Promise<Drawing> {
  const { issue, notRead } = await boundIssue(pool, order.issue);
  return pool.run('draw-plan', { ...order, issue, notRead });
}

/** Finds what a line of a plan was drawn from, in the pool, with the same bounds. */
export async function findBoundedOrigin(
  pool: Pool,
  order: Omit<OriginOrder, 'notRead'>,
): Promise<FoundOrigin> {
  const { issue, notRead } = await boundIssue(pool, order.issue);
  return pool.run('find-origin', { ...order, issue, notRead });
}

async function boundIssue(pool: Pool, issue: Issue): Promise<{ issue: Issue; notRead: readonly string[] }> {
  const notRead: string[] = [];
  const bound = async (text: string, what: string): Promise<string> => {
    // What the planner's own look refuses it does not parse.
    if (text.length <= SHORT || screenBody(text) !== null || (await isQuick(pool, text))) return text;
    notRead.push(`the markdown of ${what}, which takes too long to parse: it was read as plain text`);
    return plainMarkdown(text);
  };
  const body = await bound(issue.body, 'the issue');
  const comments = [];
  for (const comment of issue.comments) {
    comments.push({ ...comment, body: await bound(comment.body, 'a comment') });
  }
  return { issue: { ...issue, body, comments }, notRead: [...new Set(notRead)] };
}

async function isQuick(pool: Pool, text: string): Promise<boolean> {
  try {
    await pool.run('screen-markdown', { text });
    return true;
  } catch (error) {
    if (error instanceof TimeLimitExceeded) return false;
    throw error;
  }
}
