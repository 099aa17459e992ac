import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

let schema: GraphQLSchema | null = null;

/** GitHub's schema. Built at the first call, which takes a tenth of a second and some megabytes, and shared from then on. */
export function githubSchema(): GraphQLSchema {
  // The package's own module builds a second schema when it is imported; its text beside it is all that is needed.
  const path = new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
  schema ??= buildSchema(readFileSync(path, 'utf8'), { assumeValid: true, noLocation: true });
  return schema;
}
