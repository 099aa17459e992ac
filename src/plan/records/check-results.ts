import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, join, prose } from '../prose.ts';
import type { EndedCheck, MergedPull } from './merged-pull.ts';

const MOST_NAMES = 8;
const WORDS = { success: 'passed', failure: 'failed', other: 'ended without a result' } as const;

/** "Checks on `abc1234`: passed `Test suite` (3 runs), `Lints`; failed `Docs`."; nothing where none has ended. */
export function checkResults({ checks, mergeCommit }: Pick<MergedPull, 'checks' | 'mergeCommit'>): Prose {
  if (checks.length === 0 || mergeCommit === null) return [];
  const groups = (['success', 'failure', 'other'] as const).flatMap((conclusion) => {
    const own = checks.filter((check) => check.conclusion === conclusion);
    return own.length === 0 ? [] : [prose`${WORDS[conclusion]} ${checkNames(own)}`];
  });
  return prose`Checks on ${webLink(mergeCommit.url, mergeCommit.oid.slice(0, 7))}: ${join(groups, '; ', '; ')}.`;
}

function checkNames(checks: readonly EndedCheck[]): Prose {
  const byName = [...Map.groupBy(checks, (check) => check.name.replace(/ \(.*$/s, ''))];
  const shown = byName
    .slice(0, MOST_NAMES)
    .map(
      ([name, runs]) =>
        prose`${code(foreignText(name, 80) || '?')}${runs.length > 1 ? ` (${runs.length} runs)` : ''}`,
    );
  const rest = byName.length - shown.length;
  return join(rest > 0 ? [...shown, prose`${rest} more`] : shown);
}
