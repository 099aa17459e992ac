import { ApiError } from '../http/api-error.ts';
import { issueShape } from '../shapes/issue.ts';
import { repositoryInPayload } from '../shapes/repository.ts';
import type { Account, Issue, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { touch } from './tell.ts';

/** https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/adding-sub-issues */
const LIMIT = 100;
const DEPTH = 8;

/** Makes an issue a part of another of the repository; it can be a part of one alone. */
export function addSubIssue(
  world: World,
  repository: Repository,
  sender: Account,
  parent: Issue,
  child: Issue,
  replacesParent: boolean,
): void {
  if (parent.pull !== null || child.pull !== null) throw refused('Pull requests have no sub-issues');
  const former = repository.issues.find((one) => one.id === child.parentId);
  if (former !== undefined && !replacesParent) throw refused('Issue already has a parent');
  const above = ancestors(repository, parent);
  if (above.includes(child)) throw refused('Issue cannot be a sub-issue of itself');
  if (above.length >= DEPTH) throw refused(`Sub-issues go ${DEPTH} levels deep at most`);
  const siblings = repository.issues.filter((one) => one.parentId === parent.id);
  if (siblings.length >= LIMIT) throw refused(`An issue has ${LIMIT} sub-issues at most`);
  if (former !== undefined) removeSubIssue(world, repository, sender, former, child);
  child.parentId = parent.id;
  touch(world, child);
  tell(world, repository, sender, 'added', parent, child);
}

export function removeSubIssue(
  world: World,
  repository: Repository,
  sender: Account,
  parent: Issue,
  child: Issue,
): void {
  if (child.parentId !== parent.id) throw new ApiError(404, 'Not Found');
  child.parentId = null;
  touch(world, child);
  tell(world, repository, sender, 'removed', parent, child);
}

function refused(message: string): ApiError {
  return new ApiError(422, message, { type: 'UNPROCESSABLE' });
}

/** The issue itself and what it is a part of, upwards. */
function ancestors(repository: Repository, issue: Issue): Issue[] {
  const above: Issue[] = [];
  for (let one: Issue | undefined = issue; one !== undefined; ) {
    above.push(one);
    const { parentId }: Issue = one;
    one = repository.issues.find((each) => each.id === parentId);
  }
  return above;
}

/** Both sides are told: https://docs.github.com/webhooks/webhook-events-and-payloads#sub_issues */
function tell(
  world: World,
  repository: Repository,
  sender: Account,
  what: 'added' | 'removed',
  parent: Issue,
  child: Issue,
): void {
  const both = {
    parent_issue_id: parent.id,
    parent_issue: issueShape(world, repository, parent),
    sub_issue_id: child.id,
    sub_issue: issueShape(world, repository, child),
  };
  const place = repositoryInPayload(world, repository);
  const sides = [
    ['sub_issue', { ...both, sub_issue_repo: place }],
    ['parent_issue', { ...both, parent_issue_repo: place }],
  ] as const;
  for (const [side, payload] of sides) {
    world.announce({ name: 'sub_issues', action: `${side}_${what}`, repository, sender, payload });
  }
}
