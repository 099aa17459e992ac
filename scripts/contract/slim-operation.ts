import { isObject, type Json, type JsonObject } from './json.ts';
import { slimSchema } from './slim-schema.ts';

/** GitHub's OpenAPI description, as far as it is read here. */
export interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly 'x-webhooks': Readonly<Record<string, { readonly post: JsonObject }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

/**
 * An operation as the check reads it: the schemas of its `parameters` of path and query, those that are `required`,
 * the `body` (where it takes one; `isBodyRequired`), and the `responses` by status (null where they have no JSON).
 */
export function slimOperation(description: OpenApi, operation: JsonObject): JsonObject {
  const resolve = (value: Json | undefined): JsonObject => resolved(description, value);
  const listed = Array.isArray(operation.parameters) ? operation.parameters.map(resolve) : [];
  const fitting = listed.filter((parameter) => parameter.in === 'query' || parameter.in === 'path');
  const required = fitting.filter((parameter) => parameter.required === true);
  const nameOf = (parameter: JsonObject): string => String(parameter.name);
  const body = operation.requestBody === undefined ? null : resolve(operation.requestBody);
  const responses = Object.entries(resolve(operation.responses));
  return {
    parameters: Object.fromEntries(
      fitting.map((parameter) => [nameOf(parameter), slimSchema(parameter.schema ?? {})]),
    ),
    required: required.map(nameOf),
    ...(body === null ? {} : { body: jsonSchema(body), isBodyRequired: body.required === true }),
    responses: Object.fromEntries(
      responses.map(([status, response]) => [status, jsonSchema(resolve(response))]),
    ),
  };
}

/** The schema of what holds `content`: a response, a request body, a webhook. */
export function jsonSchema(holder: JsonObject): Json {
  const content = isObject(holder.content) ? holder.content : {};
  // The other media types are asked for by name: `application/vnd.github.raw+json` and its like.
  const [, media] = Object.entries(content).find(([type]) => type.startsWith('application/json')) ?? [];
  return isObject(media) && media.schema !== undefined ? slimSchema(media.schema) : null;
}

function resolved(description: OpenApi, value: Json | undefined): JsonObject {
  if (!isObject(value)) return {};
  if (typeof value.$ref !== 'string') return value;
  const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(value.$ref) ?? [];
  const target = description.components[kind]?.[name];
  if (target === undefined) throw new Error(`The description has no ${value.$ref}`);
  return target;
}
