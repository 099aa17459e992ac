import { isObject, type Json, type JsonObject } from './json.ts';

/** Of an OpenAPI document the operations of `routes` and what they refer to, as they stand; without examples. */
export function subset(document: JsonObject, routes: readonly string[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    const operations = isObject(document.paths) ? document.paths[path] : undefined;
    const operation = isObject(operations) ? operations[method.toLowerCase()] : undefined;
    if (operation !== undefined) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: withoutExamples(operation) };
    }
  }
  const components: Record<string, JsonObject> = {};
  takeReferred(paths, document.components as Record<string, JsonObject>, components);
  return { openapi: document.openapi ?? '', info: document.info ?? {}, paths, components };
}

/** Puts what is right in the place of schemas of answers that contradict themselves. */
export function correctResponses(
  document: JsonObject,
  corrections: Readonly<Record<string, { readonly responses: Readonly<Record<string, object>> }>>,
): void {
  for (const [route, { responses }] of Object.entries(corrections)) {
    const [method = '', path = ''] = route.split(' ');
    const operation = at(document, 'paths', path, method.toLowerCase(), 'responses');
    for (const [status, schema] of Object.entries(responses)) {
      at(operation, status, 'content', 'application/json').schema = schema as JsonObject;
    }
  }
}

function at(value: JsonObject, ...keys: readonly string[]): JsonObject {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const inner = value[key];
  if (!isObject(inner)) throw new Error(`The description has no ${key}`);
  return at(inner, ...rest);
}

function takeReferred(
  value: Json,
  all: Readonly<Record<string, JsonObject>>,
  taken: Record<string, JsonObject>,
): void {
  if (Array.isArray(value)) for (const inner of value) takeReferred(inner, all, taken);
  if (!isObject(value)) return;
  for (const inner of Object.values(value)) takeReferred(inner, all, taken);
  const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(String(value.$ref)) ?? [];
  const target = all[kind]?.[name];
  if (target === undefined || taken[kind]?.[name] !== undefined) return;
  taken[kind] ??= {};
  const kept = withoutExamples(target);
  taken[kind][name] = kept;
  takeReferred(kept, all, taken);
}

/** Examples are long, and many are wrong by their own schemas. */
function withoutExamples(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'examples' && key !== 'example');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutExamples(inner)]));
}
