import { TimeLimitExceeded } from '../errors.ts';
import type { LintContext, LocatedFinding, PathsToJudge } from '../plan/lint.ts';
import type { Pool } from './pool.ts';

/** Judges a PLAN.md off the event loop. A text that takes too long to parse is no plan, and that is what is found. */
export async function lintBounded(
  pool: Pool,
  source: string,
  context: LintContext,
): Promise<readonly LocatedFinding[]> {
  try {
    return await pool.run('lint-plan', { source, context });
  } catch (error) {
    if (!(error instanceof TimeLimitExceeded)) throw error;
    const message =
      'This text takes too long to parse; expected a plan. Look for markdown nested very deeply, or very long lines.';
    return [{ rule: 'well-formed', level: 'error', message, line: 1, column: 1 }];
  }
}

/** What has to be known of the tree before that; nothing of a text that takes too long to parse. */
export async function pathsBounded(pool: Pool, source: string): Promise<PathsToJudge> {
  try {
    return await pool.run('paths-to-judge', { source });
  } catch (error) {
    if (!(error instanceof TimeLimitExceeded)) throw error;
    return { base: null, paths: [] };
  }
}
