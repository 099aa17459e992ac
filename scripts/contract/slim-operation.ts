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
 * An operation as the check reads it: `parameters` of path and query, `body` (null where it takes none), whether
 * the body is `required`, and the `responses` by status (null where they have no JSON body).
 */
export function slimOperation(description: OpenApi, operation: JsonObject): JsonObject {
  const resolve = (value: Json | undefined): JsonObject => resolved(description, value);
  const responses: JsonObject = {};
  for (const [status, response] of Object.entries(resolve(operation.responses))) {
    responses[status] = jsonSchema(resolve(response));
  }
  const listed = Array.isArray(operation.parameters) ? operation.parameters : [];
  const parameters = listed
    .map(resolve)
    .filter((parameter) => parameter.in === 'query' || parameter.in === 'path')
    .map((parameter) => ({
      name: parameter.name ?? '',
      in: parameter.in ?? '',
      required: parameter.required === true,
      schema: slimSchema(parameter.schema ?? {}),
    }));
  const body = operation.requestBody === undefined ? null : resolve(operation.requestBody);
  return {
    parameters,
    body: body === null ? null : jsonSchema(body),
    required: body?.required === true,
    responses,
  };
}

/** The schema of what holds `content`: a response, a request body, a webhook. */
export function jsonSchema(holder: JsonObject): Json {
  const content = isObject(holder.content) ? holder.content : {};
  // `application/json` where there are several; `application/vnd.github.object` and its like are asked for by name.
  const [, media] = Object.entries(content).find(([type]) => /^application\/(scim\+)?json/.test(type)) ?? [];
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
