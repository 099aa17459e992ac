import type { Facts, HistoryCommit } from '../../facts/facts.ts';
import { stemsOf } from './terms.ts';

/** A commit of more files than this says nothing of any one of them (renames, formatting, vendoring). */
const WIDE = 30;
/** More than a dozen files are a sweep through the code (a style, a language level): no sign that two of them belong together. */
const CLOSE = 12;
const SIMILAR = 20;

/** An earlier commit whose subject speaks of the same things. */
export interface SimilarCommit {
  readonly commit: HistoryCommit;
  readonly score: number;
}

/** The commits whose subjects share the most telling words with the query, best first. */
export function similarCommits(facts: Facts, query: ReadonlyMap<string, number>): SimilarCommit[] {
  const documents = facts.history.map((commit) => new Set(stemsOf(commit.subject)));
  const frequency = new Map<string, number>();
  for (const stems of documents)
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const scored = facts.history.map((commit, index) => {
    let score = 0;
    for (const stem of documents[index] ?? []) {
      const weight = query.get(stem);
      if (weight !== undefined) score += weight * Math.log(1 + documents.length / (frequency.get(stem) ?? 1));
    }
    return { commit, score: score / Math.sqrt(4 + (documents[index]?.size ?? 0)), index };
  });
  return scored
    .filter(({ score, commit }) => score > 0 && commit.paths.length <= WIDE)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, SIMILAR)
    .map(({ commit, score }) => ({ commit, score }));
}

/** What the similar commits changed, scaled to at most 1: wide commits count less for each of their files. */
export function historyScores(similar: readonly SimilarCommit[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { commit, score } of similar) {
    const share = score / Math.sqrt(Math.max(1, commit.paths.length));
    for (const path of commit.paths) scores.set(path, (scores.get(path) ?? 0) + share);
  }
  return scaledMap(scores);
}

/** How often each file was changed, the newer the heavier, scaled to at most 1. */
export function activityScores(history: readonly HistoryCommit[]): Map<string, number> {
  const scores = new Map<string, number>();
  history.forEach((commit, age) => {
    if (commit.paths.length > WIDE) return;
    const weight = 1 / (1 + age / 200);
    for (const path of commit.paths) scores.set(path, (scores.get(path) ?? 0) + weight);
  });
  return scaledMap(new Map([...scores].map(([path, score]) => [path, Math.log1p(score)])));
}

export interface CoChange {
  readonly together: number;
  readonly commits: number;
}

/** For each file that changed with `path`: in how many of how many commits. Sweeps through the code are left out. */
export function changedWith(history: readonly HistoryCommit[], path: string): Map<string, CoChange> {
  const commits = history.filter((commit) => commit.paths.length <= CLOSE && commit.paths.includes(path));
  const counts = new Map<string, number>();
  for (const commit of commits)
    for (const other of commit.paths) if (other !== path) counts.set(other, (counts.get(other) ?? 0) + 1);
  return new Map([...counts].map(([other, together]) => [other, { together, commits: commits.length }]));
}

function scaledMap(scores: ReadonlyMap<string, number>): Map<string, number> {
  let top = 0;
  for (const score of scores.values()) if (score > top) top = score;
  return new Map([...scores].map(([key, score]) => [key, top === 0 ? 0 : score / top]));
}
