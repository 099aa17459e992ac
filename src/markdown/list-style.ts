import type { List, Nodes, Parents, RootContent } from 'mdast';
import type { RenderStyle } from './render-nodes.ts';
import { rangeOf } from './walk.ts';

const BULLETS = ['-', '*', '+'] as const;
const DELIMITERS = ['.', ')'] as const;

/**
 * How lists that go between the children `before` and `after` of `parent` are marked: as the nearest list is, but
 * unlike a list right beside them, with which they would become one (CommonMark 5.3).
 */
export function listStyle(
  source: string,
  parent: Parents,
  { before, after }: { readonly before: number; readonly after: number },
  nodes: readonly RootContent[],
): RenderStyle {
  const siblings: readonly Nodes[] = parent.children;
  const nearest = siblings.slice(0, before + 1).findLast(isList) ?? siblings.slice(after).find(isList);
  const beside = [
    nodes[0]?.type === 'list' ? siblings[before] : undefined,
    nodes.at(-1)?.type === 'list' ? siblings[after] : undefined,
  ].flatMap((node) => (node?.type === 'list' ? [markOf(source, node)] : []));
  const usual = nearest === undefined ? undefined : markOf(source, nearest);
  return {
    bullet: choose(BULLETS, usual, beside),
    bulletOrdered: choose(DELIMITERS, usual, beside),
  };
}

/** `-`, `*`, `+`, or what stands behind the number: `.` or `)`. */
function markOf(source: string, list: List): string {
  const { start } = rangeOf(list.children[0] ?? list);
  return /^\d{0,9}([-*+.)])/.exec(source.slice(start, start + 10))?.[1] ?? '';
}

function choose<Mark extends string>(
  marks: readonly [Mark, ...Mark[]],
  usual: string | undefined,
  beside: readonly string[],
): Mark {
  const free = marks.filter((mark) => !beside.includes(mark));
  return free.find((mark) => mark === usual) ?? free[0] ?? marks[0];
}

function isList(node: Nodes): node is List {
  return node.type === 'list';
}
