import { isObject, type Json, type JsonObject } from './json.ts';

/** Below this many characters a reference would save nothing. */
const LEAST = 90;

/**
 * Keeps an object that schemas repeat once, under a name of its own: GitHub's webhooks spell the same user out
 * dozens of times. Gives the schemas anew; they mean the same as before.
 */
export function shareRepeats(schemas: JsonObject, prefix: string): JsonObject {
  const times = new Map<string, number>();
  for (const schema of Object.values(schemas)) countSchemas(schema, times);
  const names = new Map<string, string>();
  const out: JsonObject = {};
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(each);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one)]))
      : value;
  };
  const each = (value: Json): Json => {
    if (!isSchema(value)) return rewrite(value);
    const text = JSON.stringify(value);
    if ((times.get(text) ?? 0) < 2) return rewrite(value);
    const known = names.get(text);
    const name = known ?? `${prefix}${names.size + 1}`;
    if (known === undefined) {
      names.set(text, name);
      out[name] = rewrite(value);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  for (const [name, schema] of Object.entries(schemas)) out[name] = rewrite(schema);
  return out;
}

function countSchemas(value: Json, times: Map<string, number>): void {
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    if (text.length >= LEAST) times.set(text, (times.get(text) ?? 0) + 1);
  }
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) countSchemas(inner, times);
  }
}

/** Whether an object is a schema, not a table of fields: only a schema may stand behind a reference. */
function isSchema(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  return ['allOf', 'anyOf', 'enum', 'oneOf', 'type'].some((key) => {
    const inner = value[key];
    return Array.isArray(inner) || typeof inner === 'string';
  });
}
