import type { PackageManifest } from '../facts.ts';
import { mappingAt } from '../manifests/record.ts';
import { filePaths, folderOf, hasFile, inFolder, type Snapshot } from '../read/snapshot.ts';
import { programOf, purposeOfName } from './purposes.ts';
import { callsScript, WITNESS, type Witnessed } from './witness.ts';

/** The commands of the managers that have one way to test and build: Go, Maven, Gradle, .NET, Composer, Bundler. */
export function otherCommands(
  snapshot: Snapshot,
  packages: readonly PackageManifest[],
  runs: readonly string[],
): readonly Witnessed[] {
  const roots = packages.filter(
    ({ path, manager }) =>
      STANDS_ALONE.has(manager) ||
      !packages.some(
        (other) => other.manager === manager && other.path !== path && isAbove(other.path, path),
      ),
  );
  const solution = filePaths(snapshot).find((path) => /^[^/]+\.slnx?$/.test(path));
  return roots.flatMap((manifest) => {
    // A solution in the root knows all projects, those of the tests too.
    const directory = manifest.manager === 'dotnet' && solution !== undefined ? '' : folderOf(manifest.path);
    const has = (name: string) => hasFile(snapshot, inFolder(directory, name));
    const found = FAMILIES[manifest.manager]?.(has, snapshot, manifest, runs) ?? [];
    return found.map(([purpose, command]): Witnessed => {
      const isRun = runs.some((run) => programOf(run).startsWith(command) || run.startsWith(command));
      const weight = isRun ? WITNESS.programInChecks : WITNESS.habit;
      return { purpose, command, source: manifest.path, directory, weight };
    });
  });
}

/** Below another of their kind these are projects of their own all the same, with their own tests. */
const STANDS_ALONE: ReadonlySet<string> = new Set(['go', 'bundler', 'composer']);

type Found = readonly (readonly [Witnessed['purpose'], string])[];
type Family = (
  has: (name: string) => boolean,
  snapshot: Snapshot,
  manifest: PackageManifest,
  runs: readonly string[],
) => Found;

const FAMILIES: Readonly<Record<string, Family>> = {
  go: (has) => [
    ['test', 'go test ./...'],
    ['test-one', 'go test ./{folder}'],
    ['build', 'go build ./...'],
    [
      'lint',
      ['.golangci.yml', '.golangci.yaml', '.golangci.toml'].some(has) ? 'golangci-lint run' : 'go vet ./...',
    ],
  ],
  maven: (has) => {
    const call = has('mvnw') ? './mvnw' : 'mvn';
    return [
      ['test', `${call} test`],
      ['build', `${call} package`],
    ];
  },
  gradle: (has) => {
    const call = has('gradlew') ? './gradlew' : 'gradle';
    return [
      ['test', `${call} test`],
      ['build', `${call} build`],
    ];
  },
  dotnet: () => [
    ['test', 'dotnet test'],
    ['build', 'dotnet build'],
  ],
  composer: (has, snapshot, manifest, runs) => [
    ...composerScripts(snapshot, manifest, runs),
    ...(has('phpunit.xml') || has('phpunit.xml.dist')
      ? ([
          ['test', 'vendor/bin/phpunit'],
          ['test-one', 'vendor/bin/phpunit {file}'],
        ] as const)
      : []),
  ],
  bundler: (has) => {
    if (has('.rspec') || has('spec/spec_helper.rb')) {
      return [
        ['test', 'bundle exec rspec'],
        ['test-one', 'bundle exec rspec {file}'],
      ];
    }
    if (has('bin/rails')) {
      return [
        ['test', 'bin/rails test'],
        ['test-one', 'bin/rails test {file}'],
      ];
    }
    return has('Rakefile') ? [['test', 'bundle exec rake test']] : [];
  },
};

function composerScripts(snapshot: Snapshot, manifest: PackageManifest, runs: readonly string[]): Found {
  const scripts = mappingAt(JSON.parse(snapshot.contents.get(manifest.path) ?? '{}'), 'scripts');
  const names = Object.keys(scripts).filter((name) => purposeOfName(name) !== null);
  const called = names.filter((name) => callsScript(runs, 'composer', name));
  return [...new Set([...called, ...names])].flatMap((name) => {
    const purpose = purposeOfName(name);
    return purpose === null ? [] : [[purpose, `composer ${name}`] as const];
  });
}

function isAbove(manifest: string, path: string): boolean {
  const folder = folderOf(manifest);
  return folder === '' ? folderOf(path) !== '' : folderOf(path).startsWith(`${folder}/`);
}
