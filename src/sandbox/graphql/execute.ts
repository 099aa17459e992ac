import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from 'graphql';

type Path = GraphQLResolveInfo['path'];

import { ApiError } from '../http/api-error.ts';
import type { GraphqlRequest, GraphqlRoom } from '../http/services.ts';
import { type Context, createContext } from './context.ts';
import { githubSchema } from './github-schema.ts';
import { TYPES } from './types.ts';

/** Loads GitHub's schema and gives what answers requests on it. */
export function openGraphqlRoom(): GraphqlRoom {
  const schema = githubSchema();
  return {
    inspect,
    execute: (world, caller, request, trouble) =>
      answer(schema, createContext(world, caller, trouble), request),
  };
}

async function answer(schema: GraphQLSchema, context: Context, request: GraphqlRequest): Promise<unknown> {
  const document = parseQuery(request.query);
  if (typeof document === 'string') return { errors: [{ message: document }] };
  const invalid = validateOnce(schema, document, request.query);
  if (invalid.length > 0) return { errors: invalid.map(formatError) };
  // Root fields of a mutation run one after the other, and go on after one that failed.
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
  });
  const { data = null, errors } = result;
  return errors === undefined ? { data } : { data, errors: errors.map(formatError) };
}

/** Apps send the same documents over and over. */
const judged = new Map<string, readonly GraphQLError[]>();
const JUDGED_LIMIT = 500;

/** What of a document is not by the schema; of one text it is always the same. */
function validateOnce(schema: GraphQLSchema, document: DocumentNode, text: string): readonly GraphQLError[] {
  const known = judged.get(text);
  if (known !== undefined) return known;
  const found = validate(schema, document);
  if (judged.size >= JUDGED_LIMIT) judged.clear();
  judged.set(text, found);
  return found;
}

/** The document, or what is wrong with it. */
function parseQuery(query: string): DocumentNode | string {
  try {
    return parse(query, { maxTokens: 20_000 });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A field from the type's table, else from the source itself; what neither has, the sandbox does not know. */
const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const name = info.fieldName;
  const { partial } = context;
  if (partial !== null && partial.field === dottedPath(info.path)) {
    throw new ApiError(500, partial.message, { type: partial.type });
  }
  const field = TYPES[info.parentType.name]?.[name];
  if (field !== undefined) return field(source as never, args as never, context);
  const own = (source as Record<string, unknown> | undefined)?.[name];
  if (typeof own === 'function') return own(args, context);
  if (own !== undefined) return own;
  if (name === 'clientMutationId') return null;
  throw new ApiError(501, `The sandbox does not know ${info.parentType.name}.${name}`, {
    type: 'NOT_IMPLEMENTED',
  });
};

/** The answer's keys down to a field, without the places in lists: `repository.issues.nodes.title`. */
function dottedPath(path: Path): string {
  const keys: string[] = [];
  for (let at: Path | undefined = path; at !== undefined; at = at.prev) {
    if (typeof at.key === 'string') keys.unshift(at.key);
  }
  return keys.join('.');
}

const TYPE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  422: 'UNPROCESSABLE',
};

/** GitHub's form: `type` beside `path`, `locations` and `message`. */
function formatError(error: GraphQLError): Record<string, unknown> {
  const { locations, message, originalError, path } = error;
  const place = {
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
  };
  if (originalError === undefined || originalError === null) return { ...place, message };
  if (!(originalError instanceof ApiError)) {
    return { type: 'INTERNAL', ...place, message: `The sandbox failed: ${message}` };
  }
  const { errors, graphqlMessage, type } = originalError.details;
  const said = errors?.map((one) => one.message ?? `${one.field} is ${one.code}`).join(', ');
  return {
    type: type ?? TYPE_OF_STATUS[originalError.status] ?? 'UNPROCESSABLE',
    ...place,
    message: graphqlMessage ?? said ?? message,
  };
}

/** Operation name and root fields of a document, fragments of the root included; none where it does not parse. */
function inspect(request: GraphqlRequest): readonly string[] {
  const document = parseQuery(request.query);
  if (typeof document === 'string') return [];
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const operation = operations.find((one) => one.name?.value === request.operationName) ?? operations[0];
  if (operation === undefined) return [];
  const fields = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  return [...(operation.name === undefined ? [] : [operation.name.value]), ...fields];
}
