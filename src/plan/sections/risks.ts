import type { ListItem } from 'mdast';
import type { Level, Prose, Risk } from '../plan.ts';
import { join, prose, strong } from '../prose.ts';
import { bullet, heading, list } from './blocks.ts';
import { readLineParts } from './plan-line.ts';
import { statementsOf } from './read-blocks.ts';
import { cutAtLabels, dropCharacters, dropLast, lastText, oneLine } from './read-prose.ts';
import type { Section } from './section.ts';

/** The risks, each with what it looks like when it comes true, and what is done about it. */
export const risksSection: Section = {
  title: 'Risks',
  alias: /\brisks?\b/i,
  render: ({ risks }) =>
    risks.length === 0 ? [] : [heading(2, prose`${risksSection.title}`), list(risks.map(riskItem))],
  read: () => ({}),
};

/** What is said of a risk stands on lines of its own, since its texts are sentences or parts of one. */
function riskItem({ id, text, likelihood, impact, trigger, mitigation, owners }: Risk): ListItem {
  const line = prose`${strong({ type: 'text', value: id })} ${text} (likelihood ${likelihood}, impact ${impact})`;
  const names = owners.map((name) => `@${name}`).join(', ');
  return bullet(line, [
    ...(trigger.length > 0 ? [prose`Trigger: ${trigger}`] : []),
    ...(mitigation.length > 0 ? [prose`Mitigation: ${mitigation}`] : []),
    ...(names === '' ? [] : [prose`Owner: ${names}`]),
  ]);
}

const LEVELS = /(?:^|\s)\(?likelihood (low|medium|high), impact (low|medium|high)\)?\.?$/i;
const OWNER = /(?:^|\s)Owners?: ([^.]*(?:\.[^.\s][^.]*)*)\.?$/;
const PART = /^(trigger|mitigation|owners?):\s*/i;

/** Reads a risk as people left it; null where the item is none. */
export function readRisk(item: ListItem): (Risk & { readonly struck: boolean }) | null {
  const line = readLineParts(item, /^(K\d+)\b[:.]?/, /(?!)/);
  if (line === null) return null;
  const { head, parts } = cutAtLabels(line.body, ['trigger', 'mitigation']);
  const levels = LEVELS.exec(lastText(head));
  const below = partsBelow(item);
  const last = parts.get('mitigation') ?? below.get('mitigation') ?? [];
  const owner = OWNER.exec(lastText(last));
  const owned = owner?.[1] ?? oneLine(below.get('owner') ?? []);
  return {
    id: line.id,
    struck: line.struck,
    text: levels === null ? head : dropLast(head, levels[0].length),
    likelihood: levelOf(levels?.[1]),
    impact: levelOf(levels?.[2]),
    trigger: parts.get('trigger') ?? below.get('trigger') ?? [],
    mitigation: owner === null ? last : dropLast(last, owner[0].length),
    owners: namesIn(owned),
  };
}

/** `- Mitigation: …` below the risk. */
function partsBelow(item: ListItem): Map<string, Prose> {
  const found = new Map<string, Prose>();
  for (const line of statementsOf(item.children.slice(1))) {
    const part = PART.exec(oneLine(line));
    if (part === null) continue;
    const name = (part[1] ?? '').toLowerCase().replace(/^owners$/, 'owner');
    found.set(
      name,
      join(
        [...(found.has(name) ? [found.get(name) ?? []] : []), dropCharacters(line, part[0].trimEnd().length)],
        ' ',
        ' ',
      ),
    );
  }
  return found;
}

/** Reads a row of a table of risks by the names of its columns; null where none of its cells is a risk's id. */
export function readRiskRow(cells: readonly Prose[], names: readonly string[]): Risk | null {
  const id = cells.map(oneLine).find((text) => /^K\d+$/.test(text));
  if (id === undefined) return null;
  const cell = (name: RegExp): Prose => cells[names.findIndex((one) => name.test(one))] ?? [];
  return {
    id,
    text: cell(/risk|what|description/),
    likelihood: levelOf(oneLine(cell(/^l(?:ikelihood)?$|probab/))),
    impact: levelOf(oneLine(cell(/^i(?:mpact)?$|severity/))),
    trigger: cell(/trigger|sign/),
    mitigation: cell(/mitigat|response|action/),
    owners: namesIn(oneLine(cell(/owner/))),
  };
}

function levelOf(text: string | undefined): Level {
  if (/^(?:low|1)/i.test(text ?? '')) return 'low';
  return /^(?:high|3)/i.test(text ?? '') ? 'high' : 'medium';
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/@([\w-]+(?:\/[\w.-]*[\w-])?)/g)].map((match) => match[1] ?? '');
}
