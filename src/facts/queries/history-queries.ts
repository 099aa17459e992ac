import type { HistoryCommit } from '../facts.ts';
import { compareText } from '../read/snapshot.ts';

export interface CoChange {
  readonly path: string;
  /** Commits that changed both. */
  readonly count: number;
  /** Commits that changed the path that was asked about, of those that were counted. */
  readonly of: number;
}

export interface PathAuthor {
  readonly author: string;
  readonly commits: number;
  /** Commits by anybody that were counted. */
  readonly of: number;
}

/** A commit that changes more says nothing of what belongs together. */
const MASS_CHANGE = 40;

/** The commits that changed any of the paths, newest first. */
export function commitsTouching(
  history: readonly HistoryCommit[],
  paths: readonly string[],
): readonly HistoryCommit[] {
  const wanted = new Set(paths);
  return history.filter((commit) => commit.paths.some((path) => wanted.has(path)));
}

/** What was changed together with a path, most often first; mass changes are not counted. */
export function coChanged(history: readonly HistoryCommit[], path: string): readonly CoChange[] {
  const commits = commitsTouching(history, [path]).filter((commit) => commit.paths.length <= MASS_CHANGE);
  const counts = new Map<string, number>();
  for (const other of commits.flatMap((commit) => commit.paths)) {
    if (other !== path) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts]
    .map(([other, count]) => ({ path: other, count, of: commits.length }))
    .sort((a, b) => b.count - a.count || compareText(a.path, b.path));
}

/** Who changed the paths, most commits first; bots are left out. People are told apart by address, else by name. */
export function authorsOf(
  history: readonly HistoryCommit[],
  paths: readonly string[],
): readonly PathAuthor[] {
  const commits = commitsTouching(history, paths).filter((commit) => !isBot(commit));
  const people = new Map<string, { author: string; commits: number }>();
  const keys = new Map<string, string>();
  for (const { author, email } of commits) {
    // One person with two addresses and one name is one; so are two names with one address.
    const key = keys.get(`<${email}>`) ?? keys.get(author) ?? author;
    keys.set(`<${email}>`, key);
    keys.set(author, key);
    const person = people.get(key);
    // The newest name is the one to show.
    people.set(key, { author: person?.author ?? author, commits: (person?.commits ?? 0) + 1 });
  }
  return [...people.values()]
    .map((person) => ({ ...person, of: commits.length }))
    .sort((a, b) => b.commits - a.commits || compareText(a.author, b.author));
}

function isBot({ author, email }: HistoryCommit): boolean {
  return (
    /\[bot\]/.test(author) ||
    /\[bot\]@/.test(email) ||
    /^(?:dependabot|renovate|github-actions|semantic-release-bot|snyk-bot|pre-commit-ci)\b/i.test(author)
  );
}
