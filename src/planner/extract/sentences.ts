/** The sentences of running text, as they stand. Also ends at the full stops of Chinese and Japanese. */
export function sentencesOf(text: string): string[] {
  const guarded = text.replace(/\b(e\.g|i\.e|etc|vs|cf|approx|resp|no|Mr|Dr)\.(?=\s)/gi, (found) =>
    found.replaceAll('.', '\u0000'),
  );
  return guarded
    .split(/(?<=[.!?…]["'”)`]?)\s+(?=["'“„(`[]?[\p{Lu}\d`])|(?<=[。！？])|\s+(?=[-–—] )\n/u)
    .map((sentence) => sentence.replaceAll('\u0000', '.').trim())
    .filter((sentence) => /[\p{L}\d]/u.test(sentence));
}

/** At most `length` characters, cut at the end of a word or clause and marked as cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const clause = Math.max(cut.lastIndexOf('; '), cut.lastIndexOf(', '), cut.lastIndexOf(' - '));
  const at = clause > length * 0.6 ? clause : cut.lastIndexOf(' ');
  const kept = at > 0 ? cut.slice(0, at) : cut;
  // Half a code span would swallow what follows it.
  const ticks = kept.split('`').length - 1;
  return `${ticks % 2 === 1 ? kept.slice(0, kept.lastIndexOf('`')).trimEnd() : kept}…`;
}
