/** A path that the issue names, as far as the tree has it. */
export interface Mention {
  readonly path: string;
  /** 1: the whole path; 0.8: the end of it with a folder; 0.5: a rare file name. */
  readonly weight: number;
  /** The text that named it. */
  readonly text: string;
  /** Lines (from 1) where a link or a trace gives them. */
  readonly from: number | null;
  readonly to: number | null;
}

const PATH = /[\w@.()[\]-]+(?:\/[\w@.()[\]-]+)*\.[A-Za-z]{1,8}\b(?:#L(\d+)(?:-L?(\d+))?|:(\d+))?/g;
/** More matches than this and a name says nothing. */
const RARE = 3;
const LIMIT = 500;

/** The files of the tree that a text names, by path, by the end of a path, or by a rare file name. */
export function findMentions(text: string, paths: readonly string[]): Mention[] {
  const resolve = pathsNamed(paths);
  const found = new Map<string, Mention>();
  let seen = 0;
  for (const match of text.matchAll(PATH)) {
    seen += 1;
    if (seen > LIMIT) break;
    const named = match[0].replace(/(?:#L\d.*|:\d+)$/, '');
    const from = match[2] !== undefined || match[1] !== undefined ? Number(match[1]) : toNumber(match[3]);
    for (const hit of resolve(named)) {
      const before = found.get(hit.path);
      if (before !== undefined && before.weight >= hit.weight && before.from !== null) continue;
      found.set(hit.path, { ...hit, text: named, from, to: toNumber(match[2]) });
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** A path of the tree that a name may mean, and how surely. */
type Named = Pick<Mention, 'path' | 'weight'>;

/** Finds the paths that a name means: itself, what ends in it, or a rare file name. */
export function pathsNamed(paths: readonly string[]): (named: string) => Named[] {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [path]);
    else list.push(path);
  }
  return (named) => resolve(named, byName);
}

function resolve(named: string, byName: ReadonlyMap<string, readonly string[]>): Named[] {
  const parts = named.split('/');
  const candidates = byName.get(parts.at(-1) ?? '') ?? [];
  for (let start = 0; start < parts.length; start += 1) {
    const end = parts.slice(start).join('/');
    const exact = candidates.find((path) => path === end);
    if (exact !== undefined) return [{ path: exact, weight: end.includes('/') || start === 0 ? 1 : 0.5 }];
    const hits = candidates.filter((path) => path.endsWith(`/${end}`));
    if (hits.length > 0 && hits.length <= RARE)
      return hits.map((path) => ({ path, weight: end.includes('/') ? 0.8 : 0.5 }));
  }
  return [];
}
