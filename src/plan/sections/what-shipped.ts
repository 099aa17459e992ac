import type { Heading, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { nodeText } from '../../markdown/node-text.ts';
import { plainText, prose } from '../prose.ts';
import type { RecordEffect, ShippedRecord } from '../reading/plan-document.ts';
import { splitProse } from '../reading/split-prose.ts';
import { readDrift } from '../records/drift.ts';
import { heading, paragraph } from './blocks.ts';

export const NOTHING_MERGED = 'Nothing merged yet.';

/** The empty record of a phase. */
export function renderWhatShipped(): RootContent[] {
  return [heading(3, prose`What shipped`), paragraph(prose`${NOTHING_MERGED}`)];
}

/** What stands under the heading "What shipped". */
export interface Shipped {
  readonly heading: Heading | null;
  readonly records: readonly ShippedRecord[];
  readonly summary: Paragraph | null;
  /** The placeholder of an empty record, where it still stands. */
  readonly placeholder: Paragraph | null;
  /** The blocks under the heading. */
  readonly blocks: readonly RootContent[];
}

/** Finds the record among a phase's blocks, wherever people moved it. */
export function readWhatShipped(blocks: readonly RootContent[]): Shipped {
  const at = blocks.findIndex(
    (block) => block.type === 'heading' && /^what shipped\b/i.test(nodeText(block)),
  );
  const found = blocks[at];
  if (found?.type !== 'heading') {
    return { heading: null, records: [], summary: null, placeholder: null, blocks: [] };
  }
  const rest = blocks.slice(at + 1);
  const next = rest.findIndex((block) => block.type === 'heading' && block.depth <= found.depth);
  const inner = next === -1 ? rest : rest.slice(0, next);
  const paragraphs = inner.filter((block) => block.type === 'paragraph');
  return {
    heading: found,
    records: inner.flatMap((block) => (block.type === 'list' ? block.children.flatMap(readRecord) : [])),
    summary: paragraphs.find((block) => /^summary:/i.test(nodeText(block))) ?? null,
    placeholder: paragraphs.find((block) => nodeText(block).trim() === NOTHING_MERGED) ?? null,
    blocks: inner,
  };
}

function readRecord(item: ListItem): ShippedRecord[] {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return [];
  const number = first.children[0];
  if (number?.type !== 'link') return [];
  const facts = first.children.slice(1);
  const effect = effectOf(facts);
  const pushed = effect === null ? null : commitOf([number]);
  if (!/^#\d+$/.test(nodeText(number)) && pushed === null) return [];
  const text = facts
    .filter((node): node is PhrasingContent => node.type !== 'strong')
    .map(nodeText)
    .join('');
  const sizes = /([\d,]+) files?, \+([\d,]+) [−-]([\d,]+)/.exec(text);
  const size = (index: number): number => Number((sizes?.[index] ?? '0').replaceAll(',', ''));
  const title = facts.find((node) => node.type === 'strong');
  return [
    {
      number: pushed === null ? Number(nodeText(number).slice(1)) : null,
      url: number.url,
      title: title === undefined ? '' : nodeText(title),
      date: /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? null,
      files: size(1),
      additions: size(2),
      deletions: size(3),
      tasks: tasksOf(facts),
      effect,
      drift: readDrift(item),
      commit: pushed ?? commitOf(facts),
      item,
    },
  ];
}

/** The first link to a commit, in full. */
function commitOf(nodes: readonly PhrasingContent[]): string | null {
  const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
  return links.map((url) => /\/commit\/([0-9a-f]{40,64})$/.exec(url)?.[1]).find(Boolean) ?? null;
}

function tasksOf(nodes: readonly PhrasingContent[]): string[] {
  const parts = splitProse(nodes, ' · ').map((part) => plainText(part).trim());
  return parts.find((part) => /^T\d+(?:, T\d+)*$/.test(part))?.split(', ') ?? [];
}

/** `takes back [#57](…): T01, T02` */
function effectOf(nodes: readonly PhrasingContent[]): RecordEffect | null {
  for (const part of splitProse(nodes, ' · ')) {
    const match = /^(takes back|restores) #(\d+)(?:: (T\d+(?:, T\d+)*))?$/.exec(plainText(part).trim());
    const link = part.find((node) => node.type === 'link');
    if (match === null || link === undefined) continue;
    const verb = match[1] === 'restores' ? 'restores' : 'takes back';
    return { verb, number: Number(match[2]), url: link.url, tasks: match[3]?.split(', ') ?? [] };
  }
  return null;
}
