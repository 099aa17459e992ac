import { commentShape, issueShape } from '../shapes/issue.ts';
import { pullShape } from '../shapes/pull.ts';
import { isPull } from '../state/find.ts';
import type { Account, Comment, Issue, Repository } from '../state/records.ts';
import { timestamp, type World } from '../state/world.ts';

/** Announces an `issues` event, or a `pull_request` event where the issue is one. */
export async function tellIssue(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  issue: Issue,
  extra: Record<string, unknown> = {},
): Promise<void> {
  const payload = isPull(issue)
    ? { number: issue.number, pull_request: await pullShape(world, repository, issue) }
    : { issue: issueShape(world, repository, issue) };
  const name = isPull(issue) ? 'pull_request' : 'issues';
  world.announce({ name, action, repository, sender, payload: { ...payload, ...extra } });
}

/** Announces an `issue_comment` event; pull requests have them too. */
export function tellComment(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  issue: Issue,
  comment: Comment,
  extra: Record<string, unknown> = {},
): void {
  const payload = {
    issue: issueShape(world, repository, issue),
    comment: commentShape(world, repository, issue, comment),
    ...extra,
  };
  world.announce({ name: 'issue_comment', action, repository, sender, payload });
}

/** Marks an issue as just changed. */
export function touch(world: World, issue: { updatedAt: string }): void {
  issue.updatedAt = timestamp(world);
  world.changed();
}
