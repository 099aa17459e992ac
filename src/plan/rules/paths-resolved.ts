import { judgedPaths } from '../judged-paths.ts';
import type { Plan } from '../plan.ts';
import { ALL_TIERS, type Fault, type Rule } from './rule.ts';

/**
 * ```md passes tree=src/store.ts
 * - [ ] **T01** (R1) Lock the store — modify [`src/store.ts`](../../src/store.ts), new `src/lock.ts`
 * ```
 *
 * ```md fails tree=src/store.ts
 * - [ ] **T01** (R1) Lock the store — modify [`src/stores.ts`](../../src/stores.ts)
 * ```
 */
export const pathsResolved: Rule = {
  id: 'paths-resolved',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'Every path to modify exists at the base commit, and no new path does.',
  check: (plan, { treePaths, isBaseGone }) => {
    if (treePaths === null) return isBaseGone === true ? notJudged(plan) : [];
    return judgedPaths(plan).flatMap(({ path, status, where }) => {
      const isThere = treePaths.has(path);
      if (status === 'modify' && !isThere) {
        return [
          {
            where,
            quote: path,
            message: `\`${path}\` is to be modified, but is not in the tree at the base commit; expected a path that is there. Mend the path, or mark it new.`,
          },
        ];
      }
      if (status === 'new' && isThere) {
        return [
          {
            where,
            quote: path,
            message: `\`${path}\` is called new, but is in the tree at the base commit; expected a path that is not there yet. Mark it modify.`,
          },
        ];
      }
      return [];
    });
  },
};

/** Said once: silence would read as if every path were right. */
function notJudged(plan: Plan): Fault[] {
  if (!judgedPaths(plan).some(({ status }) => status !== 'unverified')) return [];
  return [
    {
      where: 'Document',
      ...(plan.base === null ? {} : { quote: plan.base }),
      level: 'warning',
      message: `The clone does not have the base commit ${plan.base ?? ''} of this plan, or cannot read it whole, so no path was judged; expected the commit. Fetch it, as with "git fetch --unshallow".`,
    },
  ];
}
