import { ALL_TIERS, isAnySaid, isSaid, type Rule } from './rule.ts';

/**
 * ```md passes
 * ## Overview
 *
 * **Problem:** two writers lose a line. **Outcome:** every line is kept.
 *
 * - **Objectives:** one writer at a time
 * - **Success criteria:** T01 passes 100 times in a row
 * - **Scope:** `Store.write`
 * ```
 *
 * ```md fails
 * ## Overview
 *
 * **Problem:** two writers lose a line. **Outcome:** every line is kept.
 *
 * - **Objectives:** one writer at a time
 * - **Success criteria:** T01 passes 100 times in a row
 * ```
 */
export const overviewComplete: Rule = {
  id: 'overview-complete',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'The overview says the problem, the scope, the success criteria and, with phases, the objectives.',
  check: ({ overview, tier }) => {
    const missing = [
      ...(isSaid(overview.problem) ? [] : ['Problem']),
      ...(isAnySaid(overview.scope) ? [] : ['Scope']),
      ...(isAnySaid(overview.objectives) || tier === 'small' ? [] : ['Objectives']),
      ...(isAnySaid(overview.successCriteria) ? [] : ['Success criteria']),
    ];
    return missing.map((what) => ({
      where: 'Overview',
      message: `The overview has nothing under "${what}"; expected at least one statement. Add a line "${what}:" to it.`,
    }));
  },
};
