import type { FileTexts } from './merged-pull.ts';

/** What a change did to the dependencies that manifests name; versions as they are written there. */
export interface ChangedDependencies {
  readonly added: readonly Dependency[];
  readonly removed: readonly Dependency[];
  readonly updated: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

interface Dependency {
  readonly name: string;
  readonly version: string;
}

type Versions = ReadonlyMap<string, string>;

/** @param files Manifests among them count, others do not. */
export function changedDependencies(files: readonly FileTexts[]): ChangedDependencies {
  const pairs = files.flatMap(({ path, before, after }): [Versions, Versions][] => {
    const manifest = MANIFESTS.find(({ like }) => like.test(path));
    return manifest === undefined ? [] : [[manifest.read(before ?? ''), manifest.read(after ?? '')]];
  });
  const entries = pairs.flatMap(([before, after]) =>
    [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
      name,
      from: before.get(name),
      to: after.get(name),
    })),
  );
  const unique = [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
  return {
    added: unique.flatMap(({ name, from, to }) =>
      from === undefined && to !== undefined ? [{ name, version: to }] : [],
    ),
    removed: unique.flatMap(({ name, from, to }) =>
      to === undefined && from !== undefined ? [{ name, version: from }] : [],
    ),
    updated: unique.flatMap(({ name, from, to }) =>
      from !== undefined && to !== undefined && from !== to ? [{ name, from, to }] : [],
    ),
  };
}

/** Whether dependencies are named in such a file. */
export function isManifest(path: string): boolean {
  return MANIFESTS.some(({ like }) => like.test(path));
}

const MANIFESTS: readonly { readonly like: RegExp; readonly read: (text: string) => Versions }[] = [
  {
    like: /(?:^|\/)package\.json$/,
    read: (text) =>
      inJson(text, ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']),
  },
  { like: /(?:^|\/)composer\.json$/, read: (text) => inJson(text, ['require', 'require-dev']) },
  {
    like: /(?:^|\/)go\.mod$/,
    read: (text) => inLines(text, /^\s*(?:require\s+)?([\w.~-]+\.[\w./~-]+)\s+(v\S+)/),
  },
  { like: /(?:^|\/)Cargo\.toml$/, read: inCargo },
  { like: /(?:^|\/)requirements[\w.-]*\.txt$/, read: (text) => inLines(text, PYTHON) },
  {
    like: /(?:^|\/)pyproject\.toml$/,
    read: (text) => inLines(text, /^\s*"([A-Za-z0-9][\w.-]*)(?:\[[^\]"]*\])?\s*([=<>~!]=?[^";]*)?"/),
  },
  {
    like: /(?:^|\/)Gemfile$/,
    read: (text) => inLines(text, /^\s*gem\s+["']([^"']+)["'](?:,\s*["']([^"']+)["'])?/),
  },
];

const PYTHON = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*([=<>~!]=?[^;#\s]*)?\s*(?:[;#]|$)/;

function inJson(text: string, sections: readonly string[]): Versions {
  const value = parsed(text);
  const found = sections.flatMap((section) => {
    const listed: unknown = value === null ? null : value[section];
    return isRecord(listed) ? Object.entries(listed) : [];
  });
  return new Map(found.flatMap(([name, version]) => (typeof version === 'string' ? [[name, version]] : [])));
}

/** Null for what is no JSON object: people's manifests may be broken. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inLines(text: string, pattern: RegExp): Versions {
  const found = text.split('\n').flatMap((line): [string, string][] => {
    const [, name, version = ''] = pattern.exec(line.slice(0, LONGEST_LINE).trimEnd()) ?? [];
    return name === undefined ? [] : [[name, version.trim()]];
  });
  return new Map(found);
}

const LONGEST_LINE = 500;

/** The tables of dependencies alone: `[package]` has a version too. */
function inCargo(text: string): Versions {
  const tables = text.split(/^(?=\[)/m).filter((table) => /^\[[^\]\n]*dependencies\]/.test(table));
  return inLines(tables.join('\n'), /^([\w-]+)\s*=\s*(?:\{[^}]*?\bversion\s*=\s*)?(?:"([^"]*)"|\{)/);
}
