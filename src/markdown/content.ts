import type { PhrasingContent } from 'mdast';

/** What goes into a line: nodes, or a text that enters as a text node, so that nothing in it is markup. */
export type Inline = string | readonly PhrasingContent[];

export function inlineNodes(content: Inline): readonly PhrasingContent[] {
  if (typeof content !== 'string') return content;
  return content === '' ? [] : [{ type: 'text', value: content }];
}
