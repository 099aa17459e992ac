import type { Nodes } from 'mdast';
import { walk } from '../markdown/walk.ts';

/** Whether a link to exactly this address stands in the node. */
export function linksTo(node: Nodes, url: string): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.type === 'link' && inner.url === url) found = true;
  });
  return found;
}
