import { closedNumbers } from '../../actions/closing-keywords.ts';
import { NEEDS } from '../../http/permissions.ts';
import { authorAssociation } from '../../shapes/association.ts';
import { issuePage } from '../../shapes/issue.ts';
import { isPull, labelsOf } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Fields } from '../context.ts';
import { editFields } from '../edit-fields.ts';
import { reactionFields } from '../reactions.ts';
import {
  accountSource,
  commentSource,
  type IssueSource,
  issueSource,
  labelSource,
  repositorySource,
} from '../sources.ts';
import { timelineItems } from '../timeline.ts';
import { stateOf } from './repository.ts';

interface NewestFirst {
  readonly orderBy?: { readonly field: 'UPDATED_AT'; readonly direction: 'ASC' | 'DESC' } | null;
}

/** What issues and pull requests have in common. */
export const sharedFields: Fields<IssueSource> = {
  id: ({ issue }) => nodeId(isPull(issue) ? 'PullRequest' : 'Issue', issue.id),
  databaseId: ({ issue }) => issue.id,
  fullDatabaseId: ({ issue }) => String(issue.id),
  number: ({ issue }) => issue.number,
  title: ({ issue }) => issue.title,
  body: ({ issue }) => issue.body ?? '',
  bodyText: ({ issue }) => issue.body ?? '',
  state: ({ issue }) => stateOf(issue),
  closed: ({ issue }) => issue.state === 'closed',
  closedAt: ({ issue }) => issue.closedAt,
  createdAt: ({ issue }) => issue.createdAt,
  updatedAt: ({ issue }) => issue.updatedAt,
  publishedAt: ({ issue }) => issue.createdAt,
  ...editFields<IssueSource>(({ issue }) => issue.edit),
  locked: () => false,
  milestone: () => null,
  url: ({ repository, issue }, _args, { world }) => issuePage(world, repository, issue),
  resourcePath: ({ repository, issue }, _args, { world }) =>
    issuePage(world, repository, issue).replace(world.urls.web, ''),
  author: ({ issue }, _args, { world }) => accountSource(world, issue.authorId),
  authorAssociation: ({ repository, issue }) => authorAssociation(repository, issue.authorId),
  viewerDidAuthor: ({ issue }, _args, { viewerId }) => issue.authorId === viewerId,
  repository: ({ repository }) => repositorySource(repository),
  labels: ({ repository, issue }, args: PageArgs) =>
    connection(labelsOf(repository, issue), args, (label) => labelSource(repository, label)),
  assignees: ({ issue }, args: PageArgs, { world }) =>
    connection(issue.assigneeIds, args, (id) => accountSource(world, id)),
  comments: ({ repository, issue }, args: PageArgs & NewestFirst, context) => {
    context.need(repository, NEEDS.readIssues);
    const comments = repository.comments.filter((comment) => comment.issueId === issue.id);
    // The only field that comments can be ordered by.
    const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
    if (args.orderBy) comments.sort((one, other) => sign * one.updatedAt.localeCompare(other.updatedAt));
    return connection(comments, args, (comment) => commentSource(repository, comment));
  },
  timelineItems,
  ...reactionFields<IssueSource>(({ issue }) => issue.id),
};

const REASONS = {
  completed: 'COMPLETED',
  not_planned: 'NOT_PLANNED',
  reopened: 'REOPENED',
  duplicate: 'DUPLICATE',
};

export const issueFields: Fields<IssueSource> = {
  ...sharedFields,
  stateReason: ({ issue }) => (issue.stateReason === null ? null : REASONS[issue.stateReason]),
  parent: ({ repository, issue }) => {
    const parent = repository.issues.find((one) => one.id === issue.parentId);
    return parent === undefined ? null : issueSource(repository, parent);
  },
  subIssues: ({ repository, issue }, args: PageArgs) => {
    const children = repository.issues.filter((child) => child.parentId === issue.id);
    return connection(children, args, (child) => issueSource(repository, child));
  },
  subIssuesSummary: ({ repository, issue }) => {
    const children = repository.issues.filter((child) => child.parentId === issue.id);
    const completed = children.filter((child) => child.state === 'closed').length;
    const percent = children.length === 0 ? 0 : Math.floor((completed * 100) / children.length);
    return { total: children.length, completed, percentCompleted: percent };
  },
  closedByPullRequestsReferences: ({ repository, issue }, args: PageArgs, { world }) => {
    const pulls = repository.issues.filter(
      (one) => isPull(one) && closedNumbers(world, repository, one.body ?? '').includes(issue.number),
    );
    return connection(pulls, args, (pull) => issueSource(repository, pull));
  },
};
