import { importsByPackage, type PackageImports } from './imports-by-package.ts';

/** Which file imports which: forward and backward, resolved to paths of the tree. */
export interface ImportGraph {
  readonly importsOf: ReadonlyMap<string, readonly string[]>;
  readonly importersOf: ReadonlyMap<string, readonly string[]>;
}

const JS = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const JS_IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]{1,200})\1/g;
const PY_IMPORT = /^[ \t]*(?:from\s+([.\w]+)\s+import\s+([\w, ]+)|import\s+([\w.]+))/gm;
const RUST_USE = /\b(?:crate|super|self)::([a-z_]\w*(?:::[a-z_]\w*)*)/g;
const RUST_MOD = /^\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+([a-z_]\w*)\s*;/gm;

/** Reads the imports of JavaScript, TypeScript, Python, Rust, Java, Kotlin, PHP, Ruby and Go; others have none for now. */
export function readImports(contents: ReadonlyMap<string, string>): ImportGraph {
  const importsOf = new Map<string, string[]>();
  const importersOf = new Map<string, string[]>();
  const resolver = pathResolver([...contents.keys()]);
  const byPackage = importsByPackage(contents);
  for (const [path, text] of contents) {
    const targets = new Set(rawImports(path, text, resolver, byPackage));
    targets.delete(path);
    if (targets.size === 0) continue;
    importsOf.set(path, [...targets]);
    for (const target of targets) {
      const list = importersOf.get(target);
      if (list === undefined) importersOf.set(target, [path]);
      else list.push(path);
    }
  }
  return { importsOf, importersOf };
}

type Resolver = (stem: string) => string | null;

function rawImports(path: string, text: string, resolve: Resolver, byPackage: PackageImports): string[] {
  if (JS.test(path)) return jsImports(path, text, resolve);
  if (/\.pyi?$/.test(path)) return pythonImports(path, text, resolve);
  if (path.endsWith('.rs')) return rustImports(path, text, resolve);
  return byPackage(path, text) ?? [];
}

function jsImports(path: string, text: string, resolve: Resolver): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(JS_IMPORT)) {
    const spec = match[2] ?? '';
    const full = spec.startsWith('.') ? joined(folderOf(path), spec) : spec.replace(/^(?:@|~|#)\//, 'src/');
    if (!spec.startsWith('.') && full === spec) continue;
    const hit = resolve(full.replace(/\.[cm]?[jt]sx?$/, ''));
    if (hit !== null) found.push(hit);
  }
  return found;
}

function pythonImports(path: string, text: string, resolve: Resolver): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(PY_IMPORT)) {
    const module = match[1] ?? match[3] ?? '';
    const dots = /^\.+/.exec(module)?.[0].length ?? 0;
    const rest = module.slice(dots).replaceAll('.', '/');
    let base = folderOf(path);
    for (let up = 1; up < dots; up += 1) base = folderOf(base);
    const stem = dots > 0 ? joined(base, `./${rest}`) : rest;
    const names = (match[2] ?? '').split(',').map((name) => name.trim().split(' ')[0] ?? '');
    for (const candidate of [stem, ...names.filter((name) => name !== '').map((name) => `${stem}/${name}`)]) {
      const hit = resolve(candidate) ?? (dots === 0 ? resolve(`src/${candidate}`) : null);
      if (hit !== null) found.push(hit);
    }
  }
  return found;
}

function rustImports(path: string, text: string, resolve: Resolver): string[] {
  const found: string[] = [];
  const root = /^(.*\/)?src\//.exec(path)?.[0] ?? '';
  for (const match of text.matchAll(RUST_USE)) {
    const parts = (match[1] ?? '').split('::');
    const hit = resolve(`${root}${parts.join('/')}`) ?? resolve(`${root}${parts[0] ?? ''}`);
    if (hit !== null) found.push(hit);
  }
  const own = /\/(?:mod|lib|main)\.rs$/.test(path) ? folderOf(path) : path.replace(/\.rs$/, '');
  for (const match of text.matchAll(RUST_MOD)) {
    const hit = resolve(`${own}/${match[1] ?? ''}`);
    if (hit !== null) found.push(hit);
  }
  return found;
}

/** From a path without its ending to the file that it means: itself, or the index file of that folder. */
function pathResolver(paths: readonly string[]): Resolver {
  const byStem = new Map<string, string>();
  for (const path of paths) {
    if (!/\.(?:[cm]?[jt]sx?|vue|svelte|pyi?|rs)$/.test(path)) continue;
    const bare = path.replace(/(?:\.d)?\.\w+$/, '');
    byStem.set(bare, byStem.get(bare) ?? path);
    const folder = /^(.*)\/(?:index|__init__|mod|lib)$/.exec(bare)?.[1];
    if (folder !== undefined) byStem.set(folder, byStem.get(folder) ?? path);
  }
  return (stem) => byStem.get(stem.replace(/\/$/, '')) ?? null;
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at === -1 ? '' : path.slice(0, at);
}

/** `a/b` and `../c` → `a/c`. */
function joined(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
