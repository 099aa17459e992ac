import type { RootContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { Phase, Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import { bullet, heading, labelled, labelledItem, list, section } from './blocks.ts';
import { renderCriteria } from './exit-criteria.ts';
import { labelledOf } from './read-blocks.ts';
import { dropCharacters, dropLast, lastText, oneLine } from './read-prose.ts';
import type { Section } from './section.ts';
import { renderTasks } from './tasks.ts';
import { renderWhatShipped } from './what-shipped.ts';

/**
 * Each phase with its tasks, gates and record; a small plan is one phase without ceremony. What stands under a phase's
 * labels is read by `readPhase`, its lines with ids by themselves.
 */
export const phasesSection: Section = {
  title: 'Tasks',
  alias: /^(?:tasks|done when|exit criteria|acceptance criteria|what shipped)\b/i,
  render: (plan, home) =>
    plan.phases.flatMap((phase) =>
      plan.tier === 'small' ? renderSmall(phase, home) : renderPhase(phase, plan.tier === 'large', home),
    ),
  read: () => ({}),
};

function renderSmall(phase: Phase, home: PlanHome): RootContent[] {
  return [
    heading(2, prose`Tasks`),
    renderTasks(phase.tasks, home),
    ...(phase.exit.length > 0
      ? [heading(3, prose`Done when`), renderCriteria({ ...phase, checkpoint: null })]
      : []),
    ...renderWhatShipped(),
  ];
}

function renderPhase(phase: Phase, isLong: boolean, home: PlanHome): RootContent[] {
  const hasGate = phase.exit.length > 0 || phase.checkpoint !== null;
  const isTestedInLine = !isLong && phase.testing.length > 0;
  return [
    heading(2, prose`Phase ${phase.number}: ${phase.title}`),
    list([
      bullet(labelled('Delivers', phase.delivers)),
      bullet(labelled('Owner', owner(phase))),
      ...(phase.entry.length > 0 ? [labelledItem('Entry', phase.entry)] : []),
      ...(isTestedInLine ? [labelledItem('Testing', phase.testing)] : []),
    ]),
    heading(3, prose`Tasks`),
    renderTasks(phase.tasks, home),
    ...section(3, 'Approach', phase.approach),
    ...(isLong ? section(3, 'Testing', phase.testing) : []),
    ...(hasGate ? [heading(3, prose`Exit criteria`), renderCriteria(phase)] : []),
    ...renderWhatShipped(),
  ];
}

function owner({ owners, ownerReason }: Phase): Prose {
  const names = owners.length > 0 ? owners.map((name) => `@${name}`).join(', ') : 'unowned';
  return ownerReason.length > 0 ? prose`${names} (${ownerReason})` : prose`${names}`;
}

/** What the phase's blocks say of it under labels and headings. Its lines with ids are read apart. */
export function readPhase(
  blocks: readonly RootContent[],
): Pick<Phase, 'delivers' | 'owners' | 'ownerReason' | 'entry' | 'approach' | 'testing'> {
  const parts = labelledOf(blocks);
  const under = (label: RegExp): Prose[] =>
    parts.filter((part) => label.test(part.label)).flatMap((part) => part.statements);
  const [delivers = []] = under(/^(?:delivers?|deliverables?|goals?|outcome)\b/i);
  const [owned = []] = under(/^owners?\b/i);
  return {
    delivers,
    ...readOwner(owned),
    entry: under(/^entry\b/i),
    approach: under(/^(?:approach|how)\b/i),
    testing: under(/^test(?:s|ing)?\b/i),
  };
}

const OWNERS = /^(?:unowned\b|@[\w-]+(?:\/[\w.-]*[\w-])?(?:,\s*@[\w-]+(?:\/[\w.-]*[\w-])?)*)/;

/** "@ada, @octo/team (reason)"; what begins otherwise is the reason why there is no owner. */
function readOwner(line: Prose): Pick<Phase, 'owners' | 'ownerReason'> {
  const names = OWNERS.exec(oneLine(line));
  if (names === null) return { owners: [], ownerReason: line };
  const rest = dropCharacters(line, names[0].length);
  const isBracketed = /^\(/.test(oneLine(rest)) && /\)\.?$/.test(lastText(rest));
  const reason = isBracketed ? dropCharacters(dropLast(rest, lastText(rest).endsWith('.') ? 2 : 1), 1) : rest;
  return {
    owners: [...names[0].matchAll(/@([^\s,]+)/g)].map((match) => match[1] ?? ''),
    ownerReason: reason,
  };
}
