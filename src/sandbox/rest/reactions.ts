import { z } from 'zod';
import { addReaction, removeReaction } from '../actions/comments.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { created, noContent, numberParam, ok, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { reactionShape } from '../shapes/reaction.ts';
import { found } from '../state/find.ts';
import { REACTIONS } from '../state/records.ts';
import { commentOfPath } from './comments.ts';
import { issueOfPath } from './issues.ts';

const reactionInput = z.object({ content: z.enum(REACTIONS) });

/** List, create and delete for one kind of subject. https://docs.github.com/rest/reactions/reactions */
function reactionsOf(path: string, subjectId: (request: RepositoryRequest) => number): Route[] {
  return [
    repositoryRoute({
      method: 'GET',
      path: `${path}/reactions`,
      need: NEEDS.readIssues,
      handle: (request) => {
        const id = subjectId(request);
        const content = request.query.get('content');
        const reactions = request.repository.reactions.filter(
          (reaction) => reaction.subjectId === id && (content === null || reaction.content === content),
        );
        return page(request, reactions, (reaction) => reactionShape(request.world, reaction));
      },
    }),
    repositoryRoute({
      method: 'POST',
      path: `${path}/reactions`,
      need: NEEDS.speak,
      handle: (request) => {
        const { repository, world } = request;
        const { content } = input(request, reactionInput);
        const actor = actorOf(request.caller);
        const { reaction, isNew } = addReaction(world, repository, actor, subjectId(request), content);
        const shape = reactionShape(world, reaction);
        return isNew ? created(shape) : ok(shape);
      },
    }),
    repositoryRoute({
      method: 'DELETE',
      path: `${path}/reactions/{reaction_id}`,
      need: NEEDS.speak,
      handle: (request) => {
        const id = numberParam(request, 'reaction_id');
        const account = actorOf(request.caller);
        const reaction = request.repository.reactions.find(
          (one) => one.id === id && one.subjectId === subjectId(request) && one.accountId === account.id,
        );
        removeReaction(request.world, request.repository, found(reaction));
        return noContent;
      },
    }),
  ];
}

export const reactionRoutes: readonly Route[] = [
  ...reactionsOf('/issues/comments/{comment_id}', (request) => commentOfPath(request).id),
  ...reactionsOf('/issues/{issue_number}', (request) => issueOfPath(request).id),
  ...reactionsOf('/pulls/comments/{comment_id}', (request) => {
    const id = numberParam(request, 'comment_id');
    return found(request.repository.reviewComments.find((comment) => comment.id === id)).id;
  }),
];
