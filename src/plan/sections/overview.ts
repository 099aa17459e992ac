import type { ListItem, RootContent } from 'mdast';
import type { Overview, Plan, Prose } from '../plan.ts';
import { link, plainText, prose, strong } from '../prose.ts';
import { bullet, heading, labelledItem, list, paragraph } from './blocks.ts';
import { labelledOf, rowsOf } from './read-blocks.ts';
import { cleanProse, dropCharacters, oneLine, readLabel, trimProse } from './read-prose.ts';
import { readRequirement, requirementLine } from './requirements.ts';
import type { Section } from './section.ts';

/** The problem, the outcome a user sees, and what is in and out. A small plan lists its requirements here. */
export const overviewSection: Section = {
  title: 'Overview',
  alias: /^(?:overview|introduction|problem|goals?)\b/i,
  render: (plan) => {
    const { overview } = plan;
    const items: ListItem[] = [
      ...(plan.tier === 'small' ? plan.requirements.map((one) => bullet(requirementLine(one))) : []),
      ...(overview.objectives.length > 0 ? [labelledItem('Objectives', overview.objectives)] : []),
      ...(overview.successCriteria.length > 0
        ? [labelledItem('Success criteria', overview.successCriteria)]
        : []),
      ...(overview.scope.length > 0 ? [labelledItem('Scope', overview.scope)] : []),
      ...(overview.outOfScope.length > 0 ? [labelledItem('Out of scope', overview.outOfScope)] : []),
    ];
    return [
      heading(2, prose`${overviewSection.title}`),
      paragraph(problem(plan)),
      ...(items.length > 0 ? [list(items)] : []),
    ];
  },
  read: (blocks) => ({ overview: readOverview(blocks) }),
};

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

const FIELDS = [
  ['outOfScope', /^(?:out of scope|non-goals?|not in scope)\b/i],
  ['scope', /^(?:in )?scope\b/i],
  ['objectives', /^(?:objectives?|goals?)\b/i],
  ['successCriteria', /^success\b|^acceptance\b/i],
] as const;

function readOverview(blocks: readonly RootContent[]): Overview {
  const told = readProblem(blocks);
  const found: Record<(typeof FIELDS)[number][0], Prose[]> = {
    ...{ outOfScope: [], scope: [], objectives: [] },
    successCriteria: readSuccess(blocks),
  };
  const fieldOf = (label: string) => FIELDS.find(([, name]) => name.test(label))?.[0];
  for (const { label, statements: said } of labelledOf(blocks)) {
    const field = fieldOf(label);
    if (field !== undefined) found[field].push(...said);
  }
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    for (const { cells, names } of rowsOf(block)) {
      for (const [index, name] of names.entries()) {
        const field = fieldOf(name);
        const cell = cells[index] ?? [];
        if (field !== undefined && cell.length > 0) found[field].push(cell);
      }
    }
  }
  return { ...told, ...found };
}

/** The paragraph under "Problem", else the first; the outcome in it, else the next paragraph. */
function readProblem(blocks: readonly RootContent[]): Pick<Overview, 'problem' | 'outcome'> {
  const paragraphs = blocks.flatMap((block) =>
    block.type === 'paragraph' ? [cleanProse(block.children)] : [],
  );
  const labelledOne = paragraphs.find((text) => /^problem$/i.test(readLabel(text)?.label ?? ''));
  if (labelledOne === undefined) {
    const plainOnes = paragraphs.filter((text) => readLabel(text) === null);
    return { problem: plainOnes[0] ?? [], outcome: plainOnes[1] ?? null };
  }
  const rest = readLabel(labelledOne)?.rest ?? [];
  const at = rest.findLastIndex(
    (node) => node.type === 'strong' && /^outcome:?$/i.test(oneLine(node.children)),
  );
  if (at === -1) return { problem: rest, outcome: null };
  return { problem: trimProse(rest.slice(0, at)), outcome: trimProse(rest.slice(at + 1)) };
}

/** `- **R1** Success: …`, as people write where a plan has one requirement. */
function readSuccess(blocks: readonly RootContent[]): Prose[] {
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
  return items.flatMap((item) => {
    const text = readRequirement(item)?.text ?? [];
    const label = /^success(?: criteria)?:\s*/i.exec(plainText(text));
    return label === null ? [] : [dropCharacters(text, label[0].trimEnd().length)];
  });
}
