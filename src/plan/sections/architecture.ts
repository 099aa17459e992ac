import type { ListItem, RootContent } from 'mdast';
import type { Decision, Plan, Prose } from '../plan.ts';
import { join, prose, strong } from '../prose.ts';
import { bullet, heading, list, paragraph } from './blocks.ts';

/** How the work fits in, and the decisions with their reasons and alternatives. */
export function renderArchitecture({ architecture, decisions, tier }: Plan): RootContent[] {
  if (architecture.length === 0 && decisions.length === 0) return [];
  const items = decisions.map((decision) => decisionItem(decision, tier === 'large'));
  return [
    heading(2, prose`Architecture and decisions`),
    ...architecture.map(paragraph),
    ...(items.length > 0 ? [list(items)] : []),
  ];
}

function decisionItem({ id, text, why, insteadOf }: Decision, isLong: boolean): ListItem {
  const named = prose`${strong({ type: 'text', value: id })} ${text}`;
  const alternatives = join(insteadOf, '; ', '; ');
  if (isLong) {
    const rejected = insteadOf.length > 0 ? [prose`Instead of: ${alternatives}`] : [];
    return bullet(named, [prose`Why: ${why}`, ...rejected]);
  }
  const rejected: Prose = insteadOf.length > 0 ? prose` ${labelledInLine('Instead of', alternatives)}` : [];
  return bullet(prose`${named} ${labelledInLine('Why', why)}${rejected}`);
}

function labelledInLine(label: string, text: Prose): Prose {
  return prose`${{ type: 'emphasis', children: [{ type: 'text', value: `${label}:` }] }} ${text}`;
}
