import type { BranchHistory } from '../plan/records/branch-history.ts';

/** Plans that a branch's newest commits can speak of; no reading asks for more. */
const MOST_PLANS = 10;

/**
 * Issues whose plans the newest commits of the default branch touched: our own commits name them, "Plan for #42",
 * "Record #57 in the plan for #42". A hint, the newest first; a message that plays at being ours costs a look.
 */
export function plansInHistory(history: BranchHistory): number[] {
  return plansNamedIn(history.map(({ headline }) => headline));
}

/** The same of the first lines of messages. */
export function plansNamedIn(headlines: readonly string[]): number[] {
  const issues = new Set<number>();
  for (const headline of headlines) {
    const named = /\bplans? for (#\d{1,9}(?:(?:, | and )#\d{1,9})*)/i.exec(headline.slice(0, 500))?.[1] ?? '';
    for (const [, digits] of named.matchAll(/#(\d+)/g)) {
      if (issues.size < MOST_PLANS) issues.add(Number(digits));
    }
  }
  return [...issues].filter((issue) => issue > 0);
}
