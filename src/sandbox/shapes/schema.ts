import type { components } from '@octokit/openapi-types/types.d.ts';

/** A REST answer as GitHub's OpenAPI description types it. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
