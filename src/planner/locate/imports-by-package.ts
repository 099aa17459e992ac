const JVM_IMPORT = /^[ \t]*import\s+(?:static\s+)?([\w.]+)/gm;
const PHP_USE = /^[ \t]*use\s+(?:function\s+|const\s+)?\\?([A-Z][\w\\]+)/gm;
const RUBY_REQUIRE = /^[ \t]*require(_relative)?\s*\(?\s*["']([\w./-]+)["']/gm;
const GO_IMPORT = /"([\w.-]+(?:\/[\w.-]+)+)"/g;
/** A package of more files than this is no neighbour of any one of them. */
const LARGE = 25;

/** Resolves what a file of these languages imports; null for a language that is not one of them. */
export type PackageImports = (path: string, text: string) => string[] | null;

/** Imports of Java, Kotlin, PHP, Ruby and Go, where a name stands for a path by the language's own habit. */
export function importsByPackage(contents: ReadonlyMap<string, string>): PackageImports {
  const byName = new Map<string, string[]>();
  const goFolders = new Map<string, string[]>();
  for (const path of contents.keys()) {
    if (/\.(?:java|kt|php|rb)$/.test(path)) add(byName, nameOf(path), path);
    if (/(?<!_test)\.go$/.test(path)) add(goFolders, folderOf(path), path);
  }
  const modules = goModules(contents);
  return (path, text) => {
    if (/\.(?:java|kt)$/.test(path)) return jvmImports(text, byName);
    if (path.endsWith('.php'))
      return [...text.matchAll(PHP_USE)].flatMap((match) =>
        ending(`${(match[1] ?? '').replaceAll('\\', '/')}.php`, byName),
      );
    if (path.endsWith('.rb')) return rubyImports(path, text, byName);
    if (path.endsWith('.go')) return goImports(text, modules, goFolders);
    return null;
  };
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [path]);
  else list.push(path);
}

/** `import a.b.C.member` is of the file `a/b/C.java`. */
function jvmImports(text: string, byName: ReadonlyMap<string, readonly string[]>): string[] {
  return [...text.matchAll(JVM_IMPORT)].flatMap((match) => {
    const parts = (match[1] ?? '').split('.');
    const last = parts.findIndex((part) => /^[A-Z]/.test(part));
    if (last === -1) return [];
    const bare = parts.slice(0, last + 1).join('/');
    return [...ending(`${bare}.java`, byName), ...ending(`${bare}.kt`, byName)];
  });
}

function rubyImports(path: string, text: string, byName: ReadonlyMap<string, readonly string[]>): string[] {
  return [...text.matchAll(RUBY_REQUIRE)].flatMap((match) => {
    const wanted = (match[2] ?? '').replace(/\.rb$/, '').replace(/^(?:\.{1,2}\/)+/, '');
    const found = ending(`${wanted}.rb`, byName);
    // A bare name is a gem's, unless it is asked for beside the file itself.
    return wanted.includes('/') || match[1] !== undefined
      ? found
      : found.filter((each) => folderOf(each) === folderOf(path));
  });
}

/** The one file whose path ends in the wanted one, its leading parts left out until one is found. */
function ending(wanted: string, byName: ReadonlyMap<string, readonly string[]>): string[] {
  const candidates = byName.get(nameOf(wanted)) ?? [];
  const parts = wanted.split('/');
  for (let start = 0; start < Math.max(1, parts.length - 1); start += 1) {
    const end = parts.slice(start).join('/');
    const hits = candidates.filter((path) => path === end || path.endsWith(`/${end}`));
    if (hits.length === 1) return hits;
    if (hits.length > 1) return [];
  }
  return [];
}

/** By the module's name: the folder it lies in. */
function goModules(contents: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...contents].flatMap(([path, text]): [string, string][] => {
    if (nameOf(path) !== 'go.mod') return [];
    const name = /^module\s+(\S+)/m.exec(text)?.[1];
    return name === undefined ? [] : [[name, folderOf(path)]];
  });
}

function goImports(
  text: string,
  modules: readonly (readonly [string, string])[],
  folders: ReadonlyMap<string, readonly string[]>,
): string[] {
  const head = text.slice(0, 8000);
  const block =
    /^import\s*\(([\s\S]*?)^\)/m.exec(head)?.[1] ?? /^import\s+(?:\w+\s+)?"[^"\n]+"/m.exec(head)?.[0] ?? '';
  return [...block.matchAll(GO_IMPORT)].flatMap(([, spec = '']) => {
    const home = modules.find(([name]) => spec === name || spec.startsWith(`${name}/`));
    if (home === undefined) return [];
    const inside = spec.slice(home[0].length + 1);
    const folder = [home[1], inside].filter((part) => part !== '').join('/');
    const files = folders.get(folder) ?? [];
    return files.length > LARGE ? [] : [...files];
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
