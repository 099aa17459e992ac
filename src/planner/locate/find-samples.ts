import type { Facts } from '../../facts/facts.ts';
import { pathKind } from './path-kind.ts';
import { settingsIn } from './settings-file.ts';

/** A configuration that shows people the settings there are. */
export interface Sample {
  readonly path: string;
  /** Settings of the registry that it has. */
  readonly shared: readonly string[];
}

/** From so many settings on a file is about them and does not only use one. */
const SHARED = 4;
const MOST = 2;
/** Configurations that are tried and not read by people. */
const NOT_READ = /(^|\/)(tests?|fixtures?|testdata|e2e|\.github)\//i;

/**
 * The samples and templates with most of the settings that the registry declares. One in the root is the project's
 * own, unless its name says that it is there to be copied.
 */
export function findSamples(registry: string, facts: Facts): Sample[] {
  const names = settingsIn(facts.contents.get(registry) ?? '');
  if (names.length < SHARED) return [];
  const found: Sample[] = [];
  for (const [path, text] of facts.contents) {
    if (pathKind(path) !== 'data' || NOT_READ.test(path)) continue;
    if (!path.includes('/') && !/example|sample|default|template|dist/i.test(path)) continue;
    const keys = new Set(
      [...text.matchAll(/^[ \t]*#?[ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=]/gm)].map(
        (match) => match[1]?.toLowerCase() ?? '',
      ),
    );
    const shared = names.filter((name) => keys.has(name.toLowerCase()));
    if (shared.length >= SHARED) found.push({ path, shared });
  }
  const most = Math.max(0, ...found.map(({ shared }) => shared.length));
  // One of many examples shows a few; the sample shows nearly all.
  return found
    .filter(({ shared }) => shared.length >= most * 0.8)
    .sort((a, b) => b.shared.length - a.shared.length || (a.path < b.path ? -1 : 1))
    .slice(0, MOST);
}
