import type { Nodes } from 'mdast';
import { UserError } from '../../errors.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { isOpenEnded } from '../../markdown/open-ended.ts';
import { parse } from '../../markdown/parse.ts';
import { findBlock } from '../../markdown/replace-block.ts';
import { taskItems } from '../../markdown/task-items.ts';
import { ledgerOf } from '../records/ledger.ts';
import { readCheckpoint, readCriterion } from '../sections/exit-criteria.ts';
import { readQuestion } from '../sections/open-questions.ts';
import { readTask } from '../sections/tasks.ts';
import { readWhatShipped } from '../sections/what-shipped.ts';
import type { PhaseSection, PlanDocument, PlanLine } from './plan-document.ts';
import { type PlanFrontMatter, readPlanFrontMatter } from './read-front-matter.ts';
import { type FoundPhase, findPhases, readOwners } from './read-phases.ts';

const MOST_BYTES = 512 * 1024;

/**
 * Reads a PLAN.md, also one whose sections people renamed, moved or removed. Throws UserError, with what was found,
 * what was expected and where, when it is no plan any more, or so broken that an edit could go wrong.
 */
export function readPlan(source: string): PlanDocument {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MOST_BYTES) {
    throw new UserError(
      `This plan has ${Math.ceil(bytes / 1024)} KB; expected at most ${MOST_BYTES / 1024} KB. Move what is not the plan to files of its own.`,
    );
  }
  return readPlanOf(parse(source));
}

/** The same for a document that is parsed already. */
export function readPlanOf(document: MarkdownDocument): PlanDocument {
  const frontMatter = readPlanFrontMatter(document);
  refuseConflicts(document);
  refuseOpenEnded(document);
  const found = findPhases(document);
  const lines = readLines(document, found);
  refuseTwice([...lines.tasks, ...lines.criteria, ...lines.questions]);
  if (lines.tasks.length === 0) throw new UserError(NO_TASK);
  return documentOf(document, frontMatter, found, lines, findBlock(document, 'progress'));
}

const NO_TASK =
  'This plan has no task: found no checkbox whose text begins with an id, expected lines such as "- [ ] **T01** …". Put them back from the file\'s history.';

/** The same, also where an edit could go wrong, for judging what is there. */
export function readPlanLoosely(document: MarkdownDocument, frontMatter: PlanFrontMatter): PlanDocument {
  const found = findPhases(document);
  return documentOf(document, frontMatter, found, readLines(document, found), null);
}

function documentOf(
  document: MarkdownDocument,
  frontMatter: PlanFrontMatter,
  found: readonly FoundPhase[],
  lines: Lines,
  progress: PlanDocument['progress'],
): PlanDocument {
  const title = document.tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  return {
    ...document,
    ...frontMatter,
    title: title === undefined ? '' : nodeText(title).trim(),
    phases: found.map((phase) => phaseSection(document, phase, lines)),
    ...{ tasks: lines.tasks, criteria: lines.criteria, questions: lines.questions },
    ledger: ledgerOf(document),
    progress,
  };
}

type Lines = Pick<PlanDocument, 'tasks' | 'criteria' | 'questions'> & {
  readonly checkpoints: readonly PlanLine[];
};

function readLines(document: MarkdownDocument, phases: readonly FoundPhase[]): Lines {
  const tasks = [];
  const criteria = [];
  const questions = [];
  const checkpoints = [];
  for (const { item, checked, quoted } of taskItems(document)) {
    if (quoted) continue;
    const phase = phaseOf(document, phases, item)?.number ?? null;
    const task = readTask(item, checked, phase);
    if (task !== null) tasks.push(task);
    const criterion = readCriterion(item, checked, phase);
    if (criterion !== null) criteria.push(criterion);
    const question = readQuestion(item, checked, phase);
    if (question !== null) questions.push(question);
    const checkpoint = readCheckpoint(item, checked, phase);
    if (checkpoint !== null) checkpoints.push(checkpoint);
  }
  return { tasks, criteria, questions, checkpoints };
}

function phaseOf({ tree }: MarkdownDocument, phases: readonly FoundPhase[], node: Nodes): FoundPhase | null {
  const offset = node.position?.start.offset ?? 0;
  const block = tree.children.findLastIndex((child) => (child.position?.start.offset ?? 0) <= offset);
  return phases.find((phase) => phase.start <= block && block < phase.end) ?? null;
}

function phaseSection({ tree }: MarkdownDocument, phase: FoundPhase, lines: Lines): PhaseSection {
  const blocks = tree.children.slice(phase.start, phase.end);
  const { heading, records, summary } = readWhatShipped(blocks);
  // By place, not by number: two phases can have the same one.
  const from = tree.children[phase.start]?.position?.start.offset ?? 0;
  const to = tree.children[phase.end]?.position?.start.offset ?? Number.POSITIVE_INFINITY;
  const isHere = ({ item }: PlanLine): boolean => {
    const offset = item.position?.start.offset ?? 0;
    return from <= offset && offset < to;
  };
  return {
    ...phase,
    owners: readOwners(blocks),
    tasks: lines.tasks.filter(isHere),
    criteria: lines.criteria.filter(isHere),
    checkpoint: lines.checkpoints.find(isHere) ?? null,
    shippedHeading: heading,
    records,
    summary,
  };
}

function refuseTwice(lines: readonly PlanLine[]): void {
  const seen = new Map<string, number>();
  for (const { id, line } of lines) {
    const before = seen.get(id);
    if (before !== undefined) {
      throw new UserError(
        `The id ${id} stands twice in this plan, in lines ${before} and ${line}; expected it once. Give one of the two an id that is not taken.`,
      );
    }
    seen.set(id, line);
  }
}

function refuseOpenEnded(document: MarkdownDocument): void {
  const last = document.tree.children.at(-1);
  if (
    last === undefined ||
    !isOpenEnded(document, last) ||
    last.type === 'list' ||
    last.type === 'blockquote'
  )
    return;
  const what = last.type === 'code' ? 'code block' : 'comment or HTML block';
  throw new UserError(
    `The ${what} that starts in line ${last.position?.start.line} of this plan is not closed, so everything below it is part of it. Close it.`,
  );
}

function refuseConflicts({ source, tree }: MarkdownDocument): void {
  const mark = /^<{7} /m.exec(source);
  if (mark === null || !/^>{7} /m.test(source)) return;
  const isCode = tree.children.some(
    ({ type, position }) =>
      type === 'code' &&
      (position?.start.offset ?? 0) <= mark.index &&
      mark.index < (position?.end.offset ?? 0),
  );
  if (isCode) return;
  const line = source.slice(0, mark.index).split(/\r\n|\n|\r/).length;
  throw new UserError(
    `This plan has the marks of a merge conflict from line ${line} on ("<<<<<<<"). Choose one of the two versions and remove the marks.`,
  );
}
