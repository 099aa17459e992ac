import { askReader } from './object-reader.ts';

/** One entry as a tree object holds it. */
export interface RawEntry {
  /** Octal, without leading zero: `40000` for a folder. */
  readonly mode: string;
  readonly oid: string;
}

/** The entries of a tree by name; none where the expression names no tree. */
export async function readTree(directory: string, expression: string): Promise<Map<string, RawEntry>> {
  const [info, content] = await askReader(directory, 'contents', expression);
  return info?.type === 'tree' ? parseTree(content) : new Map();
}

/** `mode SP name NUL oid`, one after the other. */
function parseTree(content: Buffer): Map<string, RawEntry> {
  const entries = new Map<string, RawEntry>();
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    const name = content.subarray(space + 1, end).toString();
    const oid = content.subarray(end + 1, end + 21).toString('hex');
    entries.set(name, { mode: content.subarray(at, space).toString(), oid });
    at = end + 21;
  }
  return entries;
}
