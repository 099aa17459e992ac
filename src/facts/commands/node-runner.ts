import type { Check } from '../facts.ts';
import { isMapping, stringAt } from '../manifests/record.ts';
import { folderOf, hasFile, inFolder, type Snapshot } from '../read/snapshot.ts';

const LOCK_FILES: readonly (readonly [string, readonly string[]])[] = [
  ['pnpm', ['pnpm-lock.yaml', 'pnpm-workspace.yaml']],
  ['bun', ['bun.lock', 'bun.lockb']],
  ['yarn', ['yarn.lock']],
  ['npm', ['package-lock.json', 'npm-shrinkwrap.json']],
];

/**
 * Which runner a `package.json` is used with: its own `packageManager` field; else the lock file in its folder or
 * the nearest above, and where several lie side by side, the one that CI uses; else what CI uses; else npm.
 */
export function nodeRunner(snapshot: Snapshot, manifest: string, checks: readonly Check[]): string {
  const used = runnersOfChecks(checks);
  for (let folder: string | null = folderOf(manifest); folder !== null; folder = above(folder)) {
    const declared = declaredRunner(snapshot.contents.get(inFolder(folder, 'package.json')));
    if (declared !== null) return declared;
    const locked = locksIn(snapshot, folder);
    const first = used.find((runner) => locked.includes(runner)) ?? locked[0];
    if (first !== undefined) return first;
  }
  return used[0] ?? 'npm';
}

function locksIn(snapshot: Snapshot, folder: string): readonly string[] {
  return LOCK_FILES.filter(([, names]) =>
    names.some((name) => hasFile(snapshot, inFolder(folder, name))),
  ).map(([runner]) => runner);
}

function above(folder: string): string | null {
  return folder === '' ? null : folderOf(folder);
}

/** `"packageManager": "pnpm@9.1.0"`. */
function declaredRunner(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const manifest: unknown = JSON.parse(text);
    const declared = isMapping(manifest) ? stringAt(manifest, 'packageManager') : null;
    return /^(npm|pnpm|yarn|bun)@/.exec(declared ?? '')?.[1] ?? null;
  } catch {
    return null;
  }
}

/** The runners that the checks call, the one called most first; installing a runner is no call of it. */
function runnersOfChecks(checks: readonly Check[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const run of checks.flatMap((check) => (check.onPullRequest || check.onPush ? check.runs : []))) {
    const runner = /^(npm|pnpm|yarn|bun)\b(?!.*(?:\s-g\b|--global))/.exec(run)?.[1];
    if (runner !== undefined) counts.set(runner, (counts.get(runner) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([runner]) => runner);
}
