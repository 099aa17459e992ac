import type { PhrasingContent } from 'mdast';
import { headingAnchors } from '../markdown/heading-anchor.ts';
import { renderTable } from '../markdown/render-table.ts';
import type { Prose } from './plan.ts';
import { link, plain } from './prose.ts';
import type { PlanDocument } from './reading/plan-document.ts';
import { byNumber, type PhaseProgress, progress } from './reading/read-progress.ts';

/**
 * The text between the progress marks: a row a phase, and from two phases on a flowchart. Its labels are numbers
 * and counts alone, so nothing that people write can change the diagram. Ids in `done` count as ticked, those in
 * `undone` as open.
 */
export function renderProgress(
  plan: PlanDocument,
  done: ReadonlySet<string> = new Set(),
  undone: ReadonlySet<string> = new Set(),
): string {
  const phases = progress(plan, done, undone);
  const table = renderPhases(plan, phases);
  return phases.length < 2 ? table : `${table}\n\n${renderFlowchart(phases)}`;
}

function renderPhases(plan: PlanDocument, phases: readonly PhaseProgress[]): string {
  const anchors = headingAnchors(plan);
  const hasGates = phases.some((phase) => phase.checkpoint !== null);
  const header = [
    'Phase',
    'State',
    'Tasks',
    'Exit criteria',
    ...(hasGates ? ['Checkpoint'] : []),
    'Ready to start',
  ];
  const sections = byNumber(plan.phases);
  const rows = phases.map((phase, index) => {
    const section = sections[index];
    const anchor = anchors.get(section?.heading?.position?.start.offset ?? -1);
    const title: PhrasingContent[] = section?.heading
      ? [...plain(`${phase.number}: `), ...titleOf(section.heading.children)]
      : [...plain(String(phase.number))];
    return [
      anchor === undefined ? title : [link(`#${anchor}`, ...title)],
      plain(stateInWords(phase)),
      plain(`${phase.tasks.done} of ${phase.tasks.total}`),
      plain(`${phase.criteria.done} of ${phase.criteria.total}`),
      ...(hasGates ? [plain(phase.checkpoint ?? '')] : []),
      plain(readyInWords(phase)),
    ];
  });
  return renderTable(header.map(plain), rows);
}

/** The heading without "Phase 2:", its code kept, its links and other marks as text: the cell is a link itself. */
function titleOf(nodes: Prose): PhrasingContent[] {
  const flat = nodes.flatMap((node): Prose => {
    if (node.type === 'text' || node.type === 'inlineCode') return [node];
    return 'children' in node ? titleOf(node.children) : [];
  });
  const [first, ...rest] = flat;
  if (first?.type !== 'text') return [...flat];
  const value = first.value.replace(/^\s*phase\s+\d+\b\s*[:.–—-]?\s*/i, '').replace(/\s+/g, ' ');
  return value === '' ? rest : [{ type: 'text', value }, ...rest];
}

/** "under way", "after phase 2". */
export function stateInWords({ state, waitsFor }: Pick<PhaseProgress, 'state' | 'waitsFor'>): string {
  return state === 'waiting' ? `after phase ${waitsFor}` : state;
}

function readyInWords({ sideBySide }: PhaseProgress): string {
  return sideBySide
    .map((ids) => (ids.length > 1 ? `${ids.join(', ')} side by side` : ids.join('')))
    .join('; ');
}

const STYLES = {
  todo: 'fill:#eaeef2,color:#1f2328,stroke:#8c959f',
  doing: 'fill:#fff8c5,color:#1f2328,stroke:#9a6700',
  done: 'fill:#dafbe1,color:#1f2328,stroke:#1a7f37',
} as const;

function renderFlowchart(phases: readonly PhaseProgress[]): string {
  const nodes = phases.map((phase, index) => {
    const { done, total } = phase.tasks;
    const label = `Phase ${phase.number}: ${stateInWords(phase)}<br/>${done} of ${total} tasks`;
    return `  P${index + 1}["${label}"]:::${styleOf(phase)}`;
  });
  const used = [...new Set(phases.map(styleOf))];
  return [
    '```mermaid',
    'flowchart LR',
    ...nodes,
    `  ${phases.map((_, index) => `P${index + 1}`).join(' --> ')}`,
    ...Object.entries(STYLES).flatMap(([name, style]) =>
      used.some((other) => other === name) ? [`  classDef ${name} ${style}`] : [],
    ),
    '```',
  ].join('\n');
}

function styleOf({ state }: PhaseProgress): keyof typeof STYLES {
  if (state === 'complete') return 'done';
  return state === 'under way' ? 'doing' : 'todo';
}
