export interface Line {
  /** Offset of its first character. */
  readonly start: number;
  /** Without its line ending. */
  readonly text: string;
}

/** The lines from `offset` on; `\n`, `\r` and `\r\n` end one. */
export function* linesFrom(source: string, offset: number): Generator<Line> {
  const ending = /\r\n|\n|\r/g;
  let start = offset;
  while (start < source.length) {
    ending.lastIndex = start;
    const found = ending.exec(source);
    const end = found?.index ?? source.length;
    yield { start, text: source.slice(start, end) };
    start = end + (found?.[0].length ?? 1);
  }
}

/** How wide the white space is that a line starts with, and what follows it; a tab reaches to the next fourth column. */
export function indentOf(text: string, from = 0): { readonly column: number; readonly rest: string } {
  let column = from;
  let index = 0;
  for (; text[index] === ' ' || text[index] === '\t'; index += 1) {
    column += text[index] === '\t' ? 4 - (column % 4) : 1;
  }
  return { column, rest: text.slice(index) };
}
