import type { Facts } from '../../facts/facts.ts';
import { asksForMigration } from './asks-for-migration.ts';
import { pathKind } from './path-kind.ts';
import type { Clues, RankedFile } from './rank-files.ts';
import { splitName, stem, tells } from './terms.ts';

/** The migration that a wish needs: where it would lie by the repository's habit, and what it follows. */
export interface NextMigration {
  readonly path: string;
  readonly folder: string;
  /** The newest one of today. */
  readonly after: string;
}

const WORDS = 4;

/** The next migration beside the best ranked files; null where none is asked for, or its name cannot be told. */
export function nextMigration(
  clues: Clues,
  ranked: readonly RankedFile[],
  facts: Facts,
): NextMigration | null {
  if (facts.conventions.migrations.length === 0 || !asksForMigration(clues)) return null;
  const nearness = ({ folder }: { folder: string }) => {
    const home = folder.slice(0, folder.lastIndexOf('/') + 1);
    const at = ranked.findIndex(
      ({ path }) => pathKind(path) === 'code' && home !== '' && path.startsWith(home),
    );
    return at === -1 ? ranked.length : at;
  };
  const [best] = [...facts.conventions.migrations].sort((a, b) => nearness(a) - nearness(b));
  if (best === undefined || best.latest === null) return null;
  const name = nameAfter(best.latest, slugOf(clues.title), facts);
  if (name === null) return null;
  const path = `${best.folder}/${name}${innerOf(best.folder, best.latest, facts)}`;
  return { path, folder: best.folder, after: best.latest };
}

function slugOf(title: string): string[] {
  return [...new Set(splitName(title.replace(/`/g, '')).filter(tells))]
    .filter(
      (word) => /^[a-z0-9]+$/.test(word) && !/^(?:stor|persist|rememb|sav|databas|migrat)/.test(stem(word)),
    )
    .slice(0, WORDS);
}

/** `0009_add_x.py` → `0010_words.py`, by a number or a time in front; null for names made of hashes. */
function nameAfter(latest: string, words: readonly string[], facts: Facts): string | null {
  const ending = /\.\w+$/.exec(latest)?.[0] ?? '';
  const bare = latest.slice(0, latest.length - ending.length);
  const laravel = /^(\d{4})_(\d{2})_(\d{2})_(\d{6})_/.exec(bare);
  if (laravel !== null) {
    const stamp = stampAfter(laravel.slice(1, 5).join(''), facts);
    return `${stamp.slice(0, 4)}_${stamp.slice(4, 6)}_${stamp.slice(6, 8)}_${stamp.slice(8)}_${words.join('_')}${ending}`;
  }
  const [, lead = '', digits = '', between = '', rest = ''] = /^(V|U)?(\d+)(__?|-|\.)?(.*)$/.exec(bare) ?? [];
  if (digits === '' || digits.length > 14 || (digits.length > 8 && digits.length !== 14)) return null;
  const number =
    digits.length === 14
      ? stampAfter(digits, facts)
      : String(Number(digits) + 1).padStart(digits.length, '0');
  if (rest === '' || words.length === 0) return `${lead}${number}${ending}`;
  const slug = /^[A-Z]/.test(rest)
    ? words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(lead === '' ? '' : '_')
    : words.join(rest.includes('-') ? '-' : '_');
  return `${lead}${number}${between}${slug}${ending}`;
}

/** A time of fourteen digits: the day of the commit that is planned on, or a second after the newest migration. */
function stampAfter(latest: string, facts: Facts): string {
  const day = `${(facts.history[0]?.date ?? '').slice(0, 10).replaceAll('-', '')}000000`;
  if (day.length === 14 && day > latest) return day;
  const [year, month, date, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at) =>
    Number(latest.slice(at, at === 0 ? 4 : at + 2)),
  );
  const next = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour, minute, (second ?? 0) + 1));
  return Number.isNaN(next.getTime()) ? latest : next.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** What lies in the folder of one migration, where each has a folder of its own. */
function innerOf(folder: string, latest: string, facts: Facts): string {
  const start = `${folder}/${latest}/`;
  const inner = facts.tree.find(({ path }) => path.startsWith(start))?.path;
  return inner === undefined ? '' : inner.slice(start.length - 1);
}
