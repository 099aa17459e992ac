import type { MarkdownDocument } from './document.ts';
import { nodeText } from './node-text.ts';
import { walk } from './walk.ts';

/**
 * Anchors of all headings as GitHub makes them: lower case, punctuation gone, spaces to hyphens, a number behind the
 * second of the same name. Keyed by the heading's start offset.
 */
export function headingAnchors(document: MarkdownDocument): Map<number, string> {
  const anchors = new Map<number, string>();
  const used = new Map<string, number>();
  walk(document.tree, (node) => {
    if (node.type !== 'heading') return;
    const slug = nodeText(node)
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let count = used.get(slug) ?? 0;
    let anchor = count === 0 ? slug : `${slug}-${count}`;
    while (count > 0 && used.has(anchor)) {
      count += 1;
      anchor = `${slug}-${count}`;
    }
    used.set(slug, count + 1);
    if (anchor !== slug) used.set(anchor, 1);
    anchors.set(node.position?.start.offset ?? -1, anchor);
  });
  return anchors;
}
