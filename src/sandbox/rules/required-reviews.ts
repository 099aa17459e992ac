import { hasRole } from '../http/permissions.ts';
import { accountOf, type PullIssue } from '../state/find.ts';
import type { Repository, Review } from '../state/records.ts';
import type { Rule } from '../state/rule-records.ts';
import type { World } from '../state/world.ts';

/**
 * What a `pull_request` rule still misses, in GitHub's words; null where the reviews suffice. Only people with write
 * permission count, each with the last review that approves or asks for changes:
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/about-pull-request-reviews
 */
export function missedReviews(
  world: World,
  repository: Repository,
  rule: Rule,
  issue: PullIssue,
): string | null {
  const needed = Number(rule.parameters.required_approving_review_count ?? 0);
  const staleCount = rule.parameters.dismiss_stale_reviews_on_push !== true;
  const verdicts = lastVerdicts(repository, issue).filter((review) => {
    const isCurrent = staleCount || review.state !== 'APPROVED' || review.commitSha === issue.pull.headSha;
    return isCurrent && hasRole(repository, accountOf(world, review.authorId), 'write');
  });
  if (needed > 0 && verdicts.some((review) => review.state === 'CHANGES_REQUESTED')) {
    return 'Changes have been requested.';
  }
  const approvals = verdicts.filter((review) => review.state === 'APPROVED').length;
  if (approvals >= needed) return null;
  const [noun, verb] = needed === 1 ? ['review', 'is'] : ['reviews', 'are'];
  return `At least ${needed} approving ${noun} ${verb} required by reviewers with write access.`;
}

function lastVerdicts(repository: Repository, issue: PullIssue): Review[] {
  const last = new Map<number, Review>();
  for (const review of repository.reviews) {
    if (review.issueId !== issue.id) continue;
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    last.set(review.authorId, review);
  }
  return [...last.values()];
}
