import { type GitResult, runGitBytes } from './run-git.ts';

/** By repository, the answers to its questions. */
const answers = new Map<string, Map<string, Promise<GitResult>>>();
const LIMIT = 2000;
const MAX_BYTES = 256 * 1024;

/**
 * What git says of commits and trees, asked once a repository: `args` name objects by their full ids alone, and what
 * an object is never changes. As `runGitBytes` otherwise; a failure, or an exit code above 1, is asked again.
 */
export function askOnce(
  directory: string,
  args: readonly string[],
  allow: readonly number[] = [],
): Promise<GitResult> {
  const known = answers.get(directory) ?? new Map<string, Promise<GitResult>>();
  answers.set(directory, known);
  const key = args.join('\0');
  const there = known.get(key);
  if (there !== undefined) return there;
  if (known.size >= LIMIT) known.clear();
  const asked = runGitBytes(directory, args, { allow });
  known.set(key, asked);
  const forget = (): boolean => known.delete(key);
  // Objects that git did not find may come later.
  asked.then(({ code, stdout }) => (code > 1 || stdout.length > MAX_BYTES) && forget(), forget);
  return asked;
}

/** Lets go of the answers of a repository. */
export function forgetAnswers(directory: string): void {
  answers.delete(directory);
}
