import type { IssueReading, PlanCommit, RepositoryReading, StandingPull } from './ports/repository.ts';

/** The standing pull request where it cannot be merged: the next begins anew. */
export function inTheWay({ books }: RepositoryReading): NonNullable<StandingPull['pull']> | null {
  const pull = books.standing?.pull ?? null;
  return pull?.isConflicting === true ? pull : null;
}

/**
 * What the standing pull request has in the ledger of a plan and the default branch has not, in the order in which it
 * was applied. Nothing where the one can be merged into the other.
 */
export function lostEntries(reading: RepositoryReading, { plan, unmergedPlan }: IssueReading): string[] {
  if (inTheWay(reading) === null || unmergedPlan === null) return [];
  return missingFrom(plan?.source ?? '', unmergedPlan.source);
}

/** Ledger entries of commands that the standing pull request held, and that the plans as they are written now do not. */
export function lostCommands(reading: RepositoryReading, files: PlanCommit['files']): string[] {
  const lost = [...reading.issues.values()].flatMap(({ plan, unmergedPlan }) => {
    if (unmergedPlan === null) return [];
    const kept = files.find((file) => file.path === unmergedPlan.path)?.content ?? plan?.source ?? '';
    return missingFrom(kept, unmergedPlan.source).filter((entry) => originOf(entry) !== null);
  });
  return [...new Set(lost)];
}

/** `comment/991` of `comment/991#a1b2c3`: where a command stands; null for what is none. */
export function originOf(entry: string): string | null {
  return /^((?:comment|review|review-comment)\/\d{1,15})#/.exec(entry)?.[1] ?? null;
}

function missingFrom(kept: string, held: string): string[] {
  const known = new Set(ledgerEntries(kept));
  return [...new Set(ledgerEntries(held))].filter((entry) => !known.has(entry));
}

/** Read by its marks and not by a parser: a wrong one costs a request, or a line in a comment. */
export function ledgerEntries(source: string): string[] {
  return [...source.matchAll(/^<!-- planwright:did ([^<>\n]*) -->/gm)].flatMap((match) =>
    (match[1] ?? '').split(' ').filter((entry) => entry !== ''),
  );
}
