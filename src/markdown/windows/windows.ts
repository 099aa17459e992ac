import type { Root, RootContent } from 'mdast';
import { parseTree } from '../parse-tree.ts';
import { rootPosition, shiftPositions } from '../positions.ts';
import {
  type Definitions,
  definitionsIn,
  definitionsText,
  isPlain,
  NO_DEFINITIONS,
  union,
} from './definitions.ts';
import { scanWindows, type Window } from './scan-windows.ts';

/** Blocks parsed for an earlier text, which stand in this one too, from another place on. */
interface Seed {
  readonly blocks: readonly RootContent[];
  readonly start: number;
  readonly line: number;
}

/**
 * A text and what was parsed of it so far. Windows are parsed when they are asked for; put together they are the tree
 * of the whole text.
 */
export interface Windows {
  readonly source: string;
  readonly list: readonly Window[];
  /** Blocks of each window, with offsets of the whole text; not there before somebody asked. */
  readonly blocks: (RootContent[] | undefined)[];
  readonly seeds: (Seed | undefined)[];
  definitions: Definitions | null;
  /** How many definitions windows were told of so far, each counted each time. */
  told: number;
  root: Root | null;
}

export function openWindows(source: string, definitions: Definitions | null = null): Windows {
  return { source, list: scanWindows(source), blocks: [], seeds: [], definitions, told: 0, root: null };
}

/** A text in one window: a tree that was parsed elsewhere. */
export function wholeWindow(source: string, root: Root): Windows {
  const list = [{ start: 0, line: 1, mayDefine: true }];
  return {
    source,
    list,
    blocks: [root.children],
    seeds: [],
    definitions: definitionsIn(root.children),
    told: 0,
    root,
  };
}

/** Offset where window `index` ends and the next one starts. */
export function windowEnd({ source, list }: Windows, index: number): number {
  return list[index + 1]?.start ?? source.length;
}

/** Index of the window that holds `offset`. */
export function windowAt({ list }: Windows, offset: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The blocks of one window. Throws `EditRefused` (`too-deep`). */
export function blocksOf(windows: Windows, index: number): readonly RootContent[] {
  const known = windows.blocks[index];
  if (known !== undefined) return known;
  const seeded = fromSeed(windows, index);
  if (seeded === null && !mayParseAlone(windows)) rootOf(windows);
  // The definitions may have come from this window, or from the whole.
  const blocks = windows.blocks[index] ?? seeded ?? parseWindow(windows, index, definitionsOf(windows));
  windows.blocks[index] = blocks;
  return blocks;
}

/** Told of more, windows are more work than the whole once. */
const MOST_TOLD = 4_000;

function mayParseAlone(windows: Windows): boolean {
  return isSeparable(windows) && windows.told + definitionsOf(windows).size <= MOST_TOLD;
}

/** Whether windows can be parsed alone: each is told what is defined elsewhere, where that can be told. */
export function isSeparable(windows: Windows): boolean {
  return isPlain(definitionsOf(windows));
}

/** The tree of the whole text. What was handed out of it before is part of it. */
export function rootOf(windows: Windows): Root {
  if (windows.root !== null) return windows.root;
  const { list, blocks, seeds, source } = windows;
  const isKnown = list.every((_, index) => blocks[index] !== undefined || seeds[index] !== undefined);
  if (!isKnown) {
    const parsed = parseTree(source);
    for (const index of list.keys()) blocks[index] ??= [];
    const missing = new Set([...list.keys()].filter((index) => blocks[index]?.length === 0));
    for (const block of parsed.children) {
      const index = windowAt(windows, block.position?.start.offset ?? 0);
      if (missing.has(index)) blocks[index]?.push(block);
    }
  }
  const children = list.flatMap((_, index) => [...blocksOf(windows, index)]);
  windows.root = { type: 'root', children, position: rootPosition(source) };
  return windows.root;
}

/** Everything that is defined anywhere in the text. */
export function definitionsOf(windows: Windows): Definitions {
  windows.definitions ??= isMostlyDefining(windows)
    ? definitionsIn(rootOf(windows).children)
    : definedInWindows(windows);
  return windows.definitions;
}

/** Whether parsing the whole once is less work than the windows that may define, and then that which is asked for. */
function isMostlyDefining(windows: Windows): boolean {
  if (windows.root !== null) return true;
  let length = 0;
  for (const [index, { start, mayDefine }] of windows.list.entries())
    if (mayDefine) length += windowEnd(windows, index) - start;
  return windows.list.length > 1 && length * 2 > windows.source.length;
}

function definedInWindows(windows: Windows): Definitions {
  let all = NO_DEFINITIONS;
  const parsed: { readonly index: number; readonly blocks: RootContent[]; readonly own: Definitions }[] = [];
  for (const [index, { mayDefine }] of windows.list.entries()) {
    if (!mayDefine) continue;
    // What is defined does not hang on what is defined elsewhere.
    const blocks = parseWindow(windows, index, NO_DEFINITIONS);
    const own = definitionsIn(blocks);
    parsed.push({ index, blocks, own });
    all = union(all, own);
  }
  for (const { index, blocks, own } of parsed) {
    if (own.size === all.size) windows.blocks[index] ??= blocks;
  }
  return all;
}

function fromSeed(windows: Windows, index: number): RootContent[] | null {
  const seed = windows.seeds[index];
  const window = windows.list[index];
  if (seed === undefined || window === undefined) return null;
  const blocks = structuredClone([...seed.blocks]);
  shiftPositions(blocks, { offset: window.start - seed.start, line: window.line - seed.line });
  return blocks;
}

function parseWindow(windows: Windows, index: number, definitions: Definitions): RootContent[] {
  const { source, list } = windows;
  const { start, line } = list[index] ?? { start: 0, line: 1 };
  const own = source.slice(start, windowEnd(windows, index));
  const by = { offset: start, line: line - 1 };
  const text = definitionsText(definitions);
  windows.told += definitions.size;
  // A heading of no text ends what is open, as the next window does, and keeps the definitions apart.
  if (index < list.length - 1) {
    const { children } = parseTree(`${own}#\n\n${text}`);
    return shifted(
      children.filter((block) => (block.position?.start.offset ?? 0) < own.length),
      by,
    );
  }
  if (text === '' || index === 0) return shifted(parseTree(own).children, by);
  // The last window may hold what swallows all behind it.
  const before = `${text}#\n`;
  const { children } = parseTree(before + own);
  const behind = children.filter((block) => (block.position?.start.offset ?? 0) >= before.length);
  return shifted(behind, {
    offset: by.offset - before.length,
    line: by.line - (before.split('\n').length - 1),
  });
}

function shifted(
  blocks: RootContent[],
  by: { readonly offset: number; readonly line: number },
): RootContent[] {
  shiftPositions(blocks, by);
  return blocks;
}
