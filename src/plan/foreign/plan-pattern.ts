/**
 * Whether a path is one that the configuration names: `*` stands for any name of a folder or file, or a part of it, and
 * `**` for any folders. Linear but for the few stars that a pattern may have.
 */
export function isPlanOf(pattern: string, path: string): boolean {
  const parts = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    return part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(path);
}

/**
 * The plan of a branch: spec-kit and its like name the folder of a plan as its branch, so `specs/*` + `/tasks.md` and
 * the branch `001-reminders` give `specs/001-reminders/tasks.md`. Null where the pattern has no single folder to fill in.
 */
export function planOfBranch(pattern: string, branch: string): string | null {
  const name = branch.split('/').at(-1) ?? '';
  const parts = pattern.split('/');
  const stars = parts.filter((part) => part.includes('*'));
  if (stars.length !== 1 || stars[0] !== '*' || parts.at(-1) === '*' || !/^[\w.-]{1,100}$/.test(name))
    return null;
  return parts.map((part) => (part === '*' ? name : part)).join('/');
}

/** More would make matching slow, and no tool needs them. */
const MOST_STARS = 3;

/** What is wrong with a pattern, as what was expected; null where nothing is. */
export function planPatternFault(pattern: string): string | null {
  if (pattern.startsWith('/') || /^[a-z]:/i.test(pattern))
    return 'expected a path from the root of the repository, without a leading `/`';
  if (pattern.includes('\\')) return 'expected `/` between folders';
  const parts = pattern.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'expected no `.` or `..` in the path';
  if (parts.includes('') || /[\p{Cc}\p{Cf}]/u.test(pattern))
    return 'expected a folder or file name between the slashes';
  if (parts[0]?.toLowerCase() === '.git') return 'expected a path outside `.git`';
  if (!/\.(?:md|markdown)$/i.test(pattern)) return 'expected a markdown file, ending in `.md`';
  if ((pattern.match(/\*+/g) ?? []).length > MOST_STARS) return `expected at most ${MOST_STARS} stars`;
  const isOdd = parts.some((part) => part.includes('**') && part !== '**') || pattern.includes('***');
  return isOdd ? 'expected `**` to be a folder of its own' : null;
}
