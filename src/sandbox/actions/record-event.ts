import type { Account, Issue, IssueEvent, Label, Repository } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';

/** Keeps what the timeline of an issue or pull request shows. */
export function recordEvent(
  world: World,
  repository: Repository,
  actor: Account,
  issue: Issue,
  kind: IssueEvent['kind'],
  about: { readonly label?: Label; readonly commentAuthorId?: number } = {},
): void {
  repository.events.push({
    id: newId(world),
    issueId: issue.id,
    actorId: actor.id,
    kind,
    label: about.label === undefined ? null : { ...about.label },
    ...(about.commentAuthorId === undefined ? {} : { commentAuthorId: about.commentAuthorId }),
    createdAt: timestamp(world),
  });
}
