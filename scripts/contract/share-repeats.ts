import { isObject, type Json, type JsonObject } from './json.ts';

/** Below this many characters a reference would save nothing. */
const LEAST = 70;

/**
 * Keeps a schema that others repeat once, under a name of its own: GitHub's webhooks spell the same user out dozens
 * of times. Gives `holders` and `schemas` anew; they mean the same as before.
 */
export function shareRepeats(
  holders: JsonObject,
  schemas: JsonObject,
): { holders: JsonObject; schemas: JsonObject } {
  const times = new Map<string, number>();
  count(holders, times);
  for (const schema of Object.values(schemas)) count(schema, times);
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]));
  const before = names.size;
  const out: JsonObject = {};
  const inside = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
  };
  const rewrite = (value: Json): Json => {
    const text = isSchema(value) ? JSON.stringify(value) : '';
    if ((times.get(text) ?? 0) < 2) return inside(value);
    const name = names.get(text) ?? `s${names.size - before + 1}`;
    if (!names.has(text)) {
      names.set(text, name);
      out[name] = inside(value);
    }
    return { $ref: `#/schemas/${name}` };
  };
  for (const [name, schema] of Object.entries(schemas)) out[name] = inside(schema);
  return { holders: inside(holders) as JsonObject, schemas: out };
}

function count(value: Json, times: Map<string, number>): void {
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    if (text.length >= LEAST) times.set(text, (times.get(text) ?? 0) + 1);
  }
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) count(inner, times);
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
