import { filePaths, type Snapshot } from '../read/snapshot.ts';
import { purposeOfName } from './purposes.ts';
import { callsScript, WITNESS, type Witnessed } from './witness.ts';

const MAKEFILES = ['GNUmakefile', 'makefile', 'Makefile'];
const JUSTFILES = ['justfile', 'Justfile', '.justfile'];

/** The targets of a Makefile or justfile in the root, by the purposes that their names tell. */
export function targetCommands(snapshot: Snapshot, runs: readonly string[]): readonly Witnessed[] {
  return [
    ...targets(snapshot, runs, 'make', MAKEFILES, /^([A-Za-z][\w.-]*)[ \t]*:(?![:=])/gm),
    ...targets(snapshot, runs, 'just', JUSTFILES, /^@?([A-Za-z][\w-]*)(?:[ \t][^:=\n]*)?:(?!=)/gm),
  ];
}

function targets(
  snapshot: Snapshot,
  runs: readonly string[],
  tool: string,
  names: readonly string[],
  pattern: RegExp,
): readonly Witnessed[] {
  const path = filePaths(snapshot).find((candidate) => names.includes(candidate));
  const text = path === undefined ? undefined : snapshot.contents.get(path);
  if (path === undefined || text === undefined) return [];
  return [...text.matchAll(pattern)].flatMap(([, name = '']): Witnessed[] => {
    // `make check` is the GNU name for running the tests.
    const purpose = tool === 'make' && name === 'check' ? 'test' : purposeOfName(name);
    if (purpose === null) return [];
    const exact = name === purpose ? 0 : 0.5;
    const weight = (callsScript(runs, tool, name) ? WITNESS.scriptInChecks : WITNESS.target) + exact;
    return [{ purpose, command: `${tool} ${name}`, source: path, directory: '', weight }];
  });
}
