import { mappingAt } from '../manifests/record.ts';

/** The scripts of a `package.json` by name; empty where it is not valid. */
export function scriptsOf(text: string): ReadonlyMap<string, string> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return new Map();
  }
  return new Map(
    Object.entries(mappingAt(manifest, 'scripts')).flatMap(([name, script]): [string, string][] =>
      // npm's own placeholder is no test.
      typeof script === 'string' && !script.includes('no test specified') ? [[name, script]] : [],
    ),
  );
}
