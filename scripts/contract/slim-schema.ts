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
    else if (!DROPPED.has(key)) kept[key] = slimSchema(inner);
  }
  return value.nullable === true ? orNull(kept) : kept;
}

function slimFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, slimSchema(schema)]));
}

function orNull(schema: JsonObject): JsonObject {
  const isPlain = ['$ref', 'allOf', 'anyOf', 'enum', 'oneOf'].every((key) => schema[key] === undefined);
  if (isPlain && typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}
