import { z } from 'zod';
import { createStatus } from '../actions/checks.ts';
import { advanceQueue } from '../actions/merge-queue.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { created, ok, param, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { combinedStatusShape, statusShape } from '../shapes/status.ts';
import { commitOfPath } from './commits.ts';

const statusInput = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullish(),
  description: z.string().nullish(),
  context: z.string().default('default'),
});

export const statusRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'POST',
    path: '/statuses/{sha}',
    need: NEEDS.writeStatuses,
    handle: async (request) => {
      const { repository, world } = request;
      const wanted = input(request, statusInput);
      const status = await createStatus(world, repository, actorOf(request.caller), {
        sha: param(request, 'sha'),
        state: wanted.state,
        context: wanted.context,
        description: wanted.description ?? null,
        targetUrl: wanted.target_url ?? null,
      });
      await advanceQueue(world, repository);
      const shape = statusShape(world, repository, status);
      return created(shape, shape.url ?? '');
    },
  }),
  repositoryRoute({
    method: 'GET',
    path: '/commits/{ref}/status',
    need: NEEDS.readStatuses,
    handle: async (request) => {
      const commit = await commitOfPath(request, 'ref');
      return ok(combinedStatusShape(request.world, request.repository, commit.oid));
    },
  }),
  repositoryRoute({
    method: 'GET',
    path: '/commits/{ref}/statuses',
    need: NEEDS.readStatuses,
    handle: async (request) => {
      const commit = await commitOfPath(request, 'ref');
      const statuses = request.repository.statuses.filter((status) => status.sha === commit.oid).reverse();
      return page(request, statuses, (status) => statusShape(request.world, request.repository, status));
    },
  }),
];
