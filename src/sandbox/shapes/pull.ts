import { mergeState } from '../rules/merge-state.ts';
import { accountOf, labelsOf, ownerOf, type PullIssue, repositoryOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import { pullDetails } from '../state/pull-details.ts';
import type { Pull, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import { authorAssociation } from './association.ts';
import { issuePage, labelShape } from './issue.ts';
import { repositoryApi, repositoryShape } from './repository.ts';
import type { Schema } from './schema.ts';

/** A pull request as lists show it: nothing that needs a look into git. */
export function pullInList(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Schema<'pull-request-simple'> {
  const { pull } = issue;
  const assignees = issue.assigneeIds.map((id) => accountShape(world, accountOf(world, id)));
  return {
    ...pullUrls(world, repository, issue),
    id: issue.id,
    node_id: nodeId('PullRequest', issue.id),
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: accountShape(world, accountOf(world, issue.authorId)),
    body: issue.body,
    labels: labelsOf(repository, issue).map((label) => ({
      ...labelShape(world, repository, label),
      description: label.description ?? '',
    })),
    milestone: null,
    active_lock_reason: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    head: headShape(world, pull),
    base: branchShape(world, repository, pull.baseRef, pull.baseSha),
    author_association: authorAssociation(repository, issue.authorId),
    auto_merge: null,
    draft: pull.isDraft,
  };
}

/** A pull request with what git says of it: mergeability, commits, changed lines. */
export async function pullShape(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Promise<Schema<'pull-request'>> {
  const { pull } = issue;
  const details = await pullDetails(world, repository, issue);
  const simple = pullInList(world, repository, issue);
  return {
    ...simple,
    labels: labelsOf(repository, issue).map((label) => labelShape(world, repository, label)),
    merged: pull.mergedAt !== null,
    mergeable: details.isMergeable,
    rebaseable: details.isMergeable,
    mergeable_state: await mergeState(world, repository, issue, details),
    merged_by: pull.mergedById === null ? null : accountShape(world, accountOf(world, pull.mergedById)),
    comments: repository.comments.filter((comment) => comment.issueId === issue.id).length,
    review_comments: repository.reviewComments.filter((comment) => comment.issueId === issue.id).length,
    maintainer_can_modify: false,
    commits: details.commits,
    additions: details.additions,
    deletions: details.deletions,
    changed_files: details.changedFiles,
  } as Schema<'pull-request'>;
}

/** Of a fork that is gone only its owner is known: `repo` is null then. */
function headShape(world: World, pull: Pull) {
  const { headOwnerId, headRef, headRepositoryId, headSha } = pull;
  if (headRepositoryId !== null)
    return branchShape(world, repositoryOf(world, headRepositoryId), headRef, headSha);
  const owner = headOwnerId === undefined ? null : accountOf(world, headOwnerId);
  return {
    label: owner === null ? `unknown repository:${headRef}` : `${owner.login}:${headRef}`,
    ref: headRef,
    sha: headSha,
    user: owner === null ? null : accountShape(world, owner),
    repo: null,
  } as unknown as Schema<'pull-request-simple'>['head'];
}

function branchShape(world: World, repository: Repository, ref: string, sha: string) {
  const owner = ownerOf(world, repository);
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountShape(world, owner),
    repo: repositoryShape(world, repository),
  } as Schema<'pull-request-simple'>['head'];
}

function pullUrls(world: World, repository: Repository, issue: PullIssue) {
  const api = repositoryApi(world, repository);
  const url = `${api}/pulls/${issue.number}`;
  const page = issuePage(world, repository, issue);
  const link = (href: string) => ({ href });
  const urls = {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${api}/issues/${issue.number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${issue.number}/comments`,
    statuses_url: `${api}/statuses/${issue.pull.headSha}`,
  };
  return {
    ...urls,
    _links: {
      self: link(urls.url),
      html: link(urls.html_url),
      issue: link(urls.issue_url),
      comments: link(urls.comments_url),
      review_comments: link(urls.review_comments_url),
      review_comment: link(urls.review_comment_url),
      commits: link(urls.commits_url),
      statuses: link(urls.statuses_url),
    },
  };
}
