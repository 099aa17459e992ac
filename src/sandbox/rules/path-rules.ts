import { NO_OBJECT } from '../git/refs.ts';
import { runGit } from '../git/run-git.ts';
import type { Rule } from '../state/rule-records.ts';
import { glob } from './rules-of.ts';

const PATH_RULES: Readonly<Record<string, (path: string, rule: Rule) => boolean>> = {
  file_path_restriction: (path, { parameters }) =>
    texts(parameters.restricted_file_paths).some((pattern) => glob(pattern).test(path)),
  file_extension_restriction: (path, { parameters }) =>
    texts(parameters.restricted_file_extensions).some((one) => path.endsWith(one.replace(/^\*?\.?/, '.'))),
  max_file_path_length: (path, { parameters }) => path.length > Number(parameters.max_file_path_length),
};

const MESSAGES: Readonly<Record<string, string>> = {
  file_path_restriction: 'File path is restricted',
  file_extension_restriction: 'File extension is restricted',
  max_file_path_length: 'File path is too long',
};

export function isPathRule(rule: Rule): boolean {
  return rule.type in PATH_RULES;
}

/**
 * The paths that new commits touch against a rule of a push ruleset, in GitHub's words; null where there are none.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#restrict-file-paths
 */
export function brokenPaths(rule: Rule, paths: readonly string[]): string | null {
  const broken = paths.filter((path) => PATH_RULES[rule.type]?.(path, rule));
  if (broken.length === 0) return null;
  return `${MESSAGES[rule.type]}: ${broken.map((path) => `"${path}"`).join(', ')}`;
}

/** The paths that the commits of `after` change which no ref of the repository has yet. */
export async function newPaths(
  directory: string,
  after: string,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  if (after === NO_OBJECT) return [];
  const args = ['log', '-z', '--format=', '--name-only', '--no-renames', after, '--not', '--all'];
  const output = await runGit(directory, args, { env });
  return [...new Set(output.split('\0').map((path) => path.replace(/^\n+/, '')))].filter(
    (path) => path !== '',
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
