import { parse } from 'smol-toml';
import type { ParsedManifest } from './parsed-manifest.ts';
import { mappingAt, stringAt } from './record.ts';

export function parseCargo(text: string): ParsedManifest {
  const manifest = parse(text);
  const crate = mappingAt(manifest, 'package');
  return {
    name: stringAt(crate, 'name'),
    version: stringAt(crate, 'version') ?? stringAt(mappingAt(manifest, 'workspace', 'package'), 'version'),
    manager: 'cargo',
    isPrivate: crate.publish === false,
    dependencies: [
      ...['dependencies', 'dev-dependencies', 'build-dependencies'].flatMap((key) =>
        Object.keys(mappingAt(manifest, key)),
      ),
      ...Object.keys(mappingAt(manifest, 'workspace', 'dependencies')),
    ],
  };
}
