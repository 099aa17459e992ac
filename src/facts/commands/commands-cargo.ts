import { parse } from 'smol-toml';
import type { PackageManifest, ProjectCommand } from '../facts.ts';
import { isMapping } from '../manifests/record.ts';
import { folderOf, type Snapshot } from '../read/snapshot.ts';
import { programOf } from './purposes.ts';
import { WITNESS, type Witnessed } from './witness.ts';

const PROGRAMS: readonly (readonly [ProjectCommand['purpose'], string])[] = [
  ['test', 'cargo test'],
  ['lint', 'cargo clippy'],
  ['format', 'cargo fmt'],
  ['typecheck', 'cargo check'],
  ['build', 'cargo build'],
];

/** Cargo's own commands at each root, and the tests of each member of a workspace (`cargo test -p name`, from the root). */
export function cargoCommands(
  snapshot: Snapshot,
  packages: readonly PackageManifest[],
  runs: readonly string[],
): readonly Witnessed[] {
  const manifests = packages.filter((manifest) => manifest.manager === 'cargo');
  const roots = manifests.filter(
    ({ path }) => !manifests.some((other) => other.path !== path && isUnder(path, folderOf(other.path))),
  );
  return roots.flatMap((root) => {
    const directory = folderOf(root.path);
    const members = manifests.filter(({ path }) => path !== root.path && isUnder(path, directory));
    return [
      ...PROGRAMS.map(([purpose, program]): Witnessed => {
        const isRun = runs.some((run) => programOf(run).startsWith(program));
        const command =
          purpose === 'test' && isPackageAndWorkspace(snapshot, root.path)
            ? `${program} --workspace`
            : program;
        return {
          purpose,
          command,
          source: root.path,
          directory,
          weight: isRun ? WITNESS.programInChecks : WITNESS.habit,
        };
      }),
      ...members.flatMap(({ name, path }): Witnessed[] =>
        name === null
          ? []
          : [
              {
                purpose: 'test',
                command: `cargo test -p ${name}`,
                source: path,
                directory,
                weight: WITNESS.habit + 1,
              },
            ],
      ),
    ];
  });
}

function isUnder(path: string, folder: string): boolean {
  return folder === '' ? path.includes('/') : path.startsWith(`${folder}/`);
}

/** At such a root `cargo test` alone would test the root package only. */
function isPackageAndWorkspace(snapshot: Snapshot, path: string): boolean {
  try {
    const manifest = parse(snapshot.contents.get(path) ?? '');
    return isMapping(manifest.package) && isMapping(manifest.workspace);
  } catch {
    return false;
  }
}
