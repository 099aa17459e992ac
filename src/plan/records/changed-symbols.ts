import { type Definition, definitionsIn } from '../definitions.ts';
import { isExported } from './exported.ts';
import type { FileTexts } from './merged-pull.ts';

/** What a change did to the names that files define, as their texts before and after show. */
export interface ChangedSymbols {
  readonly added: readonly NamedSymbol[];
  readonly removed: readonly NamedSymbol[];
  /** Declared otherwise than before: other parameters, another type. */
  readonly changed: readonly NamedSymbol[];
  readonly renamed: readonly { readonly from: NamedSymbol; readonly to: NamedSymbol }[];
  /** Taken out of one file and put into another. */
  readonly moved: readonly NamedSymbol[];
}

export interface NamedSymbol {
  readonly name: string;
  /** Others may use it: exported, public, or of a name that means so. */
  readonly isExported: boolean;
}

interface Found extends NamedSymbol {
  readonly keyword: string;
  /** The line that declares it. */
  readonly line: string;
  /** It and what follows, up to the next one. */
  readonly body: readonly string[];
}

/** What stands deeper is a matter of what is around it. */
const DEEPEST = 4;
const LONGEST_BODY = 40;

/** @param files Code alone, tests left out. */
export function changedSymbols(files: readonly FileTexts[]): ChangedSymbols {
  const all = files.map(({ path, before, after }) => difference(found(path, before), found(path, after)));
  const added = all.flatMap((one) => one.added);
  const removed = all.flatMap((one) => one.removed);
  const names = (symbols: readonly Found[]) => new Set(symbols.map(({ name }) => name));
  const [inAdded, inRemoved] = [names(added), names(removed)];
  return {
    added: once(added.filter(({ name }) => !inRemoved.has(name))),
    removed: once(removed.filter(({ name }) => !inAdded.has(name))),
    changed: once(all.flatMap((one) => one.changed)),
    renamed: all.flatMap((one) => one.renamed),
    moved: once(added.filter(({ name }) => inRemoved.has(name))),
  };
}

interface Difference {
  readonly added: readonly Found[];
  readonly removed: readonly Found[];
  readonly changed: readonly Found[];
  readonly renamed: readonly { readonly from: Found; readonly to: Found }[];
}

function difference(before: readonly Found[], after: readonly Found[]): Difference {
  const [old, fresh] = [byName(before), byName(after)];
  const added = [...fresh].flatMap(([name, [first]]) => (old.has(name) || !first ? [] : [first]));
  const removed = [...old].flatMap(([name, [first]]) => (fresh.has(name) || !first ? [] : [first]));
  const changed = [...fresh].flatMap(([name, own]) => {
    const lines = (symbols: readonly Found[]) => symbols.map(({ line }) => line).join('\n');
    const then = old.get(name);
    return then === undefined || lines(then) === lines(own) ? [] : own.slice(0, 1);
  });
  const renamed = removed.flatMap((from) => {
    const [to, ...others] = added.filter((one) => isRenamed(from, one));
    const rivals = removed.filter((one) => to !== undefined && isRenamed(one, to));
    return to === undefined || others.length > 0 || rivals.length > 1 ? [] : [{ from, to }];
  });
  const gone = new Set(renamed.flatMap(({ from, to }) => [from, to]));
  return {
    added: added.filter((one) => !gone.has(one)),
    removed: removed.filter((one) => !gone.has(one)),
    changed,
    renamed,
  };
}

/** The same declaration but for the name, and half of what follows at least. */
function isRenamed(from: Found, to: Found): boolean {
  if (from.keyword !== to.keyword || bare(from.line, from.name) !== bare(to.line, to.name)) return false;
  const [one, other] = [from, to].map(({ name, body }) => new Set(body.map((line) => bare(line, name))));
  if (one === undefined || other === undefined) return false;
  return 2 * one.intersection(other).size >= Math.max(one.size, other.size);
}

function bare(line: string, name: string): string {
  return line.split(name).join('\0');
}

function found(path: string, text: string | null): Found[] {
  if (text === null) return [];
  const lines = text.split('\n');
  const exported = isExported(path, text);
  const definitions = definitionsIn(path, text).filter((one) => isOuter(lines[one.line - 1] ?? '', one));
  return definitions.map((definition, index) => {
    const from = definition.line - 1;
    const next = (definitions[index + 1]?.line ?? lines.length + 1) - 1;
    const body = lines.slice(from, Math.min(Math.max(next, from + 1), from + LONGEST_BODY));
    const line = (lines[from] ?? '').trim();
    return {
      name: definition.name,
      isExported: exported(definition.name, lines[from] ?? ''),
      keyword: definition.keyword,
      line,
      body: body.map((one) => one.trim()).filter((one) => one.length > 1),
    };
  });
}

/** Variables inside of functions are nobody else's. */
function isOuter(line: string, { keyword }: Definition): boolean {
  const depth = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  return /^(?:const|let|var)$/.test(keyword) ? depth === 0 : depth <= DEEPEST;
}

function byName(symbols: readonly Found[]): Map<string, Found[]> {
  return Map.groupBy(symbols, ({ name }) => name);
}

function once(symbols: readonly Found[]): NamedSymbol[] {
  const unique = new Map<string, NamedSymbol>();
  for (const { name, isExported: is } of symbols) {
    unique.set(name, { name, isExported: is || unique.get(name)?.isExported === true });
  }
  return [...unique.values()];
}
