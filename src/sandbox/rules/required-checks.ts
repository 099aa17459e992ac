import type { Repository } from '../state/records.ts';
import type { Rule } from '../state/rule-records.ts';

/** GitHub takes these for passed: https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks */
const PASSED: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped']);

interface RequiredCheck {
  readonly context: string;
  readonly integration_id?: number;
}

/**
 * What a `required_status_checks` rule still misses on a commit, in GitHub's words; null where all have passed.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets#require-status-checks-to-pass-before-merging
 */
export function missedChecks(repository: Repository, rule: Rule, sha: string): string | null {
  const states = requiredChecks(rule).map(
    (check) => [check.context, stateOf(repository, check, sha)] as const,
  );
  const missed = states.filter(([, state]) => state !== 'passed');
  if (missed.length > 1) {
    const verb = missed.every(([, state]) => state === 'failing') ? 'failing' : 'expected';
    return `${missed.length} of ${states.length} required status checks are ${verb}.`;
  }
  const [only] = missed;
  return only === undefined ? null : `Required status check "${only[0]}" is ${only[1]}.`;
}

export type CheckState = 'passed' | 'failing' | 'pending' | 'expected';

/** How each check that a rule requires stands on a commit. */
export function checksOf(repository: Repository, rule: Rule, sha: string): CheckState[] {
  return requiredChecks(rule).map((check) => stateOf(repository, check, sha));
}

function requiredChecks(rule: Rule): RequiredCheck[] {
  return (rule.parameters.required_status_checks ?? []) as RequiredCheck[];
}

function stateOf(repository: Repository, check: RequiredCheck, sha: string): CheckState {
  const run = newestRun(repository, check, sha);
  if (run !== undefined) {
    if (run.status !== 'completed') return 'pending';
    return PASSED.has(run.conclusion ?? '') ? 'passed' : 'failing';
  }
  const status = repository.statuses.findLast((one) => one.sha === sha && one.context === check.context);
  if (status === undefined || check.integration_id !== undefined) return 'expected';
  if (status.state === 'pending') return 'pending';
  return status.state === 'success' ? 'passed' : 'failing';
}

/** A check that names its app is passed by no other app's run. */
function newestRun(repository: Repository, check: RequiredCheck, sha: string) {
  return repository.checkRuns.findLast((run) => {
    if (run.headSha !== sha || run.name !== check.context) return false;
    const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
    return check.integration_id === undefined || suite?.appId === check.integration_id;
  });
}
