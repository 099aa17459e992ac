import { frontMatterEnd } from '../front-matter-end.ts';
import { htmlEnd, isBlockTag } from '../html-blocks.ts';
import { indentOf, linesFrom } from './lines.ts';

/** A piece of the text that parses to whole blocks of the top level, whatever stands before and behind it. */
export interface Window {
  /** Offset of its first character, which is the first of a line. */
  readonly start: number;
  /** Number of that line, from 1. */
  readonly line: number;
  /** Whether a reference or a footnote may be defined in it. */
  readonly mayDefine: boolean;
}

/** What is known of the block that is open at the top level, behind the lines read so far. */
interface State {
  /** A fence or an HTML block that its own end closes, and an HTML block (or what may be one) that a blank line ends. */
  leaf:
    | { readonly kind: 'fence'; readonly mark: string }
    | { readonly kind: 'html'; readonly end: RegExp }
    | { readonly kind: 'html-to-blank' }
    | { readonly kind: 'maybe-html' }
    | null;
  /** Column where the content of the open list item starts; `unsure` where one may be open or not. */
  item: number | 'unsure' | null;
  /** Whether the line before was blank. */
  blank: boolean;
  /** A fence or HTML may be open or not: nothing is said of what follows. */
  lost: boolean;
}

/**
 * Cuts a text where a line without indentation, behind a blank line and outside of fences and HTML, starts with what
 * continues no list, quote or footnote: there every container is closed (CommonMark 5.1 to 5.3). Only the outermost
 * blocks are followed, as everything inside a container ends with it. Where that would need the whole grammar,
 * nothing more is cut.
 */
export function scanWindows(source: string): Window[] {
  const state: State = { leaf: null, item: null, blank: true, lost: false };
  const starts: { start: number; line: number; mayDefine: boolean }[] = [
    { start: 0, line: 1, mayDefine: false },
  ];
  const head = frontMatterEnd(source);
  let line = 1 + (head === null ? 0 : countLines(source, head));
  for (const { start, text } of linesFrom(source, head ?? (source.startsWith('\uFEFF') ? 1 : 0))) {
    if (start > 1 && isCut(state, text)) {
      starts.push({ start, line, mayDefine: false });
      state.item = null;
    }
    const last = starts.at(-1);
    if (last !== undefined && mayDefine(state, text)) last.mayDefine = true;
    if (!state.lost) readLine(state, text);
    line += 1;
  }
  return starts;
}

function countLines(source: string, end: number): number {
  return [...linesFrom(source.slice(0, end), 0)].length;
}

function isCut({ leaf, blank, lost }: State, text: string): boolean {
  return blank && leaf === null && !lost && /^(?:[#|A-Za-z]|\*\*\S|[^\0-\x7F\uFEFF])/.test(text);
}

/** A fence that may be none hides nothing, nor does what may be HTML: a quote in it could define. */
function mayDefine({ leaf, lost }: State, text: string): boolean {
  return (lost || leaf?.kind !== 'fence') && text.includes(']:');
}

function readLine(state: State, text: string): void {
  const { leaf } = state;
  const { column, rest } = indentOf(text);
  const wasBlank = state.blank;
  state.blank = rest === '';
  if (leaf?.kind === 'fence') {
    if (column < 4 && closesFence(rest, leaf.mark)) state.leaf = null;
  } else if (leaf?.kind === 'html') {
    if (leaf.end.test(rest)) state.leaf = null;
  } else if (rest === '') {
    state.leaf = null;
  } else if (leaf?.kind !== 'html-to-blank') {
    readBlock(state, rest, column, wasBlank);
  }
}

function closesFence(rest: string, mark: string): boolean {
  const closing = /^(`{3,}|~{3,})[ \t]*$/.exec(rest)?.[1];
  return closing !== undefined && closing[0] === mark[0] && closing.length >= mark.length;
}

/** A line that is not blank, outside of fences and of HTML that goes on. */
function readBlock(state: State, rest: string, column: number, wasBlank: boolean): void {
  const { item } = state;
  if (typeof item === 'number' && column >= item) return;
  // Behind a blank line nothing is lazy: a line left of the item's content ends it.
  if (wasBlank && (typeof item === 'number' || column === 0)) state.item = null;
  const isTop = (state.item !== 'unsure' || column === 0) && state.leaf === null;
  const mayBeLazy = state.item !== null;
  if (column >= 4) {
    if (mayBeLazy) state.item = 'unsure';
    return;
  }
  const marker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(rest)?.[0];
  if (/^(?:`{3,}[^`]*$|~{3})/.test(rest)) openLeaf(state, isTop, { kind: 'fence', mark: fenceMark(rest) });
  else if (rest.startsWith('<')) readHtml(state, rest, isTop);
  else if (marker !== undefined && !isRule(rest)) {
    const mayStart = wasBlank || typeof item === 'number' || !/^\d/.test(marker) || /^1[.)]/.test(marker);
    const content = contentColumn(rest, column, marker);
    state.item = isTop && mayStart && content !== null ? content : 'unsure';
  } else if (mayBeLazy) {
    const isBlockStart = isRule(rest) || /^(?:>|#{1,6}(?:[ \t]|$))/.test(rest);
    state.item = isTop && isBlockStart ? null : 'unsure';
  }
}

function openLeaf(state: State, isTop: boolean, leaf: State['leaf']): void {
  if (!isTop) state.lost = true;
  state.leaf = leaf;
  state.item = null;
}

function readHtml(state: State, rest: string, isTop: boolean): void {
  const end = htmlEnd(rest);
  if (end !== null && !/^<(?:!--?-?>|\?>)/.test(rest)) {
    if (!end.test(rest)) openLeaf(state, isTop, { kind: 'html', end });
    else if (state.item !== null) state.item = isTop ? null : 'unsure';
    return;
  }
  if (end !== null) {
    // Whether `<!-->` is closed already is told differently by different versions of the grammar.
    state.lost = true;
    return;
  }
  if (state.leaf === null) state.leaf = { kind: isTop && isBlockTag(rest) ? 'html-to-blank' : 'maybe-html' };
  if (state.item !== null) state.item = 'unsure';
}

function fenceMark(rest: string): string {
  return /^(?:`+|~+)/.exec(rest)?.[0] ?? '';
}

function isRule(rest: string): boolean {
  return /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(rest);
}

/** Column where the content of a list item starts (CommonMark 5.2); null for an item that starts with a blank line. */
function contentColumn(rest: string, column: number, marker: string): number | null {
  const behind = column + marker.length;
  const content = indentOf(rest.slice(marker.length), behind);
  if (content.rest === '') return null;
  return content.column - behind > 4 ? behind + 1 : content.column;
}
