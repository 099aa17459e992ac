import { type DocumentNode, getVariableValues, Kind, parse, validate } from 'graphql';
import { githubSchema } from '../../src/sandbox/graphql/github-schema.ts';

/** What of a GraphQL request GitHub's schema refuses, its variables included, a line each. */
export function validateGraphql(body: unknown): string[] {
  const { query, variables } = body as { query: string; variables?: Record<string, unknown> | null };
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return [`GraphQL: ${(error as Error).message}`];
  }
  const faults = documentFaults(query, document);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const name = `GraphQL ${operation.name?.value ?? operation.operation}`;
    const declared = operation.variableDefinitions ?? [];
    const { errors = [] } = getVariableValues(githubSchema(), declared, variables ?? {});
    faults.push(...errors.map((error) => `${name}: ${error.message}`));
    const names = new Set(declared.map((definition) => definition.variable.name.value));
    const strays = Object.keys(variables ?? {}).filter((variable) => !names.has(variable));
    faults.push(...strays.map((variable) => `${name}: $${variable} is given and not declared`));
  }
  return faults;
}

/** By document: the app sends few that differ, each many times. */
const judged = new Map<string, readonly string[]>();

function documentFaults(text: string, document: DocumentNode): string[] {
  const faults =
    judged.get(text) ?? validate(githubSchema(), document).map((error) => `GraphQL: ${error.message}`);
  judged.set(text, faults);
  return [...faults];
}
