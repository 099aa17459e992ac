import type { Owners } from '../facts.ts';
import type { Snapshot } from '../read/snapshot.ts';

/** Where GitHub looks, in this order; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export function readOwners(snapshot: Snapshot): Owners | null {
  for (const path of PLACES) {
    const text = snapshot.contents.get(path);
    if (text !== undefined) return parseOwners(path, text);
  }
  return null;
}

/**
 * Reads a CODEOWNERS file. A rule without owners stays: it says that nobody owns what it matches. Lines with syntax
 * that GitHub does not know (`!`, `[ ]`, sections) are left out, as there.
 */
export function parseOwners(path: string, text: string): Owners {
  const rules = text.split(/\r\n|\r|\n/).flatMap((source, index) => {
    const [pattern, ...words] = splitRule(source);
    if (pattern === undefined || /^!|(?<!\\)[[\]]/.test(pattern)) return [];
    const owners = words.filter((word) => /^@[^@\s]+$/.test(word)).map((word) => word.slice(1));
    return [{ pattern, owners, line: index + 1 }];
  });
  return { path, rules };
}

/** Words of a line up to its comment; a backslash before a space keeps the space in the pattern. */
function splitRule(source: string): readonly string[] {
  const words = source.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  const kept = comment === -1 ? words : words.slice(0, comment);
  return kept.map((word) => word.replace(/\\(?=[ #])/g, ''));
}
