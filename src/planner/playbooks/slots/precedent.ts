import type { Facts } from '../../../facts/facts.ts';
import { code, join, plain, prose } from '../../../plan/prose.ts';
import { shortened } from '../../extract/sentences.ts';
import { pathKind } from '../../locate/path-kind.ts';
import type { Binder } from '../binder.ts';

/** One of a kind that is there already, and the files that name it. */
export interface Member {
  readonly name: string;
  readonly own: readonly string[];
  readonly paths: readonly string[];
}

const MOST_PLACES = 6;
/** More files than this were not forgotten: the elder one is just spoken of more. */
const MOST_FORGOTTEN = 6;

/** What there is to learn from the one of a kind that came last: its commit, what that forgot, and how it is kept. */
export function precedentSlots(
  sibling: Member,
  members: readonly Member[],
  facts: Facts,
  { text, files }: Binder,
): void {
  const lines = new Map(sibling.paths.map((path) => [path, linesNaming(sibling.name, path, facts)]));
  const most = [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  text(
    'siblingPlaces',
    join(most.slice(0, MOST_PLACES).map(([path, count]) => prose`${code(path)} (${count})`)),
  );
  const known = new Set(sibling.paths);
  const touched = facts.history
    .filter(({ subject }) => named(sibling.name).test(subject))
    .map((commit) => ({ commit, count: commit.paths.filter((path) => known.has(path)).length }))
    .sort((a, b) => b.count - a.count)[0];
  if (touched !== undefined && touched.count >= 3) {
    const { sha, subject } = touched.commit;
    text('precedent', prose`${code(sha.slice(0, 7))} (${shortened(subject, 72)})`);
    text('precedentCount', plain(String(touched.count)));
  }
  const forgotten = forgottenBy(sibling, members, facts);
  if (forgotten.length > 0 && forgotten.length <= MOST_FORGOTTEN)
    files(
      'forgotten',
      forgotten.map((path) => ({ path, status: 'modify' })),
    );
  const kept = findIn(
    sibling.paths,
    new RegExp(`\\b\\w*${sibling.name}\\w*_?(?:token|secret|api_?key|password)\\w*`, 'i'),
    facts,
  );
  if (kept !== null) text('siblingSecret', prose`${code(kept.found)} (${code(kept.place)})`);
  const paged = findIn(sibling.own, /\b\w*(?:page_?size|per_?page)\w*/i, facts);
  if (paged !== null) text('siblingPages', prose`${code(paged.found)} (${code(paged.place)})`);
}

/** Files of code that have the best known one of the kind as part of a name, and the latest one nowhere. */
function forgottenBy(sibling: Member, members: readonly Member[], facts: Facts): string[] {
  const elder = [...members].sort((a, b) => b.paths.length - a.paths.length)[0];
  if (elder === undefined || elder.name === sibling.name) return [];
  const own = new RegExp(members.map(({ name }) => name).join('|'), 'i');
  const latest = new RegExp(sibling.name, 'i');
  const capital = `${elder.name.slice(0, 1).toUpperCase()}${elder.name.slice(1)}`;
  const inName = new RegExp(
    `\\b${elder.name}(?:_[a-z]|[A-Z])|[a-z]_${elder.name}\\b|\\b[a-z]+${capital}(?![a-z])|feature.{0,20}${elder.name}`,
  );
  const found: string[] = [];
  for (const [path, content] of facts.contents) {
    if (own.test(path) || !['code', 'data', 'manifest', 'script', 'docs'].includes(pathKind(path))) continue;
    const bare = content.replace(/https?:\/\/\S+/g, '');
    if (inName.test(bare) && !latest.test(bare)) found.push(path);
  }
  return found;
}

function named(name: string): RegExp {
  return new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i');
}

function linesNaming(name: string, path: string, facts: Facts): number {
  const pattern = new RegExp(name, 'i');
  return (facts.contents.get(path) ?? '').split('\n').filter((line) => pattern.test(line)).length;
}

function findIn(
  paths: readonly string[],
  pattern: RegExp,
  facts: Facts,
): { readonly found: string; readonly place: string } | null {
  for (const path of paths) {
    if (pathKind(path) !== 'code') continue;
    const lines = (facts.contents.get(path) ?? '').split('\n');
    const at = lines.findIndex((line) => pattern.test(line) && !/^\s*(?:\/\/|#|\*)/.test(line));
    const found = pattern.exec(lines[at] ?? '')?.[0];
    if (found !== undefined) return { found, place: `${path}:${at + 1}` };
  }
  return null;
}
