import type { PackageManifest, ProjectCommand } from '../facts.ts';
import { folderOf, nameOf, type Snapshot } from '../read/snapshot.ts';
import { scriptsOf } from './node-scripts.ts';
import { programOf, purposeOfName, shellCommands } from './purposes.ts';
import { callsScript, WITNESS, type Witnessed } from './witness.ts';

type Purpose = ProjectCommand['purpose'];

/** Names in the order of preference; the first that a package has is the one for that purpose. */
const PREFERRED: Readonly<Record<Exclude<Purpose, 'test-one'>, readonly string[]>> = {
  test: ['test', 'test:unit', 'tests', 'unit', 'test:ci', 'vitest', 'jest'],
  lint: ['lint', 'lint:check', 'eslint', 'check:lint', 'lint:js', 'lint:ts', 'biome'],
  format: ['format:check', 'check:format', 'fmt:check', 'prettier:check', 'format', 'fmt', 'prettier'],
  typecheck: [
    'typecheck',
    'type-check',
    'type:check',
    'check-types',
    'check:types',
    'types:check',
    'tsc',
    'types',
    'lint:types',
  ],
  build: ['build', 'compile', 'bundle'],
  docs: ['docs:build', 'build:docs', 'docs', 'doc'],
};

/** The scripts of a `package.json`, called by the runner of its lock file. */
export function nodeCommands(
  snapshot: Snapshot,
  manifest: PackageManifest,
  runs: readonly string[],
): readonly Witnessed[] {
  if (nameOf(manifest.path) !== 'package.json') return [];
  const scripts = scriptsOf(snapshot.contents.get(manifest.path) ?? '');
  const directory = folderOf(manifest.path);
  const { manager: runner } = manifest;
  const isCalled = (name: string) => directory === '' && callsScript(runs, runner, name);
  const chosen = Object.entries(PREFERRED).flatMap(([purpose, names]) => {
    const present = names.filter((name) => scripts.has(name));
    const name = present.find(isCalled) ?? present[0];
    return name === undefined ? [] : [{ purpose: purpose as Purpose, name }];
  });
  const named = new Set(chosen.map(({ name }) => name));
  const others = [...scripts.keys()].flatMap((name) => {
    const purpose = purposeOfName(name);
    return purpose !== null && !named.has(name) && isCalled(name) ? [{ purpose, name }] : [];
  });
  const at = { source: manifest.path, directory };
  const commands = [...chosen, ...others].map(({ purpose, name }, index) => ({
    purpose,
    command: scriptCall(runner, name),
    ...at,
    weight: isCalled(name) && index < chosen.length ? WITNESS.scriptInChecks : WITNESS.script,
  }));
  const test = chosen.find(({ purpose }) => purpose === 'test');
  const one = test === undefined ? null : oneFile(runner, test.name, scripts.get(test.name) ?? '');
  return one === null
    ? commands
    : [...commands, { purpose: 'test-one', command: one, ...at, weight: WITNESS.script }];
}

/** `npm test`, `npm run lint`, `pnpm lint`, `bun run test` (`bun test` would start bun's own test runner). */
export function scriptCall(runner: string, name: string): string {
  if (runner === 'npm') return name === 'test' ? 'npm test' : `npm run ${name}`;
  return runner === 'bun' ? `bun run ${name}` : `${runner} ${name}`;
}

/** Runs one test file: through the script where it is one bare program, else by the program itself. */
function oneFile(runner: string, name: string, script: string): string | null {
  const commands = shellCommands(script).map(programOf);
  const program = commands.find((command) =>
    /^(?:jest|vitest|mocha|ava|node|tsx|bun test|tap|c8|nyc)\b/.test(command),
  );
  if (program === undefined) return null;
  const words = program.split(' ');
  const tool = words[0] ?? '';
  const takesFile =
    commands.length === 1 && words.slice(1).every((word) => word.startsWith('-') || word === 'run');
  if (tool === 'vitest') return `${execCall(runner)} vitest run {file}`;
  if (program.startsWith('bun test')) return 'bun test {file}';
  if (tool === 'node' || tool === 'tsx') {
    const isJest = /node_modules\/jest\/bin\/jest\.js$/.test(program);
    if (isJest && commands.length === 1) return passArgument(scriptCall(runner, name), runner);
    const flags = words.filter((word) => word.startsWith('-'));
    return flags.includes('--test') ? [tool, ...flags, '{file}'].join(' ') : null;
  }
  if (tool === 'c8' || tool === 'nyc') return null;
  return takesFile ? passArgument(scriptCall(runner, name), runner) : `${execCall(runner)} ${tool} {file}`;
}

function passArgument(call: string, runner: string): string {
  return runner === 'npm' ? `${call} -- {file}` : `${call} {file}`;
}

function execCall(runner: string): string {
  if (runner === 'pnpm') return 'pnpm exec';
  if (runner === 'bun') return 'bunx';
  return runner === 'yarn' ? 'yarn' : 'npx';
}
