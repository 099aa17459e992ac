import type { BranchHistory } from '../plan/records/branch-history.ts';
import type { CommitCheck } from '../plan/records/merged-pull.ts';

/**
 * Which plans may wait for checks, as far as this process has seen. Only a hint that keeps check events from costing
 * requests: where nothing is known of a repository, one reading finds out.
 */
export interface AwaitedChecks {
  /** Issues whose plans may wait for this check (null: for any); null where nothing is known of the repository. */
  issuesFor(repositoryId: number, check: string | null): readonly number[] | null;
  /** Whether it is known what this plan waits for, if for anything. */
  knows(repositoryId: number, issue: number): boolean;
  /** What a plan that was just read waits for. */
  learn(repositoryId: number, issue: number, names: readonly string[]): void;
  /** A plan that was changed may wait for any check. */
  note(repositoryId: number, issue: number): void;
  /** Whatever is not known to wait does not. */
  knowsAll(repositoryId: number): void;
  /** What a reading showed of the commits' checks: events that say the same bring no news. */
  saw(repositoryId: number, history: BranchHistory): void;
  /** Whether the end of a check is not in what was read. */
  isNews(repositoryId: number, end: CheckEnd): boolean;
}

/** A check or a commit's checks that ended. */
export interface CheckEnd {
  readonly sha: string;
  /** Null for all checks of an app. */
  readonly name: string | null;
  /** Null where nothing was told, and all has to be looked at. */
  readonly conclusion: CommitCheck['conclusion'] | null;
}

interface Known {
  /** By issue; null for a plan that was changed and not read since. */
  readonly plans: Map<number, readonly string[] | null>;
  isWhole: boolean;
  /** By commit, the newest last. */
  readonly checks: Map<string, readonly CommitCheck[]>;
}

/** Commits whose checks are remembered of one repository. */
const MOST_COMMITS = 30;

/** @param limit Repositories remembered; of the least recently seen beyond it nothing is known. */
export function createAwaitedChecks(limit = 50_000): AwaitedChecks {
  const repositories = new Map<number, Known>();
  const knownOf = (repositoryId: number): Known => {
    const known = repositories.get(repositoryId) ?? { plans: new Map(), isWhole: false, checks: new Map() };
    repositories.delete(repositoryId);
    repositories.set(repositoryId, known);
    if (repositories.size > limit) {
      const oldest = repositories.keys().next();
      if (!oldest.done) repositories.delete(oldest.value);
    }
    return known;
  };
  return {
    issuesFor: (repositoryId, check) => {
      const known = repositories.get(repositoryId);
      if (known === undefined) return null;
      const waiting = [...known.plans].filter(([, names]) => mayWait(names, check)).map(([issue]) => issue);
      return waiting.length > 0 || known.isWhole ? waiting : null;
    },
    knows: (repositoryId, issue) => (repositories.get(repositoryId)?.plans.get(issue) ?? null) !== null,
    learn: (repositoryId, issue, names) => {
      knownOf(repositoryId).plans.set(issue, names);
    },
    note: (repositoryId, issue) => {
      knownOf(repositoryId).plans.set(issue, null);
    },
    knowsAll: (repositoryId) => {
      knownOf(repositoryId).isWhole = true;
    },
    saw: (repositoryId, history) => {
      const { checks } = knownOf(repositoryId);
      for (const commit of history.toReversed()) {
        if (commit.checks.length === 0) continue;
        checks.delete(commit.oid);
        checks.set(commit.oid, commit.checks);
        const oldest = checks.keys().next();
        if (checks.size > MOST_COMMITS && !oldest.done) checks.delete(oldest.value);
      }
    },
    isNews: (repositoryId, { sha, name, conclusion }) => {
      const known = repositories.get(repositoryId)?.checks.get(sha);
      if (known === undefined || conclusion === null) return true;
      if (name === null) return known.some((check) => check.conclusion === 'pending');
      return !known.some((check) => check.name === name && check.conclusion === conclusion);
    },
  };
}

function mayWait(names: readonly string[] | null, check: string | null): boolean {
  if (names === null) return true;
  if (check === null) return names.length > 0;
  return names.some((name) => check === name || check.startsWith(`${name} (`));
}
