import { isObject, type Json, type JsonObject } from './json.ts';

/** Prose, and what a validator does not look at. */
const DROPPED = new Set([
  'default',
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'nullable',
  'readOnly',
  'summary',
  'title',
  'x-github',
  'x-multi-segment',
]);

/**
 * A schema of OpenAPI 3.0 as JSON Schema, without prose. `nullable` becomes a union; beside no plain `type` it
 * becomes `anyOf`, because `nullable` alone is an error to a validator.
 */
export function slimSchema(value: Json): Json {
  if (Array.isArray(value)) return value.map(slimSchema);
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    // Below `properties` the keys are names of fields: one of them may well be called `description`.
    if (key === 'properties' && isObject(inner)) kept.properties = slimFields(inner);
    else if (key === 'required' && Array.isArray(inner)) kept.required = [...inner].sort();
    else if (!DROPPED.has(key)) kept[key] = slimSchema(inner);
  }
  return value.nullable === true ? orNull(kept) : kept;
}

/** In one order, so that what is the same is the same text. */
function slimFields(fields: JsonObject): JsonObject {
  const names = Object.keys(fields).sort();
  return Object.fromEntries(names.map((name) => [name, slimSchema(fields[name] ?? {})]));
}

const COMBINED = ['$ref', 'allOf', 'anyOf', 'enum', 'oneOf', 'properties'];

function orNull(schema: JsonObject): JsonObject {
  // An object stays one, so that the one that may be null and the one that may not are kept once.
  const isPlain = COMBINED.every((key) => schema[key] === undefined);
  if (isPlain && typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}
