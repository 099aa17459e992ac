import type { ListItem } from 'mdast';
import type { Prose, Requirement } from '../plan.ts';
import { plain, plainText, prose, strong, withCode } from '../prose.ts';
import { bullets, heading } from './blocks.ts';
import { readLineParts } from './plan-line.ts';
import { dropLast, lastText, trimProse } from './read-prose.ts';
import type { Section } from './section.ts';

/** The requirements with the sentence each came from. In a small plan they stand in the overview. */
export const requirementsSection: Section = {
  title: 'Requirements',
  alias: /^requirements?\b|^user stories\b/i,
  render: (plan) => {
    if (plan.tier === 'small' || plan.requirements.length === 0) return [];
    return [heading(2, prose`${requirementsSection.title}`), bullets(plan.requirements.map(requirementLine))];
  },
  read: () => ({}),
};

/** `**R1** text ("the sentence it came from")`. */
export function requirementLine({ id, text, source, implied }: Requirement): Prose {
  const named = prose`${strong({ type: 'text', value: id })} ${text}`;
  if (implied !== null) return prose`${named} (implied: ${implied})`;
  const sentence = source === null ? '' : plainText(plain(source)).trim();
  if (sentence === '' || sameWords(sentence, plainText(text))) return named;
  return prose`${named} ("${withCode(sentence)}")`;
}

/** Reads a requirement as people left it; null where the item is none. Its own words are its source where none is quoted. */
export function readRequirement(item: ListItem): (Requirement & { readonly struck: boolean }) | null {
  const parts = readLineParts(item, /^(R\d+)\b[:.]?/, /(?!)/);
  if (parts === null) return null;
  const { id, struck, body } = parts;
  const implied = impliedBy(body);
  if (implied !== null) return { id, struck, text: implied.text, source: null, implied: implied.fact };
  const quoted = quotedBy(body);
  return quoted === null
    ? { id, struck, text: body, source: plainText(body), implied: null }
    : { id, struck, text: quoted.text, source: quoted.source, implied: null };
}

/** The last quotation in brackets that ends the line: the text may quote by itself. */
function quotedBy(body: Prose): { readonly text: Prose; readonly source: string } | null {
  if (!lastText(body).endsWith('")')) return null;
  const at = body.findLastIndex((node) => node.type === 'text' && /(?:^|\s)\("/.test(node.value));
  const node = body[at];
  if (node?.type !== 'text') return null;
  const cut = node.value.lastIndexOf('("');
  const rest = plainText([{ ...node, value: node.value.slice(cut + 2) }, ...body.slice(at + 1)]);
  return {
    text: trimProse([...body.slice(0, at), { ...node, value: node.value.slice(0, cut) }]),
    source: rest.slice(0, -2),
  };
}

function impliedBy(body: Prose): { readonly text: Prose; readonly fact: Prose } | null {
  const at = body.findLastIndex((node) => node.type === 'text' && /(?:^|\s)\(implied: /.test(node.value));
  const node = body[at];
  if (node?.type !== 'text' || !lastText(body).endsWith(')')) return null;
  const cut = node.value.lastIndexOf('(implied: ');
  const rest = { ...node, value: node.value.slice(cut + '(implied: '.length) };
  return {
    text: trimProse([...body.slice(0, at), { ...node, value: node.value.slice(0, cut) }]),
    fact: dropLast(
      [rest, ...body.slice(at + 1)].filter(
        ({ type, ...one }) => type !== 'text' || !('value' in one) || one.value !== '',
      ),
      1,
    ),
  };
}

/** A requirement that is its sentence need not quote it. */
export function sameWords(a: string, b: string): boolean {
  const words = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return words(a) === words(b);
}
