import type { Facts } from '../../facts/facts.ts';
import { code, prose } from '../../plan/prose.ts';
import { pathKind } from './path-kind.ts';
import { splitName, stem, stemsOf } from './terms.ts';
import type { WishFile } from './wishes/wish.ts';

/** Files that say what the database holds. */
const MODELS =
  /(^|\/)models?\.(py|rb|php|ts|js|go|rs)$|(^|\/)(models?|entit(?:y|ies)|domain)\/[^/]*\.\w+$|(^|\/)(schema|structure)\.(prisma|rb|sql|ts)$/i;
const DECLARES =
  /^[ \t]*(?:export\s+)?(?:(?:public|final|abstract)\s+)*(?:class|model|struct|interface|entity)\s+([A-Za-z_]\w*)|CREATE TABLE (?:IF NOT EXISTS )?[`"[]?(?:\w+\.)?[`"[]?(\w+)|create_table\s+:?"?(\w+)/gim;
/** Nearly as sure as a path that is named. */
const WEIGHT = 2;
const MOST = 3;

/** The models and schemas that declare what the title speaks of: what is stored is stored there. */
export function findModels(title: string, facts: Facts): WishFile[] {
  const titled = new Set(stemsOf(title));
  const found: (WishFile & { readonly hits: number })[] = [];
  for (const [path, text] of facts.contents) {
    if (!MODELS.test(path) || ['test', 'migration', 'docs', 'generated'].includes(pathKind(path))) continue;
    for (const match of text.matchAll(DECLARES)) {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      const parts = splitName(name).map(stem);
      if (parts.length === 0 || !parts.every((part) => titled.has(part))) continue;
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      const reason = prose`declares ${code(name)} in line ${line}, which is to store more`;
      found.push({ path, weight: WEIGHT, reason, hits: parts.length });
      break;
    }
  }
  const most = Math.max(0, ...found.map(({ hits }) => hits));
  return found
    .filter(({ hits }) => hits === most)
    .slice(0, MOST)
    .map(({ hits: _, ...file }) => file);
}
