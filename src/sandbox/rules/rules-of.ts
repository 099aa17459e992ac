import { adminIdsOf } from '../state/find.ts';
import type { Repository } from '../state/records.ts';
import type { BranchProtection, Rule, Ruleset } from '../state/rule-records.ts';

/** A rule that holds for a ref, and who sets it aside. */
export interface HoldingRule {
  readonly rule: Rule;
  readonly bypassAccountIds: readonly number[];
  /** Of branch protection, which refuses in other words than a ruleset. */
  readonly isProtection: boolean;
}

/**
 * The active rulesets that hold for a ref; push rulesets hold for every ref:
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository
 */
export function rulesetsOf(repository: Repository, ref: string): Ruleset[] {
  return repository.rulesets.filter((ruleset) => {
    if (ruleset.enforcement !== 'active') return false;
    if (ruleset.target === 'push') return true;
    return (
      ruleset.include.some((pattern) => matches(repository, pattern, ref)) &&
      !ruleset.exclude.some((pattern) => matches(repository, pattern, ref))
    );
  });
}

/** The branch protection of a ref; of several that fit, the one that was made first counts. */
export function protectionOf(repository: Repository, ref: string): BranchProtection | undefined {
  const branch = /^refs\/heads\/(.*)$/s.exec(ref)?.[1];
  if (branch === undefined) return undefined;
  return repository.protections.find((one) => one.pattern === branch || glob(one.pattern).test(branch));
}

/** Every rule that holds for a ref: rulesets and branch protection add up, and the strictest wins. */
export function rulesOf(repository: Repository, ref: string): HoldingRule[] {
  const ofRulesets = rulesetsOf(repository, ref).flatMap((ruleset) =>
    ruleset.rules.map((rule) => ({ rule, bypassAccountIds: ruleset.bypassAccountIds, isProtection: false })),
  );
  const protection = protectionOf(repository, ref);
  if (protection === undefined) return ofRulesets;
  const bypassAccountIds = protection.isAdminEnforced ? [] : adminIdsOf(repository);
  const ofProtection = protectionRules(protection).map((rule) => ({
    rule,
    bypassAccountIds,
    isProtection: true,
  }));
  return [...ofRulesets, ...ofProtection];
}

/** https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches */
function protectionRules(protection: BranchProtection): Rule[] {
  const rules: Rule[] = [];
  // A protected branch takes neither force pushes nor deletion unless said.
  if (!protection.allowsForcePushes) rules.push({ type: 'non_fast_forward', parameters: {} });
  if (!protection.allowsDeletions) rules.push({ type: 'deletion', parameters: {} });
  if (protection.requiredApprovals !== null) {
    const parameters = {
      required_approving_review_count: protection.requiredApprovals,
      dismiss_stale_reviews_on_push: protection.dismissesStaleReviews,
    };
    rules.push({ type: 'pull_request', parameters });
  }
  if (protection.requiredChecks !== null) {
    const parameters = {
      required_status_checks: protection.requiredChecks.map((context) => ({ context })),
      strict_required_status_checks_policy: protection.isStrict,
    };
    rules.push({ type: 'required_status_checks', parameters });
  }
  return rules;
}

function matches(repository: Repository, pattern: string, ref: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
  return glob(pattern).test(ref);
}

/** `fnmatch` with `FNM_PATHNAME`: `*` stays within a part of the path, `**` does not. */
export function glob(pattern: string): RegExp {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replace(/\u0000/g, '.*');
  return new RegExp(`^${expression}$`);
}
