import { parse } from 'smol-toml';
import type { Conventions } from '../facts.ts';
import { mappingAt, stringAt } from '../manifests/record.ts';
import { compareText, filePaths, folderOf, nameOf, type Snapshot } from '../read/snapshot.ts';

const FOLDERS = [
  '.changeset',
  'newsfragments',
  'news',
  'changelog.d',
  'changes.d',
  'changes',
  '.changes',
  'changelogs/unreleased',
];
/** `2683.bugfix.md`, `+typo.misc.rst`, `brave-cats-sing.md`. */
const FRAGMENT = /^(?:\+?[\w-]+(?:\.[\w-]+){0,2}\.(?:md|rst|txt)|[\w-]+\.(?:ya?ml|toml))$/;

/** The folder that takes one file a change: what towncrier is told, else a folder by one of the usual names. */
export function findFragments(snapshot: Snapshot): Conventions['fragments'] {
  const folder = towncrierFolder(snapshot) ?? usualFolder(snapshot);
  if (folder === null) return null;
  const names = fragmentsIn(snapshot, folder);
  return { folder: `${folder}/`, example: names.at(-1) ?? null };
}

function towncrierFolder(snapshot: Snapshot): string | null {
  for (const path of ['towncrier.toml', 'pyproject.toml']) {
    try {
      const tool = mappingAt(parse(snapshot.contents.get(path) ?? ''), 'tool', 'towncrier');
      const directory = stringAt(tool, 'directory');
      if (directory !== null) return directory.replace(/^\.\/|\/+$/g, '');
      if (Object.keys(tool).length > 0) return 'newsfragments';
    } catch {
      // Not TOML: the usual folders may tell.
    }
  }
  return null;
}

function usualFolder(snapshot: Snapshot): string | null {
  const folders = new Set(filePaths(snapshot).map(folderOf));
  const isUsed = (folder: string) =>
    folders.has(folder) &&
    (folder.startsWith('.') ||
      fragmentsIn(snapshot, folder).some((name) => /^\+?\d*\w+\.\w+\.\w+$|^\d+\./.test(name)));
  return FOLDERS.find(isUsed) ?? null;
}

/** In the order of their numbers: the last is the newest where they are named by issue. */
function fragmentsIn(snapshot: Snapshot, folder: string): readonly string[] {
  return filePaths(snapshot)
    .filter((path) => folderOf(path) === folder)
    .map(nameOf)
    .filter((name) => FRAGMENT.test(name) && !/^(?:README|template|config|_|towncrier)/i.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b) || compareText(a, b));
}

function numberOf(name: string): number {
  return Number(/^\d{1,9}/.exec(name)?.[0] ?? 0);
}
