import { readdirSync, readFileSync } from 'node:fs';

/** A plan document of `test/fixtures/plans/`. */
export interface Fixture {
  readonly name: string;
  readonly source: string;
}

const folder = new URL('../fixtures/plans/', import.meta.url);

/** All of them, their bytes as they are: byte order marks and line endings included. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => ({
    name,
    source: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(new URL(name, folder)),
    ),
  }));
