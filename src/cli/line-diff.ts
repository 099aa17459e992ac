import { diffLines } from 'diff';

/** Lines that went (`-`) and came (`+`), for showing small edits of one document; unchanged ones are left out. */
export function lineDiff(before: string, after: string): string {
  return diffLines(before, after)
    .filter((part) => part.added || part.removed)
    .flatMap((part) => {
      const lines = part.value.replace(/\n$/, '').split('\n');
      return lines.map((line) => `${part.added ? '+' : '-'}${line}`);
    })
    .join('\n');
}
