import type { Heading, List, ListItem } from 'mdast';
import { apply } from '../../markdown/apply.ts';
import type { Edit } from '../../markdown/edit.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { removeNode } from '../../markdown/remove-node.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import { section } from '../../markdown/section.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { progress } from '../reading/read-progress.ts';
import { list } from '../sections/blocks.ts';
import { DRIFT, driftLine, headingNamed, RETROSPECTIVE } from './closing-edits.ts';
import { recordsOfPhase } from './phase-records.ts';
import { retrospective } from './retrospective.ts';

/**
 * What was written when phases ended says what the records said then. Where an edit made these others, or opened a phase
 * again, it is written anew, or goes until the phase ends again, as its summary does; what people changed in it since
 * stays. `before` is the plan that the edit was made of, `source` what came of it.
 */
export function renewClosing(before: PlanDocument, source: string): string {
  const hasLines = headingNamed(before, DRIFT) !== undefined;
  const hasEnd = headingNamed(before, RETROSPECTIVE) !== undefined;
  if (!hasLines && !hasEnd) return source;
  const plan = readPlan(source);
  const edits = [...(hasLines ? driftEdits(before, plan) : []), ...(hasEnd ? endEdits(before, plan) : [])];
  return edits.length === 0 ? source : apply(plan, edits).source;
}

function driftEdits(before: PlanDocument, plan: PlanDocument): Edit[] {
  const found = listUnder(plan, DRIFT);
  if (found === null) return [];
  const states = new Map(progress(plan).map(({ number, state }) => [number, state]));
  const lines = found.list.children.flatMap((item) => {
    const number = Number(/^Phase (\d+):/.exec(nodeText(item))?.[1]);
    const [was, is] = [before, plan].map(({ phases }) => phases.find((phase) => phase.number === number));
    const isOurs = was !== undefined && says(item, lineOf(before, was));
    if (!isOurs) return [];
    const next = is !== undefined && states.get(number) === 'complete' ? lineOf(plan, is) : null;
    return next !== null && says(item, next) ? [] : [{ item, next }];
  });
  const gone = lines.filter(({ next }) => next === null);
  if (gone.length > 0 && gone.length === found.list.children.length && found.isAlone)
    return [...removeNode(plan, found.heading), ...removeNode(plan, found.list)];
  return lines.flatMap(({ item, next }) =>
    next === null ? removeNode(plan, item) : replaceNode(plan, item, [next]),
  );
}

function endEdits(before: PlanDocument, plan: PlanDocument): Edit[] {
  const found = listUnder(plan, RETROSPECTIVE);
  if (found === null || !found.isAlone || !says(found.list, endOf(before))) return [];
  const isWhole = progress(plan).every(({ state }) => state === 'complete');
  if (!isWhole) return [...removeNode(plan, found.heading), ...removeNode(plan, found.list)];
  const next = endOf(plan);
  return says(found.list, next) ? [] : replaceNode(plan, found.list, [next]);
}

interface Found {
  readonly heading: Heading;
  readonly list: List;
  /** Nothing else stands below the heading. */
  readonly isAlone: boolean;
}

function listUnder(plan: PlanDocument, pattern: RegExp): Found | null {
  const heading = headingNamed(plan, pattern);
  if (heading === undefined) return null;
  const blocks = section(plan, heading).blocks.filter(
    (block) => block.type !== 'html' || !block.value.startsWith('<!-- planwright:'),
  );
  const [first] = blocks;
  return first?.type === 'list' ? { heading, list: first, isAlone: blocks.length === 1 } : null;
}

function lineOf(plan: PlanDocument, phase: PhaseSection): ListItem {
  return driftLine({ phase, records: recordsOfPhase(plan, phase) });
}

/** As it is written once all is done. */
function endOf(plan: PlanDocument): List {
  const ends = plan.phases.map((phase) => ({ phase, records: recordsOfPhase(plan, phase) }));
  const done = new Set(plan.tasks.filter((task) => !task.struck).map((task) => task.id));
  const [, lines] = retrospective(plan, ends, done);
  return lines?.type === 'list' ? lines : list([]);
}

function says(node: List | ListItem, other: List | ListItem): boolean {
  const [one, two] = [node, other].map((each) => nodeText(each).replace(/\s+/g, ' ').trim());
  return one === two;
}
