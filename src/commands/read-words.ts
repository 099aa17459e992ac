/** A word of what follows a command's name: up to the next white space, or all between two quotation marks. */
export interface Word {
  /** Without the quotation marks. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** `code` stands between backticks and keeps them. */
  readonly kind: 'bare' | 'quoted' | 'code';
}

/** Phones turn straight quotation marks into curved ones. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '`': '`' };

/** The words of one line. Linear: a mark that nothing closes is looked for once. */
export function readWords(line: string): Word[] {
  const words: Word[] = [];
  const unclosed = new Set<string>();
  const gap = /\s*/y;
  const bare = /--[a-z-]+="[^"]*"|\S+/iy;
  for (let at = 0; ; ) {
    gap.lastIndex = at;
    at += gap.exec(line)?.[0].length ?? 0;
    if (at >= line.length) return words;
    const marked = readMarked(line, at, unclosed);
    bare.lastIndex = at;
    const word: Word = marked ?? {
      value: bare.exec(line)?.[0] ?? '',
      start: at,
      end: bare.lastIndex,
      kind: 'bare',
    };
    words.push(word);
    at = word.end;
  }
}

function readMarked(line: string, start: number, unclosed: Set<string>): Word | null {
  const opening = line[start] ?? '';
  const closing = CLOSING[opening];
  if (closing === undefined || unclosed.has(opening)) return null;
  const close = closingAt(line, start + 1, closing);
  if (close === -1) {
    unclosed.add(opening);
    return null;
  }
  const inner = line.slice(start + 1, close);
  const end = close + 1;
  if (opening === '`') return { value: line.slice(start, end), start, end, kind: 'code' };
  // `"a"b` is one word that a person wrote so.
  if (end < line.length && !/[\s,.;:!?)]/.test(line[end] ?? '')) return null;
  return { value: unescaped(inner), start, end, kind: 'quoted' };
}

/** The next closing mark that no backslash stands before. */
function closingAt(line: string, from: number, closing: string): number {
  let at = line.indexOf(closing, from);
  while (at !== -1 && line[at - 1] === '\\' && closing !== '`') at = line.indexOf(closing, at + 1);
  return at;
}

function unescaped(text: string): string {
  return text.replaceAll('\\"', '"');
}
