import { readFileSync } from 'node:fs';
import { schema as published } from '@octokit/graphql-schema';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { buildSchema, type GraphQLSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import type { Exchange } from '../../src/sandbox/http/services.ts';

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly body: object | null;
  /** By status; null where there is no body. */
  readonly responses: Readonly<Record<string, object | null>>;
}

interface Description {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly webhooks: Readonly<Record<string, object>>;
  readonly schemas: Readonly<Record<string, object>>;
}

const description = JSON.parse(
  readFileSync(new URL('./github.slim.json', import.meta.url), 'utf8'),
) as Description;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, logger: false });
// The package is CommonJS: what TypeScript calls its default export is the module itself.
(formats as unknown as (ajv: Ajv) => void)(ajv);
// GitHub's own addresses of bots, `1+name[bot]@users.noreply.github.com`, are none by the letter.
ajv.addFormat('email', true);
ajv.addSchema({ $id: 'github', components: { schemas: description.schemas } });

const compiled = new Map<string, ValidateFunction>();
let graphql: GraphQLSchema | null = null;

export const OPERATIONS: readonly string[] = Object.keys(description.operations);
export const WEBHOOK_NAMES: readonly string[] = Object.keys(description.webhooks);

/** What of a REST or GraphQL exchange is not as GitHub's description says; empty where all is. */
export function exchangeFaults(exchange: Exchange): string[] {
  if (exchange.route === 'POST /graphql') return graphqlFaults(exchange.requestBody);
  const operation = description.operations[exchange.route];
  if (operation === undefined) return [];
  return [...requestFaults(exchange, operation), ...responseFaults(exchange, operation)];
}

function requestFaults({ route, query, requestBody }: Exchange, operation: Operation): string[] {
  const given = new URLSearchParams(query);
  const faults = [...given.keys()]
    .filter((name) => !operation.parameters.some((parameter) => parameter.name === name))
    .map((name) => `${route}: the parameter ${name} is not in the description`);
  const missing = operation.parameters.filter(({ name, required }) => required && !given.has(name));
  faults.push(...missing.map(({ name }) => `${route}: the parameter ${name} is missing`));
  if (operation.body === null || requestBody === undefined || requestBody === null) return faults;
  return [...faults, ...check(`${route} request`, operation.body, requestBody)];
}

function responseFaults({ route, status, responseBody }: Exchange, operation: Operation): string[] {
  if (status >= 300) return [];
  const schema = operation.responses[status];
  if (schema === undefined) return [`${route}: ${status} is not in the description`];
  if (schema === null) return [];
  return check(`${route} ${status}`, schema, responseBody);
}

/** @param event As in X-GitHub-Event; @param payload Parsed. */
export function webhookFaults(event: string, payload: { readonly action?: string }): string[] {
  const name = [event, payload.action].filter(Boolean).join('-').replaceAll('_', '-');
  const schema = description.webhooks[name];
  if (schema === undefined)
    return event === 'ping' ? [] : [`webhook ${name}: not in the description kept here`];
  return check(`webhook ${name}`, schema, payload);
}

function graphqlFaults(body: unknown): string[] {
  const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
  graphql ??= buildSchema(published.idl, { assumeValid: true, noLocation: true });
  const document = parse(query);
  const faults = validate(graphql, document).map((error) => `GraphQL: ${error.message}`);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const read = getVariableValues(graphql, definition.variableDefinitions ?? [], variables ?? {});
    faults.push(...(read.errors ?? []).map((error) => `GraphQL ${definition.name?.value}: ${error.message}`));
  }
  return faults;
}

function check(name: string, schema: object, value: unknown): string[] {
  let validator = compiled.get(name);
  if (validator === undefined) {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/');
    validator = ajv.compile(JSON.parse(text));
    compiled.set(name, validator);
  }
  if (validator(value)) return [];
  return (validator.errors ?? []).map(
    (error) =>
      `${name}: ${error.instancePath || 'the body'} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
