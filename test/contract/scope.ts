import { restRoutes } from '../../src/sandbox/rest/routes.ts';

/** Routes of the embedded GitHub that the description lists under another path, or not at all. */
export const UNDESCRIBED: Readonly<Record<string, string>> = {
  'GET /repos/{owner}/{repo}/contents': 'the root of /contents/{path}, whose path may be empty',
  'GET /repos/{owner}/{repo}/git/matching-refs': 'all of /git/matching-refs/{ref}, whose ref may be empty',
};

/** Operations that are answered outside of the table of routes. */
const ELSEWHERE = [
  'GET /app/hook/config',
  'GET /app/hook/deliveries',
  'GET /app/hook/deliveries/{delivery_id}',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'GET /meta',
  'GET /rate_limit',
];

/** Every operation that the contract holds the embedded GitHub to. */
export const OPERATIONS: readonly string[] = [
  ...restRoutes.map(({ method, path }) => `${method} ${path}`).filter((route) => !(route in UNDESCRIBED)),
  ...ELSEWHERE,
];

/** Where the description contradicts itself: what stands in its place. */
export const CORRECTIONS: Readonly<Record<string, { readonly responses: Record<string, object> }>> = {
  // The account is said to be a user and an enterprise at once (`allOf`), which nothing can be. The same installation
  // is described rightly for `GET /app/installations/{installation_id}`: as one or the other.
  'GET /app/installations': {
    responses: { 200: { type: 'array', items: { $ref: '#/components/schemas/installation' } } },
  },
};

/** Webhooks that the embedded GitHub sends, by their names in the description: event, then action. */
export const WEBHOOKS: readonly string[] = [
  'check-run-completed',
  'check-run-created',
  'check-suite-completed',
  'issue-comment-created',
  'issue-comment-deleted',
  'issue-comment-edited',
  'issues-closed',
  'issues-deleted',
  'issues-edited',
  'issues-labeled',
  'issues-opened',
  'issues-reopened',
  'issues-unlabeled',
  'label-created',
  'label-deleted',
  'pull-request-closed',
  'pull-request-edited',
  'pull-request-labeled',
  'pull-request-opened',
  'pull-request-reopened',
  'pull-request-review-comment-created',
  'pull-request-review-submitted',
  'pull-request-synchronize',
  'pull-request-unlabeled',
  'push',
  'status',
];
