import type { RateLimits } from '../http/rate-limit.ts';
import { ok, type Route } from '../http/route.ts';

/** What is about the API itself. */
export function metaRoutes(limits: RateLimits): Route[] {
  return [
    {
      method: 'GET',
      path: '/rate_limit',
      handle: ({ caller }) => {
        const { resource: _core, ...core } = limits.peek(caller, 'core');
        const { resource: _graphql, ...graphql } = limits.peek(caller, 'graphql');
        const search = { limit: 30, remaining: 30, used: 0, reset: core.reset };
        return ok({ resources: { core, graphql, search }, rate: core });
      },
    },
    {
      method: 'GET',
      path: '/meta',
      handle: () => ok({ verifiable_password_authentication: false, installed_version: 'sandbox' }),
    },
  ];
}
