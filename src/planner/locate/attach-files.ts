import type { Facts } from '../../facts/facts.ts';
import { folderOf } from './imports.ts';
import { pathKind } from './path-kind.ts';
import type { Clues, Ranking } from './rank-files.ts';
import { asksForSetting, settingsIn } from './settings-file.ts';
import { splitName, stem, stemsOf } from './terms.ts';

export interface DocPage {
  readonly path: string;
  /** Heading nearest above the matching lines; null where the page has none. */
  readonly heading: string | null;
  readonly line: number;
  /** The names or words of the change that it mentions. */
  readonly mentions: readonly string[];
}

/** Documentation that names the symbols, options or words of the change, likeliest first. */
export function findDocs(
  clues: Clues,
  names: readonly string[],
  ranking: Ranking,
  facts: Facts,
  registry: string | null = null,
): DocPage[] {
  const settings =
    registry === null || !asksForSetting(clues.title) ? [] : settingsIn(facts.contents.get(registry) ?? '');
  const titled = [...new Set(stemsOf(clues.title))];
  const ranks = new Map(ranking.files.map((file, index) => [file.path, index]));
  const pages: (DocPage & { score: number })[] = [];
  for (const [path, text] of facts.contents) {
    if (pathKind(path) !== 'docs' || !/\.(md|markdown|mdx|rst|adoc|txt|html)$/.test(path)) continue;
    if (
      /(^|\/)(LICENSE|CODE_OF_CONDUCT|CONTRIBUTING|SECURITY|MIGRATION|RELEASE|THIRD)|(^|\/)(upgrad(e|ing)|migrat(e|ing|ions?)|blog|_posts|news)\//i.test(
        path,
      )
    )
      continue;
    const named = names.filter((name) => name.length > 3 && text.includes(name));
    const inPath = new Set(splitName(path).map(stem));
    const pathHits = titled.filter((word) => inPath.has(word)).length;
    const rank = ranks.get(path);
    const told = settings.length === 0 ? 0 : toldSettings(text, settings);
    const score =
      named.length * 1.5 +
      pathHits +
      Math.min(2, told / 2) +
      (rank === undefined ? 0 : 1.5 - Math.min(1, rank / 30));
    if (score < 2) continue;
    const place = placeIn(text, named, titled);
    pages.push({ path, heading: place.heading, line: place.line, mentions: named.slice(0, 3), score });
  }
  return pages
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, 3)
    .map(({ score: _, ...page }) => page);
}

/** How many of the settings have a heading, a row or an entry of their own on the page. */
function toldSettings(text: string, settings: readonly string[]): number {
  const entries = new Set(
    [...text.matchAll(/^(?:#{2,5}\s+|\|\s*|[-*]\s+|<h\d[^>\n]*>)[`*]*([A-Za-z][\w.-]*)[`*]*/gm)].map(
      (match) => match[1],
    ),
  );
  return settings.filter((name) => entries.has(name)).length;
}

/** The line with most of the words, and the heading above it. */
function placeIn(
  text: string,
  named: readonly string[],
  titled: readonly string[],
): { heading: string | null; line: number } {
  const wanted = new Set(titled);
  let heading: string | null = null;
  let best = { heading: null as string | null, line: 1, score: 0 };
  text.split('\n').forEach((content, index) => {
    const title = /^#{1,4}\s+(.+?)\s*#*$/.exec(content)?.[1];
    if (title !== undefined) heading = plainHeading(title);
    if (content.length > 1000) return;
    const hits = new Set(stemsOf(content).filter((word) => wanted.has(word))).size;
    const score =
      hits +
      named.filter((name) => content.includes(name)).length * 1.5 +
      (title === undefined ? 0 : 0.5 * hits);
    if (score > best.score) best = { heading, line: index + 1, score };
  });
  return { heading: best.heading, line: best.line };
}

/** A heading as it is shown: without marks, tags, anchors and the addresses of links. */
function plainHeading(title: string): string {
  return title
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\{#[^}]*\}/g, '')
    .replace(/[`*]|(?<!\w)_+|_+(?!\w)/g, '')
    .trim()
    .slice(0, 80);
}

/** Languages whose files see what lies in their own folder without an import. */
const SEEN_BESIDE = /\.(?:go|java|kt|cs)$/;

/** Files that use a name defined in `path`: the importers whose text holds it, with how often. */
export function callersOf(
  name: string,
  path: string,
  ranking: Ranking,
  facts: Facts,
): { path: string; line: number }[] {
  const pattern = new RegExp(`(?<![\\w$])${name.replace(/[$]/g, '\\$')}(?![\\w$])`);
  const importers = ranking.imports.importersOf.get(path) ?? [];
  const beside = [...facts.contents.keys()].filter((other) => folderOf(other) === folderOf(path));
  const candidates =
    importers.length === 0
      ? beside
      : SEEN_BESIDE.test(path)
        ? [...new Set([...importers, ...beside])]
        : importers;
  const found: { path: string; line: number }[] = [];
  for (const other of candidates) {
    if (other === path || pathKind(other) !== 'code') continue;
    const text = facts.contents.get(other) ?? '';
    const hit = text
      .split('\n')
      .findIndex((line) => pattern.test(line) && !/^\s*(import|use|from|export \{|#|\/\/|\*)/.test(line));
    if (hit >= 0) found.push({ path: other, line: hit + 1 });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A family of files of one shape, of which the issue wants each or another one. */
export interface Siblings {
  /** What varies: `slack`, `telegram`. */
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** The common shape, for people: `templates/integrations/*_message.html`. */
  readonly shape: string;
}

/** The largest family of like-named files among the best ranked: the change may have to reach each of them. */
export function findSiblings(ranking: Ranking, facts: Facts, titled: readonly string[]): Siblings | null {
  const wanted = new Set(titled);
  const shapes = new Map<string, { names: Set<string>; paths: string[] }>();
  for (const { path } of facts.tree) {
    if (['test', 'binary', 'locale', 'migration', 'changelog', 'lock', 'generated'].includes(pathKind(path)))
      continue;
    for (const { shape, name } of shapesOf(path)) {
      const family = shapes.get(shape) ?? { names: new Set(), paths: [] };
      family.names.add(name);
      family.paths.push(path);
      shapes.set(shape, family);
    }
  }
  const ranked = new Map(ranking.files.slice(0, 40).map((file, index) => [file.path, 1 / (1 + index / 10)]));
  let best: { siblings: Siblings; score: number } | null = null;
  for (const [shape, { names, paths }] of shapes) {
    if (names.size < 4 || names.size > 60) continue;
    const hits = paths.filter((path) => ranked.has(path)).length;
    const named = new Set(
      splitName(shape)
        .map(stem)
        .filter((word) => wanted.has(word)),
    ).size;
    const score = hits / Math.sqrt(paths.length) + named;
    if (hits < 3 || score < 2) continue;
    if (best === null || score > best.score) best = { siblings: { names: [...names], paths, shape }, score };
  }
  return best?.siblings ?? null;
}

/** `a/slack/transport.py` → `a/∗/transport.py` by slack, and `a/slack_message.html` → `a/∗_message.html` by slack. */
function shapesOf(path: string): { shape: string; name: string }[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const found: { shape: string; name: string }[] = [];
  const suffix = /^([A-Za-z0-9]+)([_-][\w.-]+)$/.exec(file);
  if (suffix !== null)
    found.push({ shape: [...parts.slice(0, -1), `*${suffix[2] ?? ''}`].join('/'), name: suffix[1] ?? '' });
  if (suffix !== null && parts.length > 3)
    found.push({
      shape: [...parts.slice(0, -3), '*', parts.at(-2) ?? '', `*${suffix[2] ?? ''}`].join('/'),
      name: parts.at(-3) ?? '',
    });
  const folder = parts.at(-2);
  if (folder !== undefined && parts.length > 2)
    found.push({ shape: [...parts.slice(0, -2), '*', file].join('/'), name: folder });
  return found;
}
