import type { ListItem } from 'mdast';
import type { Decision, Prose } from '../plan.ts';
import { join, plainText, prose, strong } from '../prose.ts';
import { bullet, heading, list, paragraph } from './blocks.ts';
import { readLineParts } from './plan-line.ts';
import { statementsOf } from './read-blocks.ts';
import { cutAtLabels, dropCharacters, oneLine, splitStatements } from './read-prose.ts';
import type { Section } from './section.ts';

/** How the work fits in, and the decisions with their reasons and alternatives. */
export const architectureSection: Section = {
  title: 'Architecture and decisions',
  alias: /\b(?:architecture|decisions?)\b/i,
  render: ({ architecture, decisions, tier }) => {
    if (architecture.length === 0 && decisions.length === 0) return [];
    const items = decisions.map((decision) => decisionItem(decision, tier === 'large'));
    return [
      heading(2, prose`${architectureSection.title}`),
      ...architecture.map(paragraph),
      ...(items.length > 0 ? [list(items)] : []),
    ];
  },
  read: (blocks) => ({ architecture: statementsOf(blocks) }),
};

function decisionItem({ id, text, why, insteadOf }: Decision, isLong: boolean): ListItem {
  const named = prose`${strong({ type: 'text', value: id })} ${text}`;
  // An alternative with a semicolon in it stands on a line of its own, or it would read as two.
  if (isLong || insteadOf.some((one) => plainText(one).includes('; '))) {
    const reason = why.length > 0 ? [prose`Why: ${why}`] : [];
    return bullet(named, [...reason, ...insteadOf.map((one) => prose`Instead of: ${one}`)]);
  }
  const alternatives = join(insteadOf, '; ', '; ');
  const reason: Prose = why.length > 0 ? prose` ${labelledInLine('Why', why)}` : [];
  const rejected: Prose = insteadOf.length > 0 ? prose` ${labelledInLine('Instead of', alternatives)}` : [];
  return bullet(prose`${named}${reason}${rejected}`);
}

function labelledInLine(label: string, text: Prose): Prose {
  return prose`${{ type: 'emphasis', children: [{ type: 'text', value: `${label}:` }] }} ${text}`;
}

/** Reads a decision as people left it; null where the item is none. */
export function readDecision(item: ListItem): (Decision & { readonly struck: boolean }) | null {
  const line = readLineParts(item, /^(D\d+)\b[:.]?/, /(?!)/);
  if (line === null) return null;
  const { head, parts } = cutAtLabels(line.body, ['why', 'instead of']);
  const below = statementsOf(item.children.slice(1));
  return {
    id: line.id,
    struck: line.struck,
    text: head,
    why: join([...said(parts.get('why')), ...behind(below, /^why:\s*/i)], ' ', ' '),
    insteadOf: [...splitStatements(parts.get('instead of') ?? []), ...behind(below, /^instead of:\s*/i)],
  };
}

function behind(lines: readonly Prose[], label: RegExp): Prose[] {
  return lines.flatMap((line) => {
    const match = label.exec(oneLine(line));
    return match === null ? [] : said(dropCharacters(line, match[0].trimEnd().length));
  });
}

function said(text: Prose | undefined): Prose[] {
  return text === undefined || text.length === 0 ? [] : [text];
}
