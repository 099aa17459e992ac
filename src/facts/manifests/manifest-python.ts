import { parse } from 'smol-toml';
import type { ParsedManifest } from './parsed-manifest.ts';
import { isMapping, type Mapping, mappingAt, stringAt, stringsOf } from './record.ts';

export function parsePyproject(text: string): ParsedManifest {
  const manifest = parse(text);
  const project = mappingAt(manifest, 'project');
  const poetry = mappingAt(manifest, 'tool', 'poetry');
  return {
    name: stringAt(project, 'name') ?? stringAt(poetry, 'name'),
    version: stringAt(project, 'version') ?? stringAt(poetry, 'version'),
    manager: managerOf(manifest),
    isPrivate: stringsOf(project.classifiers).some((classifier) => classifier.startsWith('Private ::')),
    dependencies: [
      ...[
        ...stringsOf(project.dependencies),
        ...listsOf(mappingAt(project, 'optional-dependencies')),
        ...listsOf(mappingAt(manifest, 'dependency-groups')),
        ...listsOf(mappingAt(manifest, 'tool', 'pdm', 'dev-dependencies')),
      ].flatMap((requirement) => requirementName(requirement) ?? []),
      ...Object.keys(mappingAt(poetry, 'dependencies')).filter((name) => name !== 'python'),
      ...Object.values(mappingAt(poetry, 'group')).flatMap((group) =>
        Object.keys(mappingAt(group, 'dependencies')),
      ),
    ],
  };
}

/** The tool whose own table is there; else the build backend's; else pip. */
function managerOf(manifest: Mapping): string {
  const tools = mappingAt(manifest, 'tool');
  const tool = ['pdm', 'poetry', 'uv', 'hatch'].find((name) => isMapping(tools[name]));
  if (tool !== undefined) return tool;
  const backend = stringAt(mappingAt(manifest, 'build-system'), 'build-backend') ?? '';
  return ['pdm', 'poetry', 'uv', 'hatch'].find((name) => backend.startsWith(name)) ?? 'pip';
}

export function parseRequirements(text: string): ParsedManifest {
  const names = text.split(/\r?\n/).flatMap((line) => requirementName(line) ?? []);
  return { name: null, version: null, manager: 'pip', isPrivate: true, dependencies: names };
}

/** Setuptools' older form: `key = value` under `[section]`, lists on indented lines. */
export function parseSetupCfg(text: string): ParsedManifest | null {
  const fields = new Map<string, string[]>();
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\[([^\]]+)\]/.exec(line)?.[1];
    const field = /^([a-z_]+)[ \t]*=(.*)$/.exec(line);
    if (heading !== undefined) section = heading;
    else if (field !== null) {
      key = `${section}.${field[1]}`;
      fields.set(key, [(field[2] ?? '').trim()]);
    } else if (/^[ \t]/.test(line)) fields.get(key)?.push(line.trim());
  }
  if (section === '') return null;
  return {
    name: fields.get('metadata.name')?.[0] ?? null,
    version: fields.get('metadata.version')?.[0] ?? null,
    manager: 'pip',
    isPrivate: false,
    dependencies: (fields.get('options.install_requires') ?? []).flatMap(
      (line) => requirementName(line) ?? [],
    ),
  };
}

/** `requests[socks]>=2 ; python_version > "3"` → `requests`. */
function requirementName(requirement: string): string | null {
  return /^([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1] ?? null;
}

function listsOf(groups: Mapping): readonly string[] {
  return Object.values(groups).flatMap((list) => stringsOf(list));
}
