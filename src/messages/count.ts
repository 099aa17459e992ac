/** `1 task`, `3 tasks`; for words whose plural is not by -s, say it. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** At most `most` lines, and then how many were left out. */
export function bounded(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `- and ${count(lines.length - most, 'more', 'more')}`];
}
