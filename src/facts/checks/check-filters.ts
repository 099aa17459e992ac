import type { Check } from '../facts.ts';
import { matchesWorkflowPattern } from '../owners/path-pattern.ts';

const ONLY = 'only:';

/**
 * Whether a change of these paths starts the check: one path is enough that is not ignored or, with `paths`, that is
 * named. Within `paths` a later `!pattern` takes out what an earlier one let in.
 */
export function checkStarts(check: Check, paths: readonly string[]): boolean {
  const ignored = check.pathsIgnore.filter((pattern) => !pattern.startsWith(ONLY));
  const only = check.pathsIgnore
    .filter((pattern) => pattern.startsWith(ONLY))
    .map((pattern) => pattern.slice(ONLY.length));
  if (only.length > 0) return paths.some((path) => isSelected(only, path));
  if (ignored.length > 0) return paths.some((path) => !isSelected(ignored, path));
  return true;
}

function isSelected(patterns: readonly string[], path: string): boolean {
  let selected = false;
  for (const pattern of patterns) {
    const isNegated = pattern.startsWith('!');
    if (matchesWorkflowPattern(isNegated ? pattern.slice(1) : pattern, path)) selected = !isNegated;
  }
  return selected;
}
