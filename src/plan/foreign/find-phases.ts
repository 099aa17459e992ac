import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import type { ForeignPhase, TaskState } from './foreign-plan.ts';
import { type OutlineEntry, sectionEnd } from './outline.ts';
import { PHASE_KINDS, type PhaseLabel, readPhaseLabel, wholeNumber } from './phase-label.ts';
import { stateSaid } from './state-words.ts';

/** Headings that need company: alone they are a title, a version that is spoken of, or a chapter. */
const NEEDS_TWO = new Set(['quarter', 'version', 'horizon', 'week', 'numbered', 'part']);
/** What a chapter is called that lists the steps of the work. */
const WORK =
  /plan|phase|step|task|roadmap|milestone|implement|work|todo|to-do|fase|etapa|schritt|aufgabe|étape|этап|задач|タスク|任务/i;

interface Candidate extends PhaseLabel {
  readonly entry: OutlineEntry;
}

/**
 * Finds the phases by their usual headings: one kind of them, `Phase 2` before `Step 2` before a bare `2. Title`,
 * at the level where it is repeated. `taskBlocks` are the blocks that hold tasks.
 */
export function findForeignPhases(
  document: MarkdownDocument,
  outline: readonly OutlineEntry[],
  taskBlocks: ReadonlySet<number>,
): ForeignPhase[] {
  const all = outline.flatMap((entry) => {
    const label = readPhaseLabel(entry.text);
    return label === null || isTaskTitle(entry.text) ? [] : [{ ...label, entry }];
  });
  // Bold lines stand for headings only where no heading names a phase.
  const headings = choose(
    document,
    outline,
    all.filter(({ entry }) => entry.isHeading),
    taskBlocks,
  );
  const isEnough = headings.length > 1 || headings.some((phase) => holds(phase, taskBlocks));
  if (isEnough) return headings;
  const bold = all.filter(({ entry, kind }) => !entry.isHeading && kind !== 'numbered');
  const found = choose(document, outline, bold, taskBlocks);
  return found.length > 1 ? found : headings;
}

function isTaskTitle(text: string): boolean {
  return /^\W*task\s*#?\d/i.test(text);
}

function choose(
  document: MarkdownDocument,
  outline: readonly OutlineEntry[],
  candidates: readonly Candidate[],
  taskBlocks: ReadonlySet<number>,
): ForeignPhase[] {
  const options = PHASE_KINDS.flatMap((kind, rank) => {
    const ofKind = candidates.filter((candidate) => candidate.kind === kind);
    const level = levelOf(ofKind, outline);
    if (level.length === 0 || (NEEDS_TWO.has(kind) && level.length < 2)) return [];
    const united = kind === 'numbered' ? level : withSiblings(level, candidates);
    const phases = united.map((candidate) => phaseOf(document, outline, candidate, united));
    const kept = kind === 'numbered' ? keepWork(outline, phases, taskBlocks) : phases;
    const worth = (kept.some((phase) => holds(phase, taskBlocks)) ? 2 : 0) + (kept.length > 1 ? 1 : 0);
    return kept.length === 0 ? [] : [{ phases: kept, worth, rank }];
  });
  const [best] = options.toSorted((a, b) => b.worth - a.worth || a.rank - b.rank);
  return best?.phases ?? [];
}

/** `Week 1` beside `Sprint 1` is a phase too. */
function withSiblings(level: readonly Candidate[], candidates: readonly Candidate[]): readonly Candidate[] {
  const depth = level[0]?.entry.depth;
  const siblings = candidates.filter(
    (candidate) =>
      candidate.kind !== 'numbered' && candidate.entry.depth === depth && !level.includes(candidate),
  );
  return [...level, ...siblings].toSorted((a, b) => a.entry.index - b.entry.index);
}

/**
 * The shallowest level at which the kind is repeated, with what stands elsewhere and is not within it: people are
 * not careful with levels. A phase that is spoken of again (its number is taken) is no new one.
 */
function levelOf(candidates: readonly Candidate[], outline: readonly OutlineEntry[]): Candidate[] {
  const depths = [...new Set(candidates.map(({ entry }) => entry.depth))].toSorted((a, b) => a - b);
  const at = (depth: number): Candidate[] => candidates.filter(({ entry }) => entry.depth === depth);
  const depth = depths.find((each) => at(each).length > 1) ?? depths[0];
  if (depth === undefined) return [];
  const level = at(depth);
  const taken = new Set(level.map(({ number }) => number));
  const others = candidates.filter(
    ({ entry, number }) =>
      entry.depth > depth && !number.includes('.') && !taken.has(number) && !isWithin(entry, level, outline),
  );
  return [...level, ...others].toSorted((a, b) => a.entry.index - b.entry.index);
}

/** Below a phase of the level, with no heading of that level or above between. */
function isWithin(
  entry: OutlineEntry,
  level: readonly Candidate[],
  outline: readonly OutlineEntry[],
): boolean {
  const before = level.findLast((candidate) => candidate.entry.index < entry.index)?.entry;
  if (before === undefined) return false;
  return !outline.some(
    ({ index, depth }) => index > before.index && index < entry.index && depth <= before.depth,
  );
}

function phaseOf(
  document: MarkdownDocument,
  outline: readonly OutlineEntry[],
  { entry, label, number, title }: Candidate,
  level: readonly Candidate[],
): ForeignPhase {
  const end = sectionEnd(
    document,
    outline,
    entry,
    (other) =>
      (other.isHeading && other.depth <= entry.depth) || level.some((candidate) => candidate.entry === other),
  );
  const own = title.replace(/^[([][^()[\]]{0,30}[)\]]$/, '');
  return {
    label,
    number: wholeNumber(number),
    title: withoutSigns(own),
    line: entry.line,
    says: saysOf(document, entry, end),
    start: entry.index,
    end,
  };
}

/** Signs of a state, and a state in brackets at the end, are no part of a title. */
export function withoutSigns(title: string): string {
  return title
    .replace(/\s*[([](?:done|completed?|in progress|wip|todo|pending|planned|not started)[)\]]\s*$/i, '')
    .replace(/^(?:[\s✅☑✔🚧⏳⌛🔄⬜☐🔲❌⏸]|\u{fe0f})+|(?:[\s✅☑✔🚧⏳⌛🔄⬜☐🔲❌⏸]|\u{fe0f})+$/gu, '')
    .replace(/\s+[-–—]+$/, '');
}

/** What the heading says of its state, or else the first `Status:` line below it. */
function saysOf({ tree }: MarkdownDocument, entry: OutlineEntry, end: number): TaskState | null {
  const inHeading = stateOfHeading(entry.text);
  if (inHeading !== null) return inHeading;
  for (const block of tree.children.slice(entry.index + 1, Math.min(end, entry.index + 5))) {
    if (block.type === 'heading') return null;
    const status =
      /(?:^|\n)\W*(?:status|state|estado|statut|stand|статус|状态|ステータス|상태)\W*[:：]\W*([^\n]{1,80})/i.exec(
        nodeText(block),
      );
    if (status !== null) return stateSaid(status[1] ?? '');
  }
  return null;
}

/** `✅`, `[x]`, `(done)`, `— COMPLETE`, and no word in the midst of the title. */
export function stateOfHeading(text: string): TaskState | null {
  const said = /[([—–:-]\s*([\p{L} ]{2,20})[)\]]?\W*$/u.exec(text)?.[1] ?? '';
  const words =
    /^(?:done|completed?|finished|in progress|wip|not started|pending|planned|todo|cancell?ed|dropped|skipped)$/i;
  if (words.test(said.trim())) return stateSaid(said);
  return /^\s*[✅☑✔🚧⏳⌛🔄⬜☐🔲❌⏸[]|[✅☑✔🚧⏳⌛🔄⬜☐🔲❌⏸]\u{fe0f}?\s*$/u.test(text)
    ? stateSaid(text.replace(/[\p{L}\p{N}]{2,}/gu, ''))
    : null;
}

function holds(phase: Pick<ForeignPhase, 'start' | 'end'>, taskBlocks: ReadonlySet<number>): boolean {
  for (const block of taskBlocks) if (block >= phase.start && block < phase.end) return true;
  return false;
}

/** Chapters are numbered too: kept are those with tasks, or all where their chapter or most of them are work. */
function keepWork(
  outline: readonly OutlineEntry[],
  phases: readonly ForeignPhase[],
  taskBlocks: ReadonlySet<number>,
): ForeignPhase[] {
  const busy = phases.filter((phase) => holds(phase, taskBlocks));
  if (busy.length * 2 >= phases.length) return [...phases];
  const isOfWork = (phase: ForeignPhase): boolean => {
    const at = outline.findIndex((entry) => entry.index === phase.start);
    const depth = outline[at]?.depth ?? 0;
    const above = outline.slice(0, at).findLast((entry) => entry.isHeading && entry.depth < depth);
    return above !== undefined && above.depth > 1 && WORK.test(above.text);
  };
  const ofWork = phases.filter(isOfWork);
  return ofWork.length > 1 ? ofWork : busy;
}
