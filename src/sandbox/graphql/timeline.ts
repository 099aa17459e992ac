import { nodeId } from '../state/node-id.ts';
import type { IssueEvent } from '../state/records.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Context } from './context.ts';
import { crossReferences } from './cross-references.ts';
import { accountSource, commentSource, type IssueSource, labelSource } from './sources.ts';

export interface TimelineArgs extends PageArgs {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
}

const TYPES = {
  labeled: ['LABELED_EVENT', 'LabeledEvent'],
  unlabeled: ['UNLABELED_EVENT', 'UnlabeledEvent'],
  closed: ['CLOSED_EVENT', 'ClosedEvent'],
  reopened: ['REOPENED_EVENT', 'ReopenedEvent'],
  comment_deleted: ['COMMENT_DELETED_EVENT', 'CommentDeletedEvent'],
} as const;

/** The events and comments of an issue or pull request, oldest first, of the kinds that are asked for. */
export function timelineItems(source: IssueSource, args: TimelineArgs, context: Context) {
  const { repository, issue } = source;
  const events = repository.events
    .filter((event) => event.issueId === issue.id)
    .map((event) => ({
      type: TYPES[event.kind][0] as string,
      at: event.createdAt,
      node: eventNode(source, event, context),
    }));
  const comments = repository.comments
    .filter((comment) => comment.issueId === issue.id)
    .map((comment) => ({
      type: 'ISSUE_COMMENT',
      at: comment.createdAt,
      node: commentSource(repository, comment),
    }));
  const items = [...events, ...comments, ...crossReferences(source, context)]
    .filter((item) => !args.itemTypes || args.itemTypes.includes(item.type))
    .filter((item) => !args.since || Date.parse(item.at) >= Date.parse(args.since))
    .sort((one, other) => one.at.localeCompare(other.at));
  const page = connection(items, args, (item) => item.node);
  return { ...page, filteredCount: items.length, pageCount: page.nodes.length, updatedAt: issue.updatedAt };
}

function eventNode(source: IssueSource, event: IssueEvent, { world }: Context) {
  return {
    __typename: TYPES[event.kind][1],
    id: nodeId('IssueEvent', event.id),
    createdAt: event.createdAt,
    actor: accountSource(world, event.actorId),
    label: event.label === null ? null : labelSource(source.repository, event.label),
    deletedCommentAuthor:
      event.commentAuthorId === undefined ? null : accountSource(world, event.commentAuthorId),
    labelable: source,
    closable: source,
  };
}
