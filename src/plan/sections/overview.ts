import type { ListItem, RootContent } from 'mdast';
import type { Plan, Prose } from '../plan.ts';
import { link, prose, strong } from '../prose.ts';
import { bullet, heading, joinStatements, labelled, list, paragraph } from './blocks.ts';
import { requirementLine } from './requirements.ts';

/** The problem, the outcome a user sees, and what is in and out. A small plan lists its requirements here. */
export function renderOverview(plan: Plan): RootContent[] {
  const { overview } = plan;
  const items: ListItem[] = [
    ...(plan.tier === 'small' ? plan.requirements.map((one) => bullet(requirementLine(one))) : []),
    ...statements('Objectives', overview.objectives),
    ...statements('Success criteria', overview.successCriteria),
    ...statements('Scope', overview.scope),
    ...statements('Out of scope', overview.outOfScope),
  ];
  return [heading(2, prose`Overview`), paragraph(problem(plan)), ...(items.length > 0 ? [list(items)] : [])];
}

function problem({ issue, overview }: Plan): Prose {
  const number = `#${issue.number}`;
  const label: Prose =
    issue.url === null
      ? [strong({ type: 'text', value: 'Problem:' })]
      : prose`${strong({ type: 'text', value: 'Problem' })} (${link(issue.url, number)}):`;
  const outcome =
    overview.outcome === null
      ? []
      : prose` ${strong({ type: 'text', value: 'Outcome:' })} ${overview.outcome}`;
  return prose`${label} ${overview.problem}${outcome}`;
}

/** One line where there is one or two statements, else a line each. */
function statements(label: string, all: readonly Prose[]): ListItem[] {
  const [only] = all;
  if (only === undefined) return [];
  if (all.length < 3) return [bullet(labelled(label, joinStatements(all)))];
  return [bullet([strong({ type: 'text', value: `${label}:` })], all)];
}
