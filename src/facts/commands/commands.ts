import type { Check, PackageManifest, ProjectCommand } from '../facts.ts';
import { compareText, depthOf, type Snapshot } from '../read/snapshot.ts';
import { cargoCommands } from './commands-cargo.ts';
import { checkCommands } from './commands-checks.ts';
import { nodeCommands } from './commands-node.ts';
import { otherCommands } from './commands-other.ts';
import { pythonCommands } from './commands-python.ts';
import { targetCommands } from './commands-targets.ts';
import { runsOfChecks, type Witnessed } from './witness.ts';

const MAX_COMMANDS = 300;

/**
 * The commands people run here. Of those for one purpose the root's come first, and of these the best attested: the
 * first one is the command to name in a plan.
 */
export function readCommands(
  snapshot: Snapshot,
  packages: readonly PackageManifest[],
  checks: readonly Check[],
): readonly ProjectCommand[] {
  const runs = runsOfChecks(checks);
  const found: readonly Witnessed[] = [
    ...packages.flatMap((manifest) => nodeCommands(snapshot, manifest, runs)),
    ...packages.flatMap((manifest) => pythonCommands(snapshot, manifest, runs)),
    ...cargoCommands(snapshot, packages, runs),
    ...otherCommands(snapshot, packages, runs),
    ...targetCommands(snapshot, runs),
    ...checkCommands(checks),
  ];
  const ordered = found
    .map((command, index) => ({ command, index }))
    .sort(
      (a, b) =>
        depthOf(a.command.directory) - depthOf(b.command.directory) ||
        a.command.weight - b.command.weight ||
        compareText(a.command.directory, b.command.directory) ||
        a.index - b.index,
    )
    .map(({ command: { weight: _, ...command } }) => command);
  return withoutRepeats(ordered).slice(0, MAX_COMMANDS);
}

function withoutRepeats(commands: readonly ProjectCommand[]): readonly ProjectCommand[] {
  const seen = new Set<string>();
  return commands.filter(({ purpose, command, directory }) => {
    const key = JSON.stringify([purpose, command, directory]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
