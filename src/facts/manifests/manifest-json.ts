import type { ParsedManifest } from './parsed-manifest.ts';
import { isMapping, mappingAt, stringAt } from './record.ts';

const NODE_DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** The manager is `npm` until the lock files say which it is. */
export function parsePackageJson(text: string): ParsedManifest | null {
  const manifest: unknown = JSON.parse(text);
  if (!isMapping(manifest)) return null;
  return {
    name: stringAt(manifest, 'name'),
    version: stringAt(manifest, 'version'),
    manager: 'npm',
    isPrivate: manifest.private === true,
    dependencies: NODE_DEPENDENCIES.flatMap((key) => Object.keys(mappingAt(manifest, key))),
  };
}

export function parseComposer(text: string): ParsedManifest | null {
  const manifest: unknown = JSON.parse(text);
  if (!isMapping(manifest)) return null;
  return {
    name: stringAt(manifest, 'name'),
    version: stringAt(manifest, 'version'),
    manager: 'composer',
    isPrivate: stringAt(manifest, 'type') === 'project',
    dependencies: ['require', 'require-dev'].flatMap((key) => Object.keys(mappingAt(manifest, key))),
  };
}
