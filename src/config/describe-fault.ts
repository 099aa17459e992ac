import { isMap, isNode, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from '../plan/did-you-mean.ts';
import { RULES } from '../plan/rules/registry.ts';
import { CONFIG_KEYS } from './config.ts';

export type At = (offset: number) => string;

/** One finding of the schema as sentences for the person: where, what was found, what was expected. */
export function describeFault(issue: z.core.$ZodIssue, contents: ParsedNode | null, at: At): string[] {
  if (issue.code === 'unrecognized_keys') {
    const isRule = issue.path[0] === 'rules';
    const known = knownKeys(issue.path[0]);
    const list = known.map((name) => `\`${name}\``).join(', ');
    const within = nodeAt(contents, issue.path);
    return issue.keys.map(
      (key) =>
        `${at(keyOffset(within, key))}: found the unknown ${isRule ? 'rule' : 'key'} ${quote(key)}.${didYouMean(key, known)} Expected one of ${list}.`,
    );
  }
  if (issue.path.length === 0) {
    return [`${at(offsetOf(contents))}: found ${kindOf(contents)}, expected \`key: value\` lines.`];
  }
  const key = issue.path.at(-1);
  const parent = nodeAt(contents, issue.path.slice(0, -1));
  const value = nodeAt(contents, issue.path);
  const offset = value === null ? keyOffset(parent, String(key)) : offsetOf(value);
  return [`${at(offset)}: found ${kindOf(value)} for \`${keyPath(issue.path)}\`, ${issue.message}.`];
}

function knownKeys(section: PropertyKey | undefined): string[] {
  if (section === 'rules') return RULES.map((rule) => rule.id);
  return section === 'sections' ? ['title', 'text'] : CONFIG_KEYS.map((key) => key.name);
}

/** `sections[0].title`, as programs name keys. */
function keyPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** The node at a path of keys and indexes; null where the file has none. */
function nodeAt(contents: ParsedNode | null, path: readonly PropertyKey[]): Node | null {
  let node: Node | null = contents;
  for (const key of path) {
    const inner: unknown = isSeq(node) ? node.items[Number(key)] : pairOf(node, String(key))?.value;
    node = isNode(inner) ? inner : null;
  }
  return node;
}

function pairOf(contents: Node | null, key: string) {
  if (!isMap(contents)) return undefined;
  return contents.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function keyOffset(contents: Node | null, key: string): number {
  const found = pairOf(contents, key)?.key;
  return isNode(found) ? offsetOf(found) : offsetOf(contents);
}

/** Where a node begins in the text; 0 for what has no place. */
export function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** What a node holds, as a person would say it. */
function kindOf(node: unknown): string {
  if (isScalar(node)) {
    if (node.value === null) return 'nothing';
    return typeof node.value === 'string'
      ? quote(node.value)
      : `the ${typeof node.value} ${quote(String(node.value))}`;
  }
  if (!isNode(node)) return 'nothing';
  return isMap(node) ? 'a mapping' : 'a list';
}

/** A piece of the file for a message: one line, not long, and no backtick that would end the code span. */
export function quote(value: string): string {
  const shown = value.replaceAll('`', "'").replace(/\s+/g, ' ');
  return `\`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\``;
}
