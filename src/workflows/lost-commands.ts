import type { PlanCommit, RepositoryReading } from './ports/repository.ts';

/**
 * Addresses of the comments whose commands the standing pull request held and the plans, as they are written now, do
 * not: known by the ledgers.
 */
export function lostCommands(reading: RepositoryReading, files: PlanCommit['files']): string[] {
  const lost = [...reading.issues.values()].flatMap(({ plan, unmergedPlan, url }) => {
    if (unmergedPlan === null) return [];
    const kept = files.find((file) => file.path === unmergedPlan.path)?.content ?? plan?.source ?? '';
    const known = new Set(ledgerEntries(kept));
    return ledgerEntries(unmergedPlan.source)
      .filter((entry) => !known.has(entry))
      .flatMap((entry) => {
        const comment = /^comment\/(\d{1,15})#/.exec(entry)?.[1];
        return comment === undefined ? [] : [`${url}#issuecomment-${comment}`];
      });
  });
  return [...new Set(lost)];
}

/** Pull requests that the standing one recorded, and that are not in the plan which takes its place. */
export function lostPulls({ issues, books }: RepositoryReading): number[] {
  if (books.standing?.pull?.isConflicting !== true) return [];
  const lost = [...issues.values()].flatMap(({ plan, unmergedPlan }) => {
    const known = new Set(ledgerEntries(plan?.source ?? ''));
    const held = unmergedPlan === null ? [] : ledgerEntries(unmergedPlan.source);
    return held
      .filter((entry) => !known.has(entry))
      .flatMap((entry) => /^pr\/(\d{1,9})$/.exec(entry)?.[1] ?? []);
  });
  return [...new Set(lost.map(Number))];
}

/** Read by its marks and not by a parser: a wrong one costs a request, or a line in a comment. */
export function ledgerEntries(source: string): string[] {
  return [...source.matchAll(/^<!-- planwright:did ([^<>\n]*) -->/gm)].flatMap((match) =>
    (match[1] ?? '').split(' ').filter((entry) => entry !== ''),
  );
}
