import type { Facts } from '../../../facts/facts.ts';
import type { Definition } from '../../../plan/definitions.ts';
import { code, prose } from '../../../plan/prose.ts';
import { pathKind } from '../path-kind.ts';
import { SHOWN, strongest, type Wish, type WishFile } from './wish.ts';

const MOST = 60;
/** A name behind the verb, alone or as the last part of `Class.method`; what it is renamed to comes after. */
const RENAMES =
  /\b(?:renam(?:e|ing)|remov(?:e|ing)|delet(?:e|ing)|replac(?:e|ing)|deprecat(?:e|ing))\b[^`\n]{0,40}`([\w$.:#>-]+?)(?:\(\))?`/i;

/** Every file that uses the name which the title wants renamed or gone; null where it wants none, or nothing has it. */
export function findRename(
  title: string,
  definitions: ReadonlyMap<string, readonly Definition[]>,
  facts: Facts,
): Wish | null {
  const said = RENAMES.exec(title)?.[1];
  const name = said?.split(/[.:#>]+|->/).findLast((part) => part !== '');
  if (said === undefined || name === undefined || name.length < 3) return null;
  const owner =
    said === name
      ? null
      : said
          .slice(0, said.length - name.length)
          .replace(/\W+$/, '')
          .split(/\W+/)
          .at(-1);
  const places = definitions.get(name) ?? [];
  if (places.length === 0) return null;
  const owned = new Set(definitions.get(owner ?? '')?.map(({ path }) => path));
  const defining = places.filter(({ path }) => owned.size === 0 || owned.has(path));
  const home = new Set((defining.length > 0 ? defining : places).map(({ path }) => path));
  const uses = usesOf(name);
  const files: WishFile[] = [];
  for (const [path, text] of facts.contents) {
    const kind = pathKind(path);
    if (['lock', 'changelog', 'generated', 'binary', 'housekeeping'].includes(kind)) continue;
    const hits = [...text.matchAll(uses)];
    if (hits.length === 0) continue;
    const line = text.slice(0, hits[0]?.index ?? 0).split('\n').length;
    const definition = home.has(path) ? places.find((place) => place.path === path) : undefined;
    files.push({
      path,
      weight:
        SHOWN + (definition === undefined ? (NEARNESS[kind] ?? 0) : 2) + 0.01 * Math.min(9, hits.length),
      reason:
        definition !== undefined
          ? prose`defines ${code(name)} in line ${definition.line}`
          : hits.length === 1
            ? prose`uses ${code(name)} in line ${line}`
            : prose`uses ${code(name)} ${hits.length} times, first in line ${line}`,
    });
  }
  return { kind: 'rename', subject: name, files: strongest(files, MOST) };
}

/** A name that is an ordinary word is counted where it is called or stands behind its owner: elsewhere it is prose. */
function usesOf(name: string): RegExp {
  const bare = name.replace(/\$/g, '\\$');
  return /^[a-z]+$/.test(name)
    ? new RegExp(`(?:[.>]|::|\`)${bare}(?![\\w$])|(?<![\\w$.])${bare}\\(`, 'g')
    : new RegExp(`(?<![\\w$])${bare}(?![\\w$])`, 'g');
}

/** Code first, then what proves it, then what tells of it. */
const NEARNESS: Partial<Record<ReturnType<typeof pathKind>, number>> = { code: 1, test: 0.6, docs: 0.5 };
