/**
 * ` Did you mean \`status\`?` for the known word nearest to what was written, with a leading space; empty
 * where none is near enough to be a slip of the fingers.
 */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = closest(written, known);
  return near === null ? '' : ` Did you mean \`${near}\`?`;
}

/** The known word with the fewest edits, at most a third of the letters and three; null where there is none. */
export function closest(written: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const word of known) {
    const allowed = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
    if (Math.abs(word.length - written.length) > allowed) continue;
    const edits = editDistance(written.toLowerCase(), word.toLowerCase());
    if (edits <= allowed && edits < fewest) {
      best = word;
      fewest = edits;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (twoBack[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    twoBack = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
