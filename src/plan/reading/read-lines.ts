import type { ListItem, Nodes, Parents } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { walk } from '../../markdown/walk.ts';
import type { Decision, ExitCriterion, Plan, Question, Requirement, Risk, Task } from '../plan.ts';
import { readDecision } from '../sections/architecture.ts';
import { readPlannedCriterion } from '../sections/exit-criteria.ts';
import { readPlannedQuestion } from '../sections/open-questions.ts';
import { boldId, rowsOf } from '../sections/read-blocks.ts';
import { readRequirement } from '../sections/requirements.ts';
import { readRisk, readRiskRow } from '../sections/risks.ts';
import { readPlannedTask } from '../sections/tasks.ts';
import { type Place, placeOf } from './places.ts';
import type { FoundPhase } from './read-phases.ts';
import { wrongBox } from './wrong-box.ts';

/** The lines with ids of a whole plan, wherever they stand, as what they plan. */
export interface IdLines extends Pick<Plan, 'requirements' | 'questions' | 'decisions' | 'risks'> {
  readonly tasks: readonly InPhase<Task>[];
  readonly criteria: readonly InPhase<ExitCriterion>[];
  /** Ids of lines that are struck through: dropped, but taken. */
  readonly dropped: readonly string[];
  /** Ids of tasks and exit criteria that have no checkbox. */
  readonly boxless: readonly string[];
  /** What stands in the place of their boxes, by their ids, as far as anything does. */
  readonly wrongBoxes: ReadonlyMap<string, string>;
  /** The lines by their ids, in document order. */
  readonly places: readonly (readonly [id: string, place: Place])[];
}

/** With the phase it stands in; null outside of phases. Numbers would not do: people give one twice. */
export interface InPhase<T> {
  readonly phase: FoundPhase | null;
  readonly value: T;
}

/** Reads every line with an id; quotations and code hold none. */
export function readIdLines(document: MarkdownDocument, phases: readonly FoundPhase[]): IdLines {
  const lines = {
    ...{ requirements: [] as Requirement[], questions: [] as Question[], decisions: [] as Decision[] },
    ...{ risks: [] as Risk[], tasks: [] as InPhase<Task>[], criteria: [] as InPhase<ExitCriterion>[] },
    wrongBoxes: new Map<string, string>(),
    ...{ boxless: [] as string[], dropped: [] as string[], places: [] as [string, Place][] },
  };
  const add = <T extends { readonly id: string; readonly struck: boolean }>(
    found: T | null,
    node: Nodes,
    keep: (value: Omit<T, 'struck'>) => void,
  ): void => {
    if (found === null) return;
    const { struck, ...value } = found;
    lines.places.push([found.id, placeOf(node)]);
    if (struck) lines.dropped.push(found.id);
    else keep(value);
  };
  let phase: FoundPhase | null = null;
  document.tree.children.forEach((block, index) => {
    phase = phases.find(({ start, end }) => start <= index && index < end) ?? null;
    visitLines(block, (written) => {
      const within = phase;
      const wrong = wrongBox(written);
      const item = wrong?.item ?? written;
      const id = boldId(item) ?? '';
      if (/^[TE]/.test(id) && typeof item.checked !== 'boolean') lines.boxless.push(id);
      if (wrong !== null && id !== '') lines.wrongBoxes.set(id, wrong.box);
      if (id.startsWith('R')) add(readRequirement(item), item, (one) => lines.requirements.push(one));
      if (id.startsWith('T'))
        add(readPlannedTask(item), item, (value) => lines.tasks.push({ phase: within, value }));
      if (id.startsWith('E'))
        add(readPlannedCriterion(item), item, (value) => lines.criteria.push({ phase: within, value }));
      if (id.startsWith('Q')) add(readPlannedQuestion(item), item, (one) => lines.questions.push(one));
      if (id.startsWith('D')) add(readDecision(item), item, (one) => lines.decisions.push(one));
      if (id.startsWith('K')) add(readRisk(item), item, (one) => lines.risks.push(one));
    });
    if (block.type !== 'table') return;
    for (const { row, cells, names } of rowsOf(block)) {
      const risk = readRiskRow(cells, names);
      if (risk !== null) add({ ...risk, struck: false }, row, (one) => lines.risks.push(one));
    }
  });
  return lines;
}

function visitLines(block: Nodes, visit: (item: ListItem) => void): void {
  walk(block, (node, parents: readonly Parents[]) => {
    if (node.type !== 'listItem' || block.type === 'blockquote') return;
    if (!parents.some((parent) => parent.type === 'blockquote')) visit(node);
  });
}
