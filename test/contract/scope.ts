import { restRoutes } from '../../src/sandbox/rest/routes.ts';

/** Routes that the description holds under another path, with an empty name at its end. */
export const ALIASES: Readonly<Record<string, string>> = {
  'GET /repos/{owner}/{repo}/contents': 'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/matching-refs': 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
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
  ...restRoutes.map(({ method, path }) => `${method} ${path}`).filter((route) => !(route in ALIASES)),
  ...ELSEWHERE,
];

/** Where the description contradicts itself: what stands in its place. */
export const CORRECTIONS: Readonly<Record<string, { readonly responses: Record<string, object> }>> = {
  // The account is said to be a user and an enterprise at once (`allOf`), which nothing can be. The same installation
  // is described rightly for `GET /app/installations/{installation_id}`: as one or the other.
  'GET /app/installations': {
    responses: { 200: { type: 'array', items: { $ref: '#/components/schemas/installation' } } },
  },
  // Said to be one of the two alone (`oneOf`), but every violation of a rule is a plain error too.
  'PUT /repos/{owner}/{repo}/contents/{path}': {
    responses: {
      409: {
        anyOf: [
          { $ref: '#/components/schemas/basic-error' },
          { $ref: '#/components/schemas/repository-rule-violation-error' },
        ],
      },
    },
  },
};

/**
 * What GitHub answers other than it describes: a pull request whose fork is gone has no repository at its head, which
 * the description of its webhooks says and that of its REST answers does not.
 */
export const KNOWN_TO_DIFFER: readonly RegExp[] = [/^\w+ \S+ 200: (\/\d+)?\/head\/repo must be object/];

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

/** Webhooks of what people and GitHub do around the app, played by the tests of `test/sandbox/`. */
export const OTHER_WEBHOOKS: readonly string[] = [
  'fork',
  'installation-deleted',
  'installation-suspend',
  'installation-unsuspend',
  'issues-transferred',
  'merge-group-checks-requested',
  'merge-group-destroyed',
  'pull-request-dequeued',
  'pull-request-enqueued',
  'pull-request-review-comment-deleted',
  'pull-request-review-comment-edited',
  'repository-archived',
  'repository-deleted',
  'repository-edited',
  'repository-renamed',
  'repository-transferred',
  'repository-unarchived',
  'sub-issues-parent-issue-added',
  'sub-issues-parent-issue-removed',
  'sub-issues-sub-issue-added',
  'sub-issues-sub-issue-removed',
];
