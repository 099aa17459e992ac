import { ApiError } from '../http/api-error.ts';
import { issueShape } from '../shapes/issue.ts';
import { repositoryInPayload } from '../shapes/repository.ts';
import type { Account, Issue, Repository } from '../state/records.ts';
import { newId, type World } from '../state/world.ts';

/**
 * Moves an issue with its comments to another repository of the same owner, where it has a new number; labels and
 * assignees that are there too go along.
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/transferring-an-issue-to-another-repository
 */
export function transferIssue(
  world: World,
  from: Repository,
  sender: Account,
  issue: Issue,
  to: Repository,
): Issue {
  if (
    from.ownerId !== to.ownerId ||
    from.id === to.id ||
    (to.isPrivate !== from.isPrivate && !to.isPrivate)
  ) {
    throw new ApiError(422, 'Issue cannot be transferred to this repository', { type: 'UNPROCESSABLE' });
  }
  const old = issueShape(world, from, issue);
  to.lastNumber += 1;
  const moved: Issue = {
    ...issue,
    id: newId(world),
    number: to.lastNumber,
    labelIds: sameLabels(from, to, issue),
  };
  const comments = from.comments.filter((comment) => comment.issueId === issue.id);
  from.issues = from.issues.filter((one) => one !== issue);
  from.comments = from.comments.filter((comment) => comment.issueId !== issue.id);
  from.goneIssues.push({
    number: issue.number,
    movedTo: { repositoryId: to.id, number: moved.number },
  });
  to.issues.push(moved);
  to.comments.push(...comments.map((comment) => ({ ...comment, issueId: moved.id })));
  world.changed();
  const shape = issueShape(world, to, moved);
  const forth = { new_issue: shape, new_repository: repositoryInPayload(world, to) };
  const back = { old_issue: old, old_repository: repositoryInPayload(world, from) };
  tell(world, from, sender, 'transferred', { issue: old, changes: forth });
  tell(world, to, sender, 'opened', { issue: shape, changes: back });
  return moved;
}

function tell(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  payload: Record<string, unknown>,
): void {
  world.announce({ name: 'issues', action, repository, sender, payload });
}

function sameLabels(from: Repository, to: Repository, issue: Issue): number[] {
  const names = from.labels.filter((label) => issue.labelIds.includes(label.id)).map((label) => label.name);
  return to.labels.filter((label) => names.includes(label.name)).map((label) => label.id);
}
