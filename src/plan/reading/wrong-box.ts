import type { ListItem, PhrasingContent } from 'mdast';

/** A list item that begins with something like a checkbox that markdown does not know. */
export interface WrongBox {
  /** As it is written: `[~]`. */
  readonly box: string;
  /** The item without it, which reads as a line of the plan. */
  readonly item: ListItem;
}

/** `[~]`, `[-]`, `[✓]`, `[]`, and `[x]` with no blank behind it; a line of the plan begins with bold behind that. */
const BOX = /^(\[[^[\]\n]{0,3}\])\s*$/;

/** Finds a box that is none before an id in bold, struck through or not; null where there is none. */
export function wrongBox(item: ListItem): WrongBox | null {
  const [paragraph, ...blocks] = item.children;
  if (paragraph?.type !== 'paragraph' || typeof item.checked === 'boolean') return null;
  const [first, next, ...rest]: readonly PhrasingContent[] = paragraph.children;
  if (first?.type !== 'text' || (next?.type !== 'strong' && next?.type !== 'delete')) return null;
  const box = BOX.exec(first.value)?.[1];
  if (box === undefined) return null;
  return { box, item: { ...item, children: [{ ...paragraph, children: [next, ...rest] }, ...blocks] } };
}
