import { readChecks } from '../../src/facts/checks/checks.ts';
import { readCommands } from '../../src/facts/commands/commands.ts';
import { readConventions } from '../../src/facts/conventions/conventions.ts';
import type { Facts, HistoryCommit } from '../../src/facts/facts.ts';
import { readManifests } from '../../src/facts/manifests/manifests.ts';
import { readOwners } from '../../src/facts/owners/owners.ts';
import type { Snapshot } from '../../src/facts/read/snapshot.ts';

/** A tree and its texts from `{ path: text }`; a path that ends in `*` is executable. */
export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const entries = Object.entries(files).map(([path, text]) => ({
    path: path.replace(/\*$/, ''),
    text,
    executable: path.endsWith('*'),
  }));
  return {
    tree: entries.map(({ path, text, executable }, index) => ({
      path,
      oid: String(index).padStart(40, '0'),
      mode: executable ? '100755' : '100644',
      size: text.length,
    })),
    contents: new Map(entries.map(({ path, text }) => [path, text])),
  };
}

/** All that is derived from such a tree, with a history of subjects and paths, newest first. */
export function factsOf(
  files: Readonly<Record<string, string>>,
  commits: readonly Partial<HistoryCommit>[] = [],
): Facts {
  const snapshot = snapshotOf(files);
  const history = commits.map((commit, index) => ({
    sha: String(index).padStart(40, '0'),
    date: '2024-01-01T00:00:00.000Z',
    author: 'Ada',
    email: 'ada@example.org',
    subject: 'change',
    paths: [],
    ...commit,
  }));
  const { checks, notRead } = readChecks(snapshot);
  const packages = readManifests(snapshot, checks);
  return {
    base: '0'.repeat(40),
    ...snapshot,
    history,
    checks,
    packages,
    commands: readCommands(snapshot, packages, checks),
    owners: readOwners(snapshot),
    conventions: readConventions(snapshot, history),
    notRead,
  };
}
