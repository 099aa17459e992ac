import type { PackageManifest } from '../facts.ts';

/** What a manifest says, before it is known where it lies. */
export type ParsedManifest = Omit<PackageManifest, 'path'>;
