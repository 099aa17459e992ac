import type { PlanDocument, ShippedRecord } from '../reading/plan-document.ts';
import type { LandedChange, MergedPull } from './merged-pull.ts';

/** What a pull request takes back, as its own words and commits name it. */
export interface RevertTargets {
  readonly pulls: readonly number[];
  /** Commits, in full or their first seven digits at least. */
  readonly commits: readonly string[];
}

/** Characters read of one text. */
const LONGEST_TEXT = 20_000;
const MOST_TARGETS = 20;

/**
 * What a pull request reverts: `Reverts owner/name#57` on a line of its own, as GitHub writes it, and commits that say
 * `This reverts commit …`, as git writes it. Another repository's pull request is none.
 */
export function revertTargets(pull: Pick<MergedPull, 'body' | 'commits' | 'url'>): RevertTargets {
  const own = /^https?:\/\/[^/]+\/(.+)\/pull\/\d+$/.exec(pull.url)?.[1]?.toLowerCase();
  const texts = [pull.body, ...pull.commits.map((commit) => commit.message)].map((text) =>
    text.slice(0, LONGEST_TEXT),
  );
  const pulls = texts.flatMap((text) =>
    [...text.matchAll(/^[ \t]*reverts[ \t]+([\w.-]{1,100}\/[\w.-]{1,100})?#(\d{1,9})(.*)$/gim)].flatMap(
      ([, repository, number, behind = '']) => {
        const isAlone = ['', '.'].includes(behind.trim());
        return isAlone && (repository === undefined || repository.toLowerCase() === own)
          ? [Number(number)]
          : [];
      },
    ),
  );
  const commits = texts.flatMap(revertedCommits);
  return {
    pulls: [...new Set(pulls)].slice(0, MOST_TARGETS),
    commits: [...new Set(commits)].slice(0, MOST_TARGETS),
  };
}

/** Commits that a text says it reverts, as git writes it. */
export function revertedCommits(text: string): string[] {
  const said = text.slice(0, LONGEST_TEXT).matchAll(/^[ \t]*this reverts commit ([0-9a-f]{7,64})\b/gim);
  return [...said].map(([, sha = '']) => sha.toLowerCase());
}

/** Whether it reverts anything at all. */
export function isRevert(pull: Pick<MergedPull, 'body' | 'commits' | 'url'>): boolean {
  const { pulls, commits } = revertTargets(pull);
  return pulls.length + commits.length > 0;
}

/** The records of a plan that a pull request, or a commit pushed without one, reverts, in the plan's order. */
export function revertedRecords(plan: PlanDocument, pull: LandedChange): ShippedRecord[] {
  const targets = revertTargets(pull);
  const pulls = pull.number === null ? [] : targets.pulls;
  const urls = new Set(pulls.map((number) => pull.url.replace(/\d+$/, String(number))));
  return plan.phases
    .flatMap((phase) => phase.records)
    .filter(
      (record) =>
        record.url !== pull.url &&
        (urls.has(record.url) || targets.commits.some((sha) => record.commit?.startsWith(sha))),
    );
}

/** Records of work that still stands: neither reverts nor what a revert took back for good. */
export function standingRecords<R extends Pick<ShippedRecord, 'number' | 'effect'>>(
  records: readonly R[],
): R[] {
  const gone = new Set<number>();
  for (const { effect } of records) {
    if (effect?.verb === 'takes back') gone.add(effect.number);
    else if (effect?.verb === 'restores') gone.delete(effect.number);
  }
  return records.filter(({ effect, number }) => effect === null && (number === null || !gone.has(number)));
}
