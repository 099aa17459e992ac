import type { Nodes, PhrasingContent } from 'mdast';
import type { Prose } from '../plan.ts';
import { plainText } from '../prose.ts';
import { splitProse } from '../reading/split-prose.ts';

/**
 * Running text of a document as a plan holds it: without positions, white space folded and trimmed, neighbouring texts
 * as one, and addresses that became links by themselves as the text they are.
 */
export function cleanProse(nodes: Prose): Prose {
  return trimProse(merged(nodes.flatMap(clean)));
}

/** The prose without white space at its ends. */
export function trimProse(nodes: Prose): Prose {
  const trimmed = [...nodes];
  const first = trimmed[0];
  if (first?.type === 'text') trimmed[0] = { ...first, value: first.value.trimStart() };
  const last = trimmed.at(-1);
  if (last?.type === 'text') trimmed[trimmed.length - 1] = { ...last, value: last.value.trimEnd() };
  return trimmed.filter((node) => node.type !== 'text' || node.value !== '');
}

/** The prose without its first characters, as `plainText` counts them. */
export function dropCharacters(nodes: Prose, count: number): Prose {
  let left = count;
  const kept: PhrasingContent[] = [];
  for (const node of nodes) {
    const length = plainText([node]).length;
    if (left >= length && (left > 0 || length === 0)) left -= length;
    else if (left === 0) kept.push(node);
    else {
      if (node.type === 'text') kept.push({ ...node, value: node.value.slice(left) });
      else if ('children' in node)
        kept.push({ ...node, children: dropCharacters(node.children, left) } as PhrasingContent);
      left = 0;
    }
  }
  return trimProse(kept);
}

/** The prose without as many characters at its end. Only text is cut; where other nodes end it, it stays. */
export function dropLast(nodes: Prose, count: number): Prose {
  const last = nodes.at(-1);
  if (count === 0 || last?.type !== 'text') return nodes;
  return trimProse([...nodes.slice(0, -1), { ...last, value: last.value.slice(0, -count) }]);
}

/** The text of the last node; empty where it is no text. */
export function lastText(nodes: Prose): string {
  const last = nodes.at(-1);
  return last?.type === 'text' ? last.value : '';
}

/** Running text as a reader sees it, on one line; code keeps its backticks. */
export function oneLine(nodes: Prose): string {
  return plainText(nodes).replace(/\s+/g, ' ').trim();
}

/** `**Label:** text`, `**Label.** text` or `**Label** (more): text`; null where no bold label stands first. */
export function readLabel(nodes: Prose): { readonly label: string; readonly rest: Prose } | null {
  const [first, ...rest] = nodes;
  if (first?.type !== 'strong') return null;
  const label = oneLine(first.children);
  if (/[:.]$/.test(label)) return { label: label.slice(0, -1).trim(), rest: trimProse(rest) };
  const colon = /^\s*(?:\([^)]*\))?\s*:/.exec(plainText(rest));
  return colon === null ? null : { label, rest: dropCharacters(rest, colon[0].length) };
}

/** Cuts the prose where an emphasized `Label:` of these stands; what stands before the first is `head`. */
export function cutAtLabels(
  nodes: Prose,
  labels: readonly string[],
): { readonly head: Prose; readonly parts: ReadonlyMap<string, Prose> } {
  const cuts: { label: string; nodes: PhrasingContent[] }[] = [{ label: '', nodes: [] }];
  for (const node of nodes) {
    const said = node.type === 'emphasis' ? oneLine(node.children).replace(/:$/, '').toLowerCase() : '';
    if (said !== '' && labels.includes(said)) cuts.push({ label: said, nodes: [] });
    else cuts.at(-1)?.nodes.push(node);
  }
  const [head, ...parts] = cuts.map((cut) => [cut.label, trimProse(cut.nodes)] as const);
  return { head: head?.[1] ?? [], parts: new Map(parts) };
}

/** Statements that one line joins by "; ". */
export function splitStatements(nodes: Prose): Prose[] {
  return splitProse(nodes, '; ')
    .map(trimProse)
    .filter((part) => part.length > 0);
}

/** Blocks as a plan holds them: the same tree without positions. */
export function cleanBlocks<T extends Nodes>(blocks: readonly T[]): T[] {
  return blocks.map((block) => {
    const copy: Record<string, unknown> = { ...block };
    delete copy.position;
    delete copy.data;
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'tableCell')
      copy.children = cleanProse(block.children);
    else if ('children' in block) copy.children = cleanBlocks(block.children);
    return copy as unknown as T;
  });
}

function clean(node: PhrasingContent): Prose {
  const value = bare(node);
  if (value !== null) return [{ type: 'text', value }];
  const copy: Record<string, unknown> = { ...node };
  delete copy.position;
  delete copy.data;
  if (copy.title === null) delete copy.title;
  if ('children' in node) copy.children = merged(node.children.flatMap(clean));
  return [copy as unknown as PhrasingContent];
}

/** What is text alone: text itself, a line break, an address that became a link by itself. */
function bare(node: PhrasingContent): string | null {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
  if (node.type === 'break') return ' ';
  if (node.type !== 'link') return null;
  const text = plainText(node.children);
  const isBare = node.url === text || node.url === `http://${text}` || node.url === `mailto:${text}`;
  return isBare ? text : null;
}

function merged(nodes: Prose): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  for (const node of nodes) {
    const before = found.at(-1);
    if (before?.type === 'text' && node.type === 'text')
      found[found.length - 1] = { type: 'text', value: before.value + node.value };
    else found.push(node);
  }
  return found;
}
