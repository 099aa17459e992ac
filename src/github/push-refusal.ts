import type { GraphqlFault } from './client.ts';

/**
 * Words by which GitHub refuses a commit or a branch for the repository's rules, and not for what we sent.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets
 */
const RULES =
  /rule violations|protected branch|protected ref|must be made through|approving review|required status check|is expected|being restricted|is restricted|is too long|verified signature|not authorized to push|not allowed to|cannot update this/i;

/**
 * GitHub says no more than this where a branch stands in the way, as git can keep none below another.
 * https://github.com/microsoft/vscode-remote-repositories-github/issues/122
 */
const NESTED = /^ref cannot be created/i;

/** The permission of the app, as an installation's settings call it, that each of these mutations needs. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  createRef: 'Contents',
  createCommitOnBranch: 'Contents',
  createPullRequest: 'Pull requests',
};

/**
 * Why rules refuse, one sentence of GitHub's a line, or which permission the app was not given; null where something
 * else went wrong.
 */
export function pushRefusal(faults: readonly GraphqlFault[]): string | null {
  const forbidden = faults.find(({ message }) => /not accessible by integration/i.test(message));
  const permission = PERMISSIONS[String(forbidden?.path?.[0])];
  if (permission !== undefined) {
    return `The app was not given the permission “${permission}: read and write”: an owner grants it in the settings of the installation.`;
  }
  if (faults.some(({ path, message }) => path?.[0] === 'createRef' && NESTED.test(message))) {
    return 'The branch cannot be created: most likely a branch has the name of the folder that it needs, such as `planwright` for `planwright/issue-1`. Rename that branch, or delete it.';
  }
  const fault = faults.find(({ type, message }) => type !== 'STALE_DATA' && RULES.test(message));
  if (fault === undefined) return null;
  const reasons = fault.message
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Repository rule violations found/.test(line));
  return reasons.length > 0 ? reasons.join('\n') : fault.message.trim();
}
