import { createTwoFilesPatch } from 'diff';

/** The edit of one file in unified format, with two lines around each place; empty where nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 2 });
  return patch.slice(patch.indexOf('--- '));
}
