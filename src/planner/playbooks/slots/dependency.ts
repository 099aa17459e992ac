import type { Facts } from '../../../facts/facts.ts';
import { code } from '../../../plan/prose.ts';
import { pathKind } from '../../locate/path-kind.ts';
import type { Binder } from '../binder.ts';

/** "Update `git2` to 0.19", "Bump eslint from 8 to 9": the name, and the version that is wanted. */
const WANTED =
  /\b(?:upgrade|update|bump|migrate|move)\b(?: to)?\s+`?(@?[\w./-]*\w)`?(?:\s+from\s+`?v?[\w.-]+`?)?(?:\s+to)?(?:\s+version)?\s+`?v?(\d[\w.-]*)`?/i;
const MOST = 5;

export interface WantedDependency {
  readonly name: string;
  readonly version: string;
  /** The manifests that declare it. */
  readonly manifests: readonly string[];
}

/** The dependency that a title names with its new version; null where no manifest here declares one of that name. */
export function dependencyIn(title: string, facts: Facts): WantedDependency | null {
  const [, said, version] = WANTED.exec(title) ?? [];
  if (said === undefined || version === undefined) return null;
  const folded = said.toLowerCase();
  const found = facts.packages.flatMap(({ path, dependencies }) =>
    dependencies.filter((name) => name.toLowerCase() === folded).map((name) => ({ path, name })),
  );
  const [first] = found;
  if (first === undefined) return null;
  return { name: first.name, version, manifests: [...new Set(found.map(({ path }) => path))] };
}

/** The files of code that import a dependency by its name, in the order of the tree. */
export function usesOf(name: string, facts: Facts): string[] {
  const parts = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_]/g, '[-_]');
  const imported = new RegExp(
    `(?:\\bfrom|\\bimport|\\brequire\\(?|\\buse|\\bextern crate|\\busing)\\s*\\(?["'<]?${parts}(?=["'>./:;\\s]|$)|["']${parts}(?:/[^"']*)?["']|\\b${parts}::`,
    'm',
  );
  return [...facts.contents]
    .filter(([path, text]) => pathKind(path) === 'code' && imported.test(text))
    .map(([path]) => path);
}

/** For an upgrade: what is upgraded, where it is declared, and which code imports it. */
export function dependencySlots(title: string, facts: Facts, { text, files }: Binder): void {
  const wanted = dependencyIn(title, facts);
  if (wanted === null) return;
  text('dependency', [code(wanted.name)]);
  text('dependencyVersion', [code(wanted.version)]);
  const modify = (paths: readonly string[]) =>
    paths.slice(0, MOST).map((path) => ({ path, status: 'modify' as const }));
  files('manifests', modify(wanted.manifests));
  const users = usesOf(wanted.name, facts);
  files('dependencyUsers', modify(users));
}
