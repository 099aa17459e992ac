import { accountOf, isPull, labelsOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Comment, Issue, Label, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import { authorAssociation } from './association.ts';
import { reactionRollup } from './reaction.ts';
import { repositoryApi, repositoryPage } from './repository.ts';
import type { Schema } from './schema.ts';

export function labelShape(world: World, repository: Repository, label: Label): Schema<'label'> {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryApi(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** The page of an issue or pull request. */
export function issuePage(world: World, repository: Repository, issue: Issue): string {
  return `${repositoryPage(world, repository)}/${isPull(issue) ? 'pull' : 'issues'}/${issue.number}`;
}

/** An `issue`; of a pull request too, as the issues endpoints show both. */
export function issueShape(world: World, repository: Repository, issue: Issue): Schema<'issue'> {
  const api = repositoryApi(world, repository);
  const url = `${api}/issues/${issue.number}`;
  const assignees = issue.assigneeIds.map((id) => accountShape(world, accountOf(world, id)));
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issuePage(world, repository, issue),
    id: issue.id,
    node_id: nodeId(isPull(issue) ? 'PullRequest' : 'Issue', issue.id),
    number: issue.number,
    title: issue.title,
    user: accountShape(world, accountOf(world, issue.authorId)),
    labels: labelsOf(repository, issue).map((label) => labelShape(world, repository, label)),
    state: issue.state,
    locked: false,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: repository.comments.filter((comment) => comment.issueId === issue.id).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: authorAssociation(repository, issue.authorId),
    active_lock_reason: null,
    body: issue.body,
    reactions: reactionRollup(repository, issue.id, `${url}/reactions`),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.stateReason,
    ...(isPull(issue)
      ? { draft: issue.pull.isDraft, pull_request: pullLinks(world, repository, issue) }
      : {}),
    ...(issue.closedById === null
      ? {}
      : { closed_by: accountShape(world, accountOf(world, issue.closedById)) }),
    ...subIssues(repository, issue),
  };
}

function subIssues(repository: Repository, issue: Issue) {
  const children = repository.issues.filter((child) => child.parentId === issue.id);
  const completed = children.filter((child) => child.state === 'closed').length;
  const percent = children.length === 0 ? 0 : Math.floor((completed * 100) / children.length);
  return { sub_issues_summary: { total: children.length, completed, percent_completed: percent } };
}

function pullLinks(world: World, repository: Repository, issue: Issue) {
  const page = issuePage(world, repository, issue);
  return {
    url: `${repositoryApi(world, repository)}/pulls/${issue.number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: issue.pull?.mergedAt ?? null,
  };
}

export function commentShape(
  world: World,
  repository: Repository,
  issue: Issue,
  comment: Comment,
): Schema<'issue-comment'> {
  const api = repositoryApi(world, repository);
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: accountShape(world, accountOf(world, comment.authorId)),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(repository, comment.authorId),
    body: comment.body,
    reactions: reactionRollup(repository, comment.id, `${url}/reactions`),
    performed_via_github_app: null,
  };
}
