import { parse } from 'smol-toml';
import type { PackageManifest } from '../facts.ts';
import { mappingAt } from '../manifests/record.ts';
import { folderOf, hasFile, inFolder, nameOf, type Snapshot } from '../read/snapshot.ts';
import { programOf, purposeOfName, purposesOfShell } from './purposes.ts';
import { callsScript, WITNESS, type Witnessed } from './witness.ts';

const PYTHON_MANAGERS = new Set(['pdm', 'poetry', 'uv', 'hatch', 'pip']);

/** A Python project: its own scripts, Django's `manage.py`, tox, and pytest through the project's manager. */
export function pythonCommands(
  snapshot: Snapshot,
  manifest: PackageManifest,
  runs: readonly string[],
): readonly Witnessed[] {
  if (!PYTHON_MANAGERS.has(manifest.manager)) return [];
  const directory = folderOf(manifest.path);
  return [
    ...scriptCommands(snapshot, manifest, directory, runs),
    ...djangoCommands(snapshot, directory),
    ...pytestCommands(snapshot, manifest, directory, runs),
    ...toxCommands(snapshot, directory, runs),
  ];
}

/** `[tool.pdm.scripts]`, `[tool.poe.tasks]`, hatch's default environment. */
function scriptCommands(
  snapshot: Snapshot,
  manifest: PackageManifest,
  directory: string,
  runs: readonly string[],
): readonly Witnessed[] {
  if (nameOf(manifest.path) !== 'pyproject.toml') return [];
  const document = parse(snapshot.contents.get(manifest.path) ?? '');
  const tables = [
    { runner: 'pdm', call: 'pdm run', scripts: mappingAt(document, 'tool', 'pdm', 'scripts') },
    { runner: 'poe', call: 'poe', scripts: mappingAt(document, 'tool', 'poe', 'tasks') },
    {
      runner: 'hatch',
      call: 'hatch run',
      scripts: mappingAt(document, 'tool', 'hatch', 'envs', 'default', 'scripts'),
    },
  ];
  return tables.flatMap(({ runner, call, scripts }) =>
    Object.keys(scripts).flatMap((name): Witnessed[] => {
      const purpose = purposeOfName(name);
      if (purpose === null) return [];
      const weight = callsScript(runs, runner, name) ? WITNESS.scriptInChecks : WITNESS.script;
      return [{ purpose, command: `${call} ${name}`, source: manifest.path, directory, weight }];
    }),
  );
}

/** Django runs tests by dotted module, not by file: `{module}` stands for it. */
function djangoCommands(snapshot: Snapshot, directory: string): readonly Witnessed[] {
  const path = inFolder(directory, 'manage.py');
  const file = snapshot.tree.find((candidate) => candidate.path === path);
  if (file === undefined || !(snapshot.contents.get(path) ?? '').includes('django')) return [];
  const call = file.mode === '100755' ? './manage.py test' : 'python manage.py test';
  const at = { source: path, directory, weight: WITNESS.script };
  return [
    { purpose: 'test', command: call, ...at },
    { purpose: 'test-one', command: `${call} {module}`, ...at },
  ];
}

function pytestCommands(
  snapshot: Snapshot,
  manifest: PackageManifest,
  directory: string,
  runs: readonly string[],
): readonly Witnessed[] {
  const run =
    directory === '' ? runs.find((line) => /^(?:pytest|py\.test)\b/.test(programOf(line))) : undefined;
  const isUsed =
    run !== undefined ||
    manifest.dependencies.includes('pytest') ||
    ['pytest.ini', 'conftest.py', 'tests/conftest.py'].some((name) =>
      hasFile(snapshot, inFolder(directory, name)),
    );
  const source = manifest.path;
  if (!isUsed || (hasFile(snapshot, inFolder(directory, 'manage.py')) && run === undefined)) return [];
  const through = throughManager(manifest.manager, run);
  const weight = run === undefined ? WITNESS.habit : WITNESS.programInChecks;
  return [
    { purpose: 'test', command: `${through}pytest`, source, directory, weight },
    { purpose: 'test-one', command: `${through}pytest {file}`, source, directory, weight },
  ];
}

/** As CI calls it where it does; else by the manager's own `run`. */
function throughManager(manager: string, run: string | undefined): string {
  const seen = /^((?:pdm|poetry|uv|hatch|rye|pipenv) run) /.exec(run ?? '')?.[1];
  if (seen !== undefined) return `${seen} `;
  return run !== undefined || manager === 'pip' ? '' : `${manager} run `;
}

function toxCommands(snapshot: Snapshot, directory: string, runs: readonly string[]): readonly Witnessed[] {
  const path = inFolder(directory, 'tox.ini');
  const text = snapshot.contents.get(path);
  // Many a tox.ini only configures flake8 or pytest.
  if (text === undefined || !/^\[(?:tox|testenv)\]/m.test(text)) return [];
  const isRun = runs.some(
    (line) => purposesOfShell(line).includes('test') && /^(?:python -m )?tox\b/.test(programOf(line)),
  );
  return [
    {
      purpose: 'test',
      command: 'tox',
      source: path,
      directory,
      weight: isRun ? WITNESS.programInChecks : WITNESS.habit + 1,
    },
  ];
}
