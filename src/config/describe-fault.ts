import { isMap, isNode, isScalar, type ParsedNode } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from '../plan/did-you-mean.ts';
import { CONFIG_KEYS } from './config.ts';

export type At = (offset: number) => string;

/** One finding of the schema as sentences for the person: where, what was found, what was expected. */
export function describeFault(issue: z.core.$ZodIssue, contents: ParsedNode | null, at: At): string[] {
  if (issue.code === 'unrecognized_keys') {
    const known = CONFIG_KEYS.map((key) => key.name);
    const list = known.map((name) => `\`${name}\``).join(', ');
    return issue.keys.map(
      (key) =>
        `${at(keyOffset(contents, key))}: found the unknown key ${quote(key)}.${didYouMean(key, known)} Expected one of ${list}.`,
    );
  }
  const [key] = issue.path;
  if (key === undefined) {
    return [`${at(offsetOf(contents))}: found ${kindOf(contents)}, expected \`key: value\` lines.`];
  }
  const value = pairOf(contents, String(key))?.value ?? null;
  const offset = isNode(value) ? offsetOf(value) : keyOffset(contents, String(key));
  return [`${at(offset)}: found ${kindOf(value)} for \`${String(key)}\`, ${issue.message}.`];
}

function pairOf(contents: ParsedNode | null, key: string) {
  if (!isMap(contents)) return undefined;
  return contents.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function keyOffset(contents: ParsedNode | null, key: string): number {
  const found = pairOf(contents, key)?.key;
  return isNode(found) ? offsetOf(found) : 0;
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
