import { z } from 'zod';
import { addComment, deleteComment, editComment } from '../actions/comments.ts';
import { ApiError } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { actorOf, hasRole, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  created,
  noContent,
  numberParam,
  ok,
  type RepositoryRequest,
  type Route,
} from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { commentShape } from '../shapes/issue.ts';
import { found, issueById } from '../state/find.ts';
import type { Comment } from '../state/records.ts';
import { issueOfPath } from './issues.ts';

const commentInput = z.object({ body: z.string() });

/** The comment of the path. */
export function commentOfPath(request: RepositoryRequest): Comment {
  const id = numberParam(request, 'comment_id');
  return found(request.repository.comments.find((comment) => comment.id === id));
}

function listOfIssue(request: RepositoryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const issue = issueOfPath(request);
  const since = Date.parse(query.get('since') ?? '') || 0;
  const comments = repository.comments.filter(
    (comment) => comment.issueId === issue.id && Date.parse(comment.updatedAt) >= since,
  );
  return page(request, comments, (comment) => commentShape(world, repository, issue, comment));
}

function listOfRepository(request: RepositoryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const since = Date.parse(query.get('since') ?? '') || 0;
  const comments = repository.comments.filter((comment) => Date.parse(comment.updatedAt) >= since);
  if (query.get('direction') === 'desc') comments.reverse();
  return page(request, comments, (comment) =>
    commentShape(world, repository, issueById(repository, comment.issueId), comment),
  );
}

/** Comments are changed by their author, and by people with write permission. */
function checkOwnComment(request: RepositoryRequest, comment: { authorId: number }): void {
  const { caller, repository } = request;
  if (actorOf(caller).id === comment.authorId) return;
  if (caller.kind === 'user' && hasRole(repository, caller.account, 'write')) return;
  throw new ApiError(403, 'Must have admin rights to Repository.');
}

function update(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const comment = commentOfPath(request);
  checkOwnComment(request, comment);
  const issue = issueById(repository, comment.issueId);
  editComment(world, repository, actorOf(request.caller), issue, comment, input(request, commentInput).body);
  return ok(commentShape(world, repository, issue, comment));
}

function remove(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const comment = commentOfPath(request);
  checkOwnComment(request, comment);
  deleteComment(world, repository, actorOf(request.caller), issueById(repository, comment.issueId), comment);
  return noContent;
}

export const commentRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'GET',
    path: '/issues/comments',
    need: NEEDS.readIssues,
    handle: listOfRepository,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/issues/comments/{comment_id}',
    need: NEEDS.readIssues,
    handle: (request) => {
      const comment = commentOfPath(request);
      const issue = issueById(request.repository, comment.issueId);
      return ok(commentShape(request.world, request.repository, issue, comment));
    },
  }),
  repositoryRoute({
    method: 'PATCH',
    path: '/issues/comments/{comment_id}',
    need: NEEDS.speak,
    handle: update,
  }),
  repositoryRoute({
    method: 'DELETE',
    path: '/issues/comments/{comment_id}',
    need: NEEDS.speak,
    handle: remove,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/issues/{issue_number}/comments',
    need: NEEDS.readIssues,
    handle: listOfIssue,
  }),
  repositoryRoute({
    method: 'POST',
    path: '/issues/{issue_number}/comments',
    need: NEEDS.speak,
    handle: (request) => {
      const { repository, world } = request;
      const issue = issueOfPath(request);
      const { body } = input(request, commentInput);
      const comment = addComment(world, repository, actorOf(request.caller), issue, body);
      const shape = commentShape(world, repository, issue, comment);
      return created(shape, shape.url);
    },
  }),
];
