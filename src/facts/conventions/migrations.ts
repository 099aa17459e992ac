import type { Conventions } from '../facts.ts';
import { compareText, filePaths, type Snapshot } from '../read/snapshot.ts';
import { isTestPath } from './test-paths.ts';

/** A folder of migrations, and the file or folder in it that is one migration. */
const MIGRATION =
  /^((?:.+\/)?(?:migrations?|migrate|alembic\/versions|migrations\/versions|drizzle))\/([^/]+)(?:\/([^/]+))?$/;

/** Numbers or dates in front order migrations in most tools; Alembic's are hashes. */
const ORDERED = /^(?:V?\d+[\d._]*(?:__?|-)?\w*|U?V\d.*|\d+)/;

/** Database migrations by folder, with the latest of each: the one that the next follows. */
export function findMigrations(snapshot: Snapshot): Conventions['migrations'] {
  const folders = new Map<string, Set<string>>();
  for (const path of filePaths(snapshot)) {
    const [, folder, name, inner] = MIGRATION.exec(path) ?? [];
    if (folder === undefined || name === undefined || isTestPath(path)) continue;
    const isMigration =
      inner === undefined
        ? /\.(?:py|sql|rb|php|ts|js|go|java|kt|ex|exs|cs)$/.test(name) && ORDERED.test(name)
        : /^(?:migration|up|down)\.(?:sql|ts|js|toml)$/.test(inner) && ORDERED.test(name);
    if (isMigration) folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
  }
  return [...folders]
    .map(([folder, names]) => ({ folder, latest: [...names].sort(byNumber).at(-1) ?? null }))
    .sort((a, b) => compareText(a.folder, b.folder));
}

/** `0002` before `0010`, `9_x` before `10_x`. */
function byNumber(a: string, b: string): number {
  return leadingNumber(a) - leadingNumber(b) || compareText(a, b);
}

function leadingNumber(name: string): number {
  return Number(/^V?(\d{1,15})/.exec(name)?.[1] ?? 0);
}
