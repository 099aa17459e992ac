import { nodeRunner } from '../commands/node-runner.ts';
import type { Check, PackageManifest } from '../facts.ts';
import { compareText, depthOf, filePaths, nameOf, type Snapshot } from '../read/snapshot.ts';
import { parseCargo } from './manifest-cargo.ts';
import { parseComposer, parsePackageJson } from './manifest-json.ts';
import { parsePyproject, parseRequirements, parseSetupCfg } from './manifest-python.ts';
import { parseCsproj, parseGemfile, parseGoMod, parseGradle, parsePom } from './manifest-text.ts';
import type { ParsedManifest } from './parsed-manifest.ts';

type Parser = (text: string) => ParsedManifest | null;

const PARSERS: readonly (readonly [RegExp, Parser])[] = [
  [/^package\.json$/, parsePackageJson],
  [/^Cargo\.toml$/, parseCargo],
  [/^pyproject\.toml$/, parsePyproject],
  [/^setup\.cfg$/, parseSetupCfg],
  [/^requirements\.txt$/, parseRequirements],
  [/^go\.mod$/, parseGoMod],
  [/^pom\.xml$/, parsePom],
  [/^build\.gradle(?:\.kts)?$/, parseGradle],
  [/^Gemfile$/, parseGemfile],
  [/^composer\.json$/, parseComposer],
  [/\.csproj$/, parseCsproj],
];

const MAX_MANIFESTS = 300;
const NOT_OURS =
  /(?:^|\/)(?:node_modules|vendor|third_party|fixtures?|__fixtures__|testdata|templates?|dist|target)\//;

/**
 * The manifests of the project's own packages, the root's first; those of fixtures and vendored code are left out.
 * One that cannot be parsed is left out too.
 */
export function readManifests(snapshot: Snapshot, checks: readonly Check[]): readonly PackageManifest[] {
  const paths = filePaths(snapshot)
    .filter((path) => !NOT_OURS.test(path) && parserOf(path) !== undefined)
    .sort((a, b) => depthOf(a) - depthOf(b) || compareText(a, b))
    .slice(0, MAX_MANIFESTS);
  const manifests = paths.flatMap((path): PackageManifest[] => {
    const text = snapshot.contents.get(path);
    const parsed = text === undefined ? null : tryParse(parserOf(path), text);
    if (parsed === null) return [];
    const manager = parsed.manager === 'npm' ? nodeRunner(snapshot, path, checks) : parsed.manager;
    return [{ path, ...parsed, manager }];
  });
  return withoutDoubles(manifests);
}

function parserOf(path: string): Parser | undefined {
  const name = nameOf(path);
  return PARSERS.find(([pattern]) => pattern.test(name))?.[1];
}

function tryParse(parser: Parser | undefined, text: string): ParsedManifest | null {
  try {
    return parser?.(text) ?? null;
  } catch {
    return null;
  }
}

/** `requirements.txt` and `setup.cfg` say nothing where a `pyproject.toml` with a name lies beside them. */
function withoutDoubles(manifests: readonly PackageManifest[]): readonly PackageManifest[] {
  const named = new Set(
    manifests
      .filter(({ path, name }) => nameOf(path) === 'pyproject.toml' && name !== null)
      .map(({ path }) => path),
  );
  return manifests.filter(({ path }) => {
    const beside = path.replace(/(?:setup\.cfg|requirements\.txt)$/, 'pyproject.toml');
    return beside === path || !named.has(beside);
  });
}
