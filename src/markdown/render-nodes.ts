import type { PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { EditRefused } from './edit-refused.ts';

/** How the nodes are to look among their neighbours. */
export interface RenderStyle {
  readonly bullet?: '-' | '*' | '+';
  readonly bulletOrdered?: '.' | ')';
}

const options: Options = {
  bulletOther: '*',
  rule: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  handlers: {
    text: (node: { readonly value: string }, _parent, state, info) =>
      withFewEscapes(state.safe(node.value, info)),
  },
};

/**
 * Markdown of new nodes, with `\n` and no final line end. Text nodes come back as the same text nodes: what
 * would be markup in them is escaped. Throws `EditRefused` (`edit-form`) for a node of an unknown type or without its fields.
 */
export function renderNodes(nodes: readonly RootContent[], style: RenderStyle = {}): string {
  const bullet = style.bullet ?? '-';
  const renderer = unified()
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkStringify, {
      ...options,
      bullet,
      bulletOther: bullet === '*' ? '-' : '*',
      bulletOrdered: style.bulletOrdered ?? '.',
    });
  try {
    return renderer.stringify({ type: 'root', children: [...nodes] }).replace(/\n$/, '');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EditRefused('edit-form', `The new nodes cannot be written as markdown: ${why}.`);
  }
}

/** Markdown of inline nodes that continue a line. */
export function renderInline(nodes: readonly PhrasingContent[]): string {
  // A word in front, so that nothing is escaped as if it began a block.
  const first = nodes[0];
  const continued: PhrasingContent[] =
    first?.type === 'text'
      ? [{ type: 'text', value: `x${first.value}` }, ...nodes.slice(1)]
      : [{ type: 'text', value: 'x' }, ...nodes];
  return renderNodes([{ type: 'paragraph', children: continued }]).slice(1);
}

/** remark-stringify escapes by single characters: too much in these cases, and once too little. */
function withFewEscapes(text: string): string {
  return (
    text
      // Inside a word `_` neither opens nor closes emphasis (CommonMark 6.2, rules 2 and 4).
      .replace(/(?<=[\p{L}\p{N}])(?:\\_)+(?=[\p{L}\p{N}])/gu, (run) => run.replaceAll('\\', ''))
      // A character reference ends in `;`.
      .replace(/(?<!\\)\\&(?!#?[A-Za-z0-9]{1,40};)/g, '&')
      // Only `www.` starts a link (GFM 6.9), not each `w.`.
      .replace(/(?<=w)(?<!www)\\\.(?=[-.\w])/gi, '.')
      // An address takes a backslash for part of itself.
      .replace(/(?<=www)\.(?=\S*\\)/gi, '\\.')
      // A bare address without markup in it.
      .replace(/(https?)\\:(?=\/\/[A-Za-z0-9./#?=%-]+(?:\s|$))/gi, '$1:')
  );
}
