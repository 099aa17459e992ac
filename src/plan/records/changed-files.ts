import { foreignText } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, join, plain, prose } from '../prose.ts';
import type { ChangedFile, MergedPull } from './merged-pull.ts';

const MOST_AREAS = 5;
const MOST_NAMES = 6;
/** Folders that hold one folder a package: two steps name the area. */
const PACKAGES = new Set(['packages', 'apps', 'crates', 'libs', 'services', 'modules', 'plugins']);
const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures)\/|[._-](?:test|spec)s?\.[^/]+$|(?:^|\/)test_[^/]+\.py$|Tests?\.[a-z]+$/;
const DOCUMENT = /(?:^|\/)(?:docs?|website)\/|\.(?:md|mdx|rst|adoc|txt)$/i;

/** Whether a file is a test, or what tests use. */
export function isTestPath(path: string): boolean {
  return TEST.test(path);
}

/** "`src/plan`: 3 files, +40 −2, new `a.ts`. `README.md`: +3 −0.", the largest first. */
export function changedAreas({ files, changedFiles }: Pick<MergedPull, 'files' | 'changedFiles'>): Prose {
  if (files.length === 0) return [];
  const depth = new Set(files.map((file) => file.path.split('/')[0])).size === 1 ? 2 : 1;
  const areas = Map.groupBy(files, (file) => areaOf(file.path, depth));
  const ordered = [...areas].sort(([, a], [, b]) => lines(b) - lines(a));
  const shown = ordered.slice(0, MOST_AREAS).map(([area, own]) => areaText(area, own));
  const rest = ordered.length - shown.length;
  const more = rest > 0 ? ` ${rest} more ${rest === 1 ? 'area' : 'areas'}.` : '';
  const unread = changedFiles > files.length ? ` ${files.length} of ${changedFiles} files were read.` : '';
  return prose`${join(shown, ' ', ' ')}${more}${unread}`;
}

/** "Tests: new `a.test.ts`, changed `b.test.ts`.", or that there were none. */
export function changedTests(files: readonly ChangedFile[]): Prose {
  if (files.length === 0) return [];
  const tests = files.filter((file) => TEST.test(file.path));
  if (tests.length === 0) {
    const isText = files.every((file) => DOCUMENT.test(file.path));
    return plain(isText ? 'Tests: none, documents only.' : 'Tests: none changed.');
  }
  const groups = (['added', 'modified', 'renamed', 'removed'] as const).flatMap((change) => {
    const own = tests.filter((file) => file.change === change);
    if (own.length === 0) return [];
    const word = { added: 'new', modified: 'changed', renamed: 'renamed', removed: 'removed' }[change];
    return [prose`${word} ${names(own.map((file) => file.path))}`];
  });
  return prose`Tests: ${join(groups, '; ', '; ')}.`;
}

function areaText(area: string, files: readonly ChangedFile[]): Prose {
  const [only] = files;
  const sum = (key: 'additions' | 'deletions'): number => files.reduce((all, file) => all + file[key], 0);
  const size = `+${sum('additions')} −${sum('deletions')}`;
  if (files.length === 1 && only !== undefined) {
    const change = only.change === 'modified' ? '' : `${only.change === 'added' ? 'new' : only.change}, `;
    return prose`${pathCode(only.path)}: ${change}${size}.`;
  }
  const added = files.filter((file) => file.change === 'added').map((file) => inArea(file.path, area));
  const fresh = added.length > 0 ? prose`, new ${names(added)}` : [];
  return prose`${area === '' ? prose`top folder` : [pathCode(area)]}: ${files.length} files, ${size}${fresh}.`;
}

function names(paths: readonly string[]): Prose {
  const shown: Prose[] = paths.slice(0, MOST_NAMES).map((path) => [pathCode(path)]);
  const rest = paths.length - shown.length;
  return join(rest > 0 ? [...shown, prose`${rest} more`] : shown);
}

function pathCode(path: string): Prose[number] {
  return code(foreignText(path, 160) || '?');
}

function areaOf(path: string, depth: number): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, PACKAGES.has(folders[0] ?? '') ? depth + 1 : depth).join('/');
}

function inArea(path: string, area: string): string {
  return area === '' ? path : path.slice(area.length + 1);
}

function lines(files: readonly ChangedFile[]): number {
  return files.reduce((all, file) => all + file.additions + file.deletions, 0);
}
