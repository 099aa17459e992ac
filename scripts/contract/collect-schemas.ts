import { isObject, type Json, type JsonObject } from './json.ts';

/** The schemas that `value` refers to, directly or through others. @param all Where they are found, by name. */
export function collectSchemas(value: Json, all: JsonObject, found: JsonObject = {}): JsonObject {
  for (const name of namesIn(value)) {
    if (found[name] !== undefined) continue;
    const schema = all[name];
    if (schema === undefined) throw new Error(`There is a reference to ${name}, and no such schema`);
    found[name] = schema;
    collectSchemas(schema, all, found);
  }
  return found;
}

/** `value` with each name in its references changed. */
export function mapReferences(value: Json, change: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((each) => mapReferences(each, change));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => {
    const name = referredName(key, inner);
    return [key, name === undefined ? mapReferences(inner, change) : change(name)];
  });
  return Object.fromEntries(entries);
}

function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => referredName(key, inner) ?? namesIn(inner));
}

function referredName(key: string, value: Json): string | undefined {
  return key === '$ref' && typeof value === 'string' ? value.split('/').at(-1) : undefined;
}
