import type { Heading, ListItem, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { parse } from '../../markdown/parse.ts';
import { findBlock } from '../../markdown/replace-block.ts';
import { walk } from '../../markdown/walk.ts';
import { labelOf, lineId } from './line-id.ts';

/** A line as it is written, with its own line ending; empty at the very end of some files. */
export interface Line {
  readonly text: string;
  readonly end: string;
}

/** The smallest piece that a merge keeps, takes or leaves: a heading, an item of a list, any other block. */
export interface PlanPart {
  /** What it is, whatever it says: `T03`, `phase 1/delivers`, the section and the words where it has no name. */
  readonly key: string;
  /** Its key when it was drawn, where its section has another name since. */
  readonly drawnKey: string;
  readonly kind: 'heading' | 'item' | 'block' | 'progress' | 'drawn';
  readonly id: string | null;
  readonly lines: readonly Line[];
  /** The blank lines above it. */
  readonly above: readonly Line[];
  /** Ticked or struck through: what it says is history. */
  readonly isSettled: boolean;
}

/** A heading with what stands under it, up to the next heading of any depth. */
export interface PlanSection {
  readonly key: string;
  /** 0 for what stands above the first heading. */
  readonly depth: number;
  /** The first is the heading, where there is one. */
  readonly parts: readonly PlanPart[];
}

export interface PlanParts {
  /** The front matter. */
  readonly head: readonly Line[];
  readonly sections: readonly PlanSection[];
  readonly tail: readonly Line[];
  readonly lineEnding: string;
}

export const DRAWN_MARK = /^<!-- planwright:drawn\b/;

/** Takes a plan apart. Every line of the source is in exactly one place of the result. */
export function planParts(source: string): PlanParts {
  const document = parse(source);
  const lines = (source.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []).map(toLine);
  const pieces = piecesOf(document);
  const first = document.tree.children[0];
  const headEnd = first?.type === 'yaml' ? endOf(first) : 0;
  const keys = createKeys();
  const sections: { key: string; depth: number; parts: PlanPart[] }[] = [{ key: '', depth: 0, parts: [] }];
  let from = headEnd;
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]?.start ?? lines.length;
    const own = lines.slice(piece.start, next);
    const end = own.findLastIndex(({ text }) => text.trim() !== '') + 1;
    if (piece.kind === 'heading') {
      const key = keys.enter(piece.node as Heading);
      sections.push({ key, depth: (piece.node as Heading).depth, parts: [] });
    }
    const section = sections.at(-1);
    const part = { ...partOf(piece, own.slice(0, end)), above: lines.slice(from, piece.start) };
    if (section === undefined) continue;
    const key = keys.take(part, section.key);
    section.parts.push({ ...part, key, drawnKey: key });
    from = piece.start + end;
  }
  return {
    head: lines.slice(0, headEnd),
    sections: withEnd(sections).filter(({ parts }) => parts.length > 0),
    tail: lines.slice(from),
    lineEnding: lines[0]?.end || '\n',
  };
}

/** Our comments at the end belong to no section: what is added goes above them. */
function withEnd(sections: readonly PlanSection[]): PlanSection[] {
  const last = sections.at(-1);
  if (last === undefined) return [];
  const own = last.parts.findLastIndex(({ lines }) => !lines[0]?.text.startsWith('<!-- planwright:')) + 1;
  const end = { key: 'end', depth: 0, parts: last.parts.slice(own) };
  return [...sections.slice(0, -1), { ...last, parts: last.parts.slice(0, own) }, end];
}

type Unnamed = Omit<PlanPart, 'key' | 'drawnKey' | 'above'>;

interface Piece {
  readonly kind: PlanPart['kind'];
  readonly node: RootContent | ListItem;
  /** Index of its first line. */
  readonly start: number;
}

function piecesOf(document: MarkdownDocument): Piece[] {
  const block = findBlock(document, 'progress');
  const pieces: Piece[] = [];
  let isInProgress = false;
  for (const node of document.tree.children) {
    const start = (node.position?.start.line ?? 1) - 1;
    if (node === block?.open) isInProgress = true;
    if (node === block?.open) pieces.push({ kind: 'progress', node, start });
    else if (node.type === 'list' && !isInProgress)
      for (const item of node.children)
        pieces.push({ kind: 'item', node: item, start: (item.position?.start.line ?? 1) - 1 });
    else if (node.type !== 'yaml' && !isInProgress) pieces.push({ kind: kindOf(node), node, start });
    if (node === block?.close) isInProgress = false;
  }
  return pieces;
}

function kindOf(node: RootContent): PlanPart['kind'] {
  if (node.type === 'heading') return 'heading';
  return node.type === 'html' && DRAWN_MARK.test(node.value) ? 'drawn' : 'block';
}

function partOf({ kind, node }: Piece, lines: readonly Line[]): Unnamed {
  const isItem = node.type === 'listItem';
  const id = isItem ? lineId(node) : null;
  let isStruck = false;
  if (id !== null)
    walk(node, (inner) => {
      if (inner.type === 'delete') isStruck = true;
    });
  return { kind, id, lines, isSettled: isStruck || (isItem && id !== null && node.checked === true) };
}

/** Names of sections by the headings above them, and of parts by what they are; each name once. */
function createKeys() {
  const open: { readonly depth: number; readonly key: string }[] = [];
  const taken = new Map<string, number>();
  const once = (key: string): string => {
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count === 1 ? key : `${key} ×${count}`;
  };
  return {
    enter: (heading: Heading): string => {
      while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
      const text = words(nodeText(heading));
      const phase = /^phase \d+/.exec(text)?.[0];
      const above = open.findLast(({ depth }) => depth > 1)?.key;
      // There is one title, whatever it says.
      const own = heading.depth === 1 && open.length === 0 && !taken.has('title') ? 'title' : (phase ?? text);
      const key = once(above === undefined ? own : `${above}/${own}`);
      open.push({ depth: heading.depth, key });
      return key;
    },
    take: (part: Unnamed, section: string): string => {
      if (part.kind === 'progress' || part.kind === 'drawn') return part.kind;
      if (part.kind === 'heading') return `# ${section}`;
      if (part.id !== null && !taken.has(part.id)) return once(part.id);
      const text = plainLines(part.lines);
      const label = labelOf(text);
      return once(label === null ? `${section}: ${words(text)}` : `${section}/${words(label)}`);
    },
  };
}

export function plainLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function words(text: string): string {
  return text
    .replace(/\b[0-9a-f]{40}\b/g, 'commit')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function endOf(node: RootContent): number {
  return node.position?.end.line ?? 0;
}

function toLine(raw: string): Line {
  const end = /(?:\r\n|\n|\r)$/.exec(raw)?.[0] ?? '';
  return { text: raw.slice(0, raw.length - end.length), end };
}
