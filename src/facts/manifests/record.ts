export type Mapping = { readonly [key: string]: unknown };

/** The mapping under a path of keys of a parsed document; empty where there is none. */
export function mappingAt(value: unknown, ...keys: readonly string[]): Mapping {
  let at: unknown = value;
  for (const key of keys) at = isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return isMapping(at) ? at : {};
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string, or null for everything else. */
export function stringAt(value: Mapping, key: string): string | null {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : null;
}

/** The strings of a list; empty for everything else. */
export function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
