import { isObject, type Json, type JsonObject } from './json.ts';
import { slimSchema } from './slim-schema.ts';

/** Every component schema that `value` refers to, directly or through others, slimmed; but none of `known`. */
export function collectSchemas(
  value: Json,
  components: JsonObject,
  known: JsonObject = {},
  found: JsonObject = {},
): JsonObject {
  for (const name of namesIn(value)) {
    if (known[name] !== undefined || found[name] !== undefined) continue;
    const component = components[name];
    if (component === undefined) throw new Error(`The description refers to ${name} and has none`);
    const schema = slimSchema(component);
    found[name] = schema;
    collectSchemas(schema, components, known, found);
  }
  return found;
}

function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = key === '$ref' && typeof inner === 'string' ? inner.split('/').at(-1) : undefined;
    return name === undefined ? namesIn(inner) : [name];
  });
}
