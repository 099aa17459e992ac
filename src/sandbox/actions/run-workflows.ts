import { readCommit } from '../git/read-commits.ts';
import { appOf, gitDirectory } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { createCheckRun } from './checks.ts';

const SKIPS = ['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', '[actions skip]'];

/**
 * Whether the message of a push's last commit, or of a pull request's head, keeps workflows from running. Their checks
 * stay away then, and where they are required nothing can be merged.
 * https://docs.github.com/actions/managing-workflow-runs-and-deployments/managing-workflow-runs/skipping-workflow-runs
 */
export function skipsWorkflows(message: string): boolean {
  return SKIPS.some((skip) => message.includes(skip)) || /^skip-checks: ?true$/m.test(message);
}

/** Starts the repository's workflow for a commit: a queued check run of GitHub Actions for each of its checks. */
export async function runWorkflows(
  world: World,
  repository: Repository,
  sender: Account,
  sha: string,
): Promise<void> {
  if (repository.workflowChecks.length === 0) return;
  const actions = world.state.apps.find((app) => app.slug === 'github-actions');
  // What a workflow's own token does starts no workflow:
  // https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication#using-the-github_token-in-a-workflow
  if (actions === undefined || sender.id === actions.botId) return;
  const commit = await readCommit(gitDirectory(world, repository), sha);
  if (commit === null || skipsWorkflows(commit.message)) return;
  const bot = world.state.accounts.find((account) => account.id === actions.botId) ?? sender;
  for (const name of repository.workflowChecks) {
    const isThere = repository.checkRuns.some((run) => run.headSha === sha && run.name === name);
    if (isThere) continue;
    await createCheckRun(world, repository, appOf(world, actions.id), bot, { name, headSha: sha });
  }
}
