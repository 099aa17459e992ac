import type { InlineCode, Link, PhrasingContent, Strong } from 'mdast';
import type { Prose } from './plan.ts';

type Insert = string | number | PhrasingContent | Prose;

/**
 * Running text from a template: strings that are put in become text nodes, so they cannot forge markdown;
 * nodes and other prose are put in as they are. `` prose`Run ${code(command)} first` ``
 */
export function prose(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Prose {
  const nodes: PhrasingContent[] = [];
  strings.forEach((literal, index) => {
    add(nodes, literal);
    const insert = inserts[index];
    if (insert === undefined) return;
    if (typeof insert === 'string' || typeof insert === 'number') add(nodes, String(insert));
    else if (isProse(insert)) for (const node of insert) addNode(nodes, node);
    else addNode(nodes, insert);
  });
  return nodes;
}

/** Prose that is one piece of foreign or own plain text; white space is folded, as running text has no line ends. */
export function plain(value: string): Prose {
  return value === '' ? [] : [{ type: 'text', value: value.replace(/\s+/g, ' ') }];
}

/**
 * Foreign plain text in which people marked code by backticks, as in titles of issues: the marked parts become code,
 * all else is text.
 */
export function withCode(value: string): Prose {
  const nodes: PhrasingContent[] = [];
  value.split(/`([^`]+)`/).forEach((part, index) => {
    if (index % 2 === 1) addNode(nodes, code(part));
    else add(nodes, part.replace(/\s+/g, ' '));
  });
  return nodes;
}

/** An inline code node; line ends become spaces, as inline code cannot hold any that mean something. */
export function code(value: string): InlineCode {
  return { type: 'inlineCode', value: value.replace(/\s+/g, ' ') };
}

export function strong(...children: PhrasingContent[]): Strong {
  return { type: 'strong', children };
}

export function link(url: string, ...children: readonly (string | PhrasingContent)[]): Link {
  return {
    type: 'link',
    url,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

/** Joins with `separator` between the items and `last` before the last: "a, b and c". */
export function join(items: readonly Prose[], separator = ', ', last = ' and '): Prose {
  const nodes: PhrasingContent[] = [];
  items.forEach((item, index) => {
    if (index > 0) add(nodes, index === items.length - 1 ? last : separator);
    for (const node of item) addNode(nodes, node);
  });
  return nodes;
}

/** What a reader sees of the prose, without its marks; inline code keeps its backticks. */
export function plainText(nodes: Prose): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: PhrasingContent): string {
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if ('value' in node) return node.value;
  if ('children' in node) return plainText(node.children);
  return node.type === 'break' ? ' ' : '';
}

function isProse(insert: PhrasingContent | Prose): insert is Prose {
  return Array.isArray(insert);
}

function add(nodes: PhrasingContent[], value: string): void {
  if (value !== '') addNode(nodes, { type: 'text', value });
}

/** Neighbouring text nodes are one node, as a parser would give them. */
function addNode(nodes: PhrasingContent[], node: PhrasingContent): void {
  const before = nodes.at(-1);
  if (before?.type === 'text' && node.type === 'text') {
    nodes[nodes.length - 1] = { type: 'text', value: before.value + node.value };
  } else nodes.push(node);
}
