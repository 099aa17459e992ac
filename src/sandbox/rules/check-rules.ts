import { isAncestor, NO_OBJECT } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import { gitDirectory, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { Rule } from '../state/rule-records.ts';
import type { World } from '../state/world.ts';
import { brokenPaths, isPathRule, newPaths } from './path-rules.ts';
import { missedChecks } from './required-checks.ts';
import { missedReviews } from './required-reviews.ts';
import { type HoldingRule, rulesOf } from './rules-of.ts';

export interface RefChange {
  /** Full name: `refs/heads/main`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isFastForward: boolean;
  /** The pull request whose merge moves it; null for a push. */
  readonly merge: PullIssue | null;
  /** Whether the merge queue moves it. */
  readonly isQueue: boolean;
  /** Environment of git where the new objects are not in the repository yet, as in a push. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly reasons: readonly string[];
  /** Whether branch protection alone refuses. */
  readonly isProtection: boolean;
}

type Judge = (
  world: World,
  repository: Repository,
  change: RefChange,
  rule: Rule,
) => string | null | Promise<string | null>;

const isCreation = (change: RefChange): boolean => change.before === NO_OBJECT;
const isDeletion = (change: RefChange): boolean => change.after === NO_OBJECT;
const isMove = (change: RefChange): boolean => !isCreation(change) && !isDeletion(change);

/** Each rule's judgement, under the name that the REST API gives it: the reason of its refusal, or null. */
const JUDGES: Readonly<Record<string, Judge>> = {
  creation: (_world, _repository, change) =>
    isCreation(change) ? 'Cannot create ref due to creations being restricted.' : null,
  deletion: (_world, _repository, change) => (isDeletion(change) ? 'Cannot delete this branch' : null),
  update: (_world, _repository, change) => (isMove(change) ? 'Cannot update this protected ref.' : null),
  non_fast_forward: (_world, _repository, change) =>
    isMove(change) && !change.isFastForward ? 'Cannot force-push to this branch' : null,
  pull_request: (world, repository, change, rule) => {
    if (!isMove(change)) return null;
    if (change.merge === null) return 'Changes must be made through a pull request.';
    return missedReviews(world, repository, rule, change.merge);
  },
  required_status_checks: judgeChecks,
  merge_queue: (_world, _repository, change) =>
    isMove(change) && !change.isQueue ? 'Changes must be made through the merge queue' : null,
};

/** What is merged is judged by the head of its pull request, what is pushed by itself. */
async function judgeChecks(
  world: World,
  repository: Repository,
  change: RefChange,
  rule: Rule,
): Promise<string | null> {
  if (isDeletion(change)) return null;
  if (isCreation(change) && rule.parameters.do_not_enforce_on_create === true) return null;
  const head = change.isQueue ? change.after : (change.merge?.pull.headSha ?? change.after);
  const missed = missedChecks(repository, rule, head);
  if (missed !== null || change.merge === null || change.isQueue) return missed;
  if (rule.parameters.strict_required_status_checks_policy !== true) return null;
  const isUpToDate = await isAncestor(gitDirectory(world, repository), change.before, head);
  return isUpToDate ? null : 'The head branch is not up to date with the base branch.';
}

/** Why rulesets and branch protection refuse a change of a ref; null where they let it pass. */
export async function refusalOf(
  world: World,
  repository: Repository,
  sender: Account,
  change: RefChange,
): Promise<Refusal | null> {
  const holding = rulesOf(repository, change.name).filter((one) => !one.bypassAccountIds.includes(sender.id));
  if (holding.length === 0) return null;
  const paths = holding.some(({ rule }) => isPathRule(rule))
    ? await newPaths(gitDirectory(world, repository), change.after, change.env ?? {})
    : [];
  const broken: { one: HoldingRule; reason: string }[] = [];
  for (const one of holding) {
    const { rule } = one;
    const reason = (await JUDGES[rule.type]?.(world, repository, change, rule)) ?? brokenPaths(rule, paths);
    if (reason !== null) broken.push({ one, reason });
  }
  if (broken.length === 0) return null;
  const reasons = [...new Set(broken.map(({ reason }) => reason))];
  return { reasons, isProtection: broken.every(({ one }) => one.isProtection) };
}

/** Throws GitHub's refusal of a change: 405 for a merge, 422 for any other. */
export async function checkRules(
  world: World,
  repository: Repository,
  sender: Account,
  change: RefChange,
): Promise<void> {
  const refusal = await refusalOf(world, repository, sender, change);
  if (refusal === null) return;
  const reasons = refusal.reasons.join('\n\n');
  const message = refusal.isProtection ? reasons : `Repository rule violations found\n\n${reasons}\n\n`;
  throw new ApiError(change.merge === null ? 422 : 405, message, { type: 'UNPROCESSABLE' });
}
