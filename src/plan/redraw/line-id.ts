import type { ListItem } from 'mdast';
import { nodeText } from '../../markdown/node-text.ts';

const BOXED = /^(T\d+|Q\d+|E\d+(?:\.\d+)?|Checkpoint(?: \d+)?)(?![\w.])/i;
const BOLD = /^([RDK]\d+)$/;

/** The id that a line of a plan begins with: with a checkbox, or bold where lines of its kind have none. */
export function lineId(item: ListItem): string | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  if (typeof item.checked === 'boolean') {
    const id = BOXED.exec(nodeText(paragraph).trimStart())?.[1] ?? null;
    return id !== null && /^c/i.test(id) ? id.toLowerCase() : (id?.toUpperCase() ?? null);
  }
  const [first] = paragraph.children;
  const bold = first?.type === 'delete' ? first.children[0] : first;
  return bold?.type === 'strong' ? (BOLD.exec(nodeText(bold).trim())?.[1] ?? null) : null;
}

/** `Owner` of `- **Owner:** …`, `Problem` of `**Problem** (…): …`; null where no label leads the text. */
export function labelOf(text: string): string | null {
  const found = /^\s*(?:[-*+]\s+)?\*\*([^*\n]{1,40}?)(?::\*\*|\*\*(?: \([^\n]*?\))?:)/.exec(text);
  return found?.[1] ?? null;
}

/** Ids as they stand in running text, for the plan's own words. */
export const ID = /\b(?:T\d{2,}|[RQDK]\d+|E\d+(?:\.\d+)?)\b/g;

/** `T` of `T03`, `E2.` of `E2.1`: ids of one kind are counted together. */
export function idKind(id: string): string {
  return /^E\d+\./.exec(id)?.[0] ?? id.slice(0, 1);
}

export function idNumber(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
