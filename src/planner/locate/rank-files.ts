import type { Facts } from '../../facts/facts.ts';
import type { Definition } from '../../plan/definitions.ts';
import { asksForMigration } from './asks-for-migration.ts';
import { type CommandLineSign, findCommandLine } from './command-line.ts';
import { type ContentScores, type Query, searchContents, wholeName } from './content-index.ts';
import { findModels } from './find-model.ts';
import { activityScores, changedWith, historyScores, type SimilarCommit, similarCommits } from './history.ts';
import { type ImportGraph, readImports } from './imports.ts';
import { findMentions, type Mention } from './mentions.ts';
import { pathKind, pathPrior } from './path-kind.ts';
import { innermostFrame, withoutTraces } from './stack-trace.ts';
import { indexDefinitions } from './symbols.ts';
import { splitName, stem, stemsOf, tells } from './terms.ts';
import { findWish } from './wishes/find-wish.ts';
import type { Wish, WishFile } from './wishes/wish.ts';

/** What the issue gives a search to go by. */
export interface Clues {
  readonly title: string;
  /** Running text without noise. */
  readonly prose: string;
  /** Code blocks and code spans. */
  readonly code: string;
  /** Names in code spans and names written like code. */
  readonly identifiers: readonly string[];
  /** Title and body as they stand, link targets included: what names a path. */
  readonly text: string;
  /** Where the issue may ask for options that are not there yet: of a fault's report its title alone, for its samples use what there is. */
  readonly options: string;
}

export interface RankedFile {
  readonly path: string;
  readonly score: number;
  readonly mention: Mention | null;
  /** Definitions in this file whose names the issue uses, best first. */
  readonly defines: readonly Definition[];
  /** The likeliest earlier commit that changed it for a like reason. */
  readonly similar: SimilarCommit | null;
  /** A higher ranked file that it changes together with or is tied to by an import. */
  readonly neighbour: { readonly path: string; readonly together: number; readonly commits: number } | null;
  /** Where the options of the command are declared that the issue wants another one of, or what it runs. */
  readonly commandLine: CommandLineSign | null;
  /** What shows that a wish which is no matter of words is met here. */
  readonly shown: WishFile | null;
  /** First line of the best matching chunk, 0 where none. */
  readonly line: number;
}

export interface Ranking {
  readonly files: readonly RankedFile[];
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly imports: ImportGraph;
  readonly similar: readonly SimilarCommit[];
  /** Rarity of the stems in the tree. */
  readonly rarity: ReadonlyMap<string, number>;
  /** The stems with their weights. */
  readonly query: Query;
  readonly wish: Wish | null;
}

/** Few, round and fixed: contents lead, the other signals decide between files of like contents. */
export const WEIGHTS = {
  contents: 1,
  title: 0.5,
  path: 0.2,
  symbols: 0.2,
  history: 0.3,
  activity: 0.1,
  neighbour: 0.2,
  mention: 3,
  /** Where the program failed, beyond that the trace names it: like words elsewhere are chance. */
  frame: 2,
  /** A new option has to be declared where the others are, whatever words that file holds. */
  declares: 3,
  runs: 2.5,
};
/** How often a word of the title counts as against one of the body. */
const TITLE = 3;
const KEPT = 60;
/** Files whose neighbours are looked at. */
const SEEDS = 8;

/** Ranks the files of the tree for the issue, likeliest first. */
export function rankFiles(clues: Clues, facts: Facts): Ranking {
  const files = facts.tree.filter((file) => file.mode !== '120000' && file.mode !== '160000');
  const paths = files.map((file) => file.path);
  const query = buildQuery(clues);
  const texts = paths.map((path) => facts.contents.get(path) ?? '');
  const contents = searchContents(texts, query);
  const byTitle = searchContents(texts, titleQuery(clues)).scores;
  const byPath = searchContents(
    paths.map((path) => path.replaceAll('/', ' ')),
    query,
  ).scores;
  const definitions = indexDefinitions(facts.contents);
  const named = namedDefinitions(clues, query, definitions, contents);
  const similar = similarCommits(facts, query);
  const byHistory = historyScores(similar);
  const activity = activityScores(facts.history);
  const mentions = mentionsIn(clues.text, paths);
  const imports = readImports(facts.contents);
  const commandLine = new Map(
    findCommandLine(clues.options, facts, imports).map((sign) => [sign.path, sign]),
  );
  const wish = findWish(clues.title, definitions, facts);
  const stored = wish === null && asksForMigration(clues) ? findModels(clues.title, facts) : [];
  const shown = new Map([...(wish?.files ?? []), ...stored].map((file) => [file.path, file]));
  const frame = innermostFrame(clues.text, paths);
  if (frame !== null)
    mentions.set(frame.path, { ...frame, weight: 1, text: frame.path, from: frame.line, to: null });
  const scores = paths.map((path, index) => {
    const signals =
      WEIGHTS.contents * (contents.scores[index] ?? 0) +
      WEIGHTS.title * (byTitle[index] ?? 0) +
      WEIGHTS.path * (byPath[index] ?? 0) +
      WEIGHTS.symbols * (named.scores.get(path) ?? 0) +
      WEIGHTS.history * (byHistory.get(path) ?? 0);
    const base = signals === 0 ? 0 : signals + WEIGHTS.activity * (activity.get(path) ?? 0);
    const role = commandLine.get(path)?.role;
    return (
      base * pathPrior(path) +
      WEIGHTS.mention * (mentions.get(path)?.weight ?? 0) +
      (frame?.path === path ? WEIGHTS.frame : 0) +
      (role === undefined ? 0 : WEIGHTS[role]) +
      (shown.get(path)?.weight ?? 0)
    );
  });
  const neighbours = addNeighbours(paths, scores, imports, facts);
  const ranked = paths
    .map((path, index) => ({ path, index, score: scores[index] ?? 0 }))
    .filter((file) => file.score > 0)
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, KEPT)
    .map(({ path, index, score }) => ({
      path,
      score,
      mention: mentions.get(path) ?? null,
      defines: named.byPath.get(path) ?? [],
      similar: similar.find(({ commit }) => commit.paths.includes(path)) ?? null,
      neighbour: neighbours.get(path) ?? null,
      commandLine: commandLine.get(path) ?? null,
      shown: shown.get(path) ?? null,
      line: contents.bestLines[index] ?? 0,
    }));
  return { files: ranked, definitions, imports, similar, rarity: contents.rarity, query, wish };
}

/** A file that only a step of a stack trace names: it was on the way, no more. */
const ON_THE_WAY = 0.4;

/** Whether only a step of a stack trace names the file, and not the innermost one. */
export function isOnTheWay({ mention }: RankedFile): boolean {
  return mention !== null && mention.weight <= ON_THE_WAY;
}

/** The files that the issue names; those that only a stack trace names count for less. */
function mentionsIn(text: string, paths: readonly string[]): Map<string, Mention> {
  const said = new Set(findMentions(withoutTraces(text), paths).map(({ path }) => path));
  return new Map(
    findMentions(text, paths).map((mention) => [
      mention.path,
      said.has(mention.path) ? mention : { ...mention, weight: Math.min(mention.weight, ON_THE_WAY) },
    ]),
  );
}

function titleQuery(clues: Clues): Query {
  return new Map(stemsOf(clues.title).map((term) => [term, 1]));
}

function buildQuery(clues: Clues): Query {
  const counts = new Map<string, number>();
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);
  for (const term of stemsOf(clues.title)) add(term, TITLE);
  for (const term of stemsOf(clues.prose)) add(term, 1);
  for (const term of stemsOf(clues.code)) add(term, 0.5);
  for (const name of clues.identifiers) if (splitName(name).length > 1) add(wholeName(name), TITLE);
  return new Map([...counts].map(([term, count]) => [term, Math.sqrt(Math.min(count, 9))]));
}

interface NamedDefinitions {
  readonly scores: ReadonlyMap<string, number>;
  readonly byPath: ReadonlyMap<string, readonly Definition[]>;
}

/** Definitions that the issue names outright, or whose every part is a word of the issue. */
function namedDefinitions(
  clues: Clues,
  query: Query,
  definitions: ReadonlyMap<string, readonly Definition[]>,
  contents: ContentScores,
): NamedDefinitions {
  const outright = new Set(clues.identifiers);
  const scores = new Map<string, number>();
  const byPath = new Map<string, { definition: Definition; score: number }[]>();
  for (const [name, places] of definitions) {
    const score = nameScore(name, outright, query, contents.rarity) / Math.sqrt(places.length);
    if (score === 0) continue;
    for (const definition of places) {
      scores.set(definition.path, Math.max(scores.get(definition.path) ?? 0, score));
      const list = byPath.get(definition.path) ?? [];
      list.push({ definition, score });
      byPath.set(definition.path, list);
    }
  }
  const top = Math.max(1e-9, ...scores.values());
  return {
    scores: new Map([...scores].map(([path, score]) => [path, score / top])),
    byPath: new Map(
      [...byPath].map(([path, list]) => [
        path,
        list
          .sort((a, b) => b.score - a.score || a.definition.line - b.definition.line)
          .map((entry) => entry.definition),
      ]),
    ),
  };
}

function nameScore(
  name: string,
  outright: ReadonlySet<string>,
  query: Query,
  rarity: ReadonlyMap<string, number>,
): number {
  const parts = splitName(name).filter(tells).map(stem);
  const sum = parts.reduce((total, part) => total + (query.get(part) ?? 0) * (rarity.get(part) ?? 0), 0);
  if (outright.has(name)) return 2 * Math.max(sum, 3);
  const all = parts.length > 1 && parts.every((part) => query.has(part));
  return all ? sum : 0;
}

type Neighbour = NonNullable<RankedFile['neighbour']>;

/** Raises what changes together with the best files, and what imports them or is imported by them. */
function addNeighbours(
  paths: readonly string[],
  scores: number[],
  imports: ImportGraph,
  facts: Facts,
): Map<string, Neighbour> {
  const order = scores
    .map((score, index) => ({ score, index }))
    .filter(({ score, index }) => score > 0 && pathKind(paths[index] ?? '') !== 'test')
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, SEEDS);
  const top = order[0]?.score ?? 0;
  const gains = new Map<string, { gain: number; from: Neighbour }>();
  const offer = (path: string, gain: number, from: Neighbour) => {
    if (gain > (gains.get(path)?.gain ?? 0)) gains.set(path, { gain, from });
  };
  for (const { index, score } of order) {
    const seed = paths[index] ?? '';
    const strength = score / top;
    const coChanged = changedWith(facts.history, seed);
    for (const [path, { together, commits }] of coChanged)
      if (together >= 2)
        offer(path, strength * (together / (commits + 3)), { path: seed, together, commits });
    const tied = [...(imports.importsOf.get(seed) ?? []), ...(imports.importersOf.get(seed) ?? [])];
    for (const path of tied)
      offer(path, strength / Math.sqrt(3 + tied.length), { path: seed, together: 0, commits: 0 });
  }
  const found = new Map<string, Neighbour>();
  paths.forEach((path, index) => {
    const entry = gains.get(path);
    if (entry === undefined) return;
    const gain = WEIGHTS.neighbour * top * entry.gain * pathPrior(path);
    scores[index] = (scores[index] ?? 0) + gain;
    found.set(path, entry.from);
  });
  return found;
}
