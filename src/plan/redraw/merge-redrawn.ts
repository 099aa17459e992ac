import { UserError } from '../../errors.ts';
import { apply } from '../../markdown/apply.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { frontMatterNode, frontMatterRange, readFrontMatter } from '../../markdown/front-matter.ts';
import { parse } from '../../markdown/parse.ts';
import { renderNodes } from '../../markdown/render-nodes.ts';
import { replaceBlock } from '../../markdown/replace-block.ts';
import { setFrontMatter } from '../../markdown/set-front-matter.ts';
import { plain } from '../prose.ts';
import { readPlan } from '../reading/read.ts';
import { renderProgress } from '../render-progress.ts';
import { heading, list } from '../sections/blocks.ts';
import { type Assembly, assemble, type MergedSection, type PlacedLines } from './assemble.ts';
import { conflictQuestion } from './conflict-question.ts';
import { type Decision, decide } from './decide.ts';
import { followSections } from './follow-sections.ts';
import { idNumber } from './line-id.ts';
import { type Line, type PlanParts, plainLines, planParts } from './plan-parts.ts';
import { type Drawn, drawnMark, printsOf, readDrawn } from './prints.ts';
import { followCriteria, isReshaped, reshape } from './reshape.ts';

export interface MergedPlan {
  /** The same text as before where the drawing changes nothing. */
  readonly source: string;
  /** Ids of the open questions that ask which of two texts holds. */
  readonly conflicts: readonly string[];
}

/**
 * Merges a plan as people have it with the same plan drawn anew (`keepIds` has given it the ids). What people wrote
 * stays, what they left as it was drawn is as it is drawn now, and what both changed becomes an open question with both
 * texts. `accepted` are hashes of parts that a person wants as drawn. Throws UserError where the plan no longer says
 * how it was drawn, or where the merge would not read back as meant; nothing is changed then.
 */
export function mergeRedrawn(
  source: string,
  drawn: string,
  accepted: ReadonlySet<string> = new Set(),
): MergedPlan {
  const asItIs = planParts(source);
  const now = planParts(drawn.replaceAll('\n', asItIs.lineEnding));
  const before = readDrawn(asItIs);
  if (before === null) throw noMark();
  const isOtherShape = isReshaped(asItIs, now);
  const current = isOtherShape ? followCriteria(asItIs, now) : followSections(asItIs, now, before);
  const decisions = decide(current, now, { before, accepted, isReshaped: isOtherShape });
  const assembly = (isOtherShape ? reshape : assemble)(current, now, decisions);
  const open = [...decisions.filter(({ isConflict }) => isConflict), ...assembly.homeless];
  const questions = ask(assembly, open, { before, ending: current.lineEnding });
  const mark = drawnMark(printsOf(now, withQuestions(before, questions)));
  const text = textOf(current, assembly.sections, mark);
  // Only a later base commit is no change.
  const isSame = decisions.every(({ take, here }) => take === (here === null ? 'nothing' : 'here'));
  const merged =
    isSame && open.length === 0 ? asDrawn(source, text, drawn) : withFrontMatter(text, drawn, SAID);
  return { source: withProgress(source, merged), conflicts: questions.map(({ id }) => id) };
}

function noMark(): UserError {
  return new UserError(
    'This plan does not say any more how it was drawn: found no comment that begins with `planwright:drawn`, expected it at the end of the file. Put it back from the history of the file.',
  );
}

interface Question {
  readonly id: string;
  readonly decision: Decision;
}

/** Questions go behind the last one, wherever people keep them. */
function ask(
  { sections }: Assembly,
  open: readonly Decision[],
  { before, ending }: { readonly before: Drawn; readonly ending: string },
): Question[] {
  if (open.length === 0) return [];
  const all = sections.flatMap(({ parts }) => parts);
  const taken = all.flatMap(({ part }) => (part.id?.startsWith('Q') ? idNumber(part.id) : []));
  let number = Math.max(before.highest.get('Q') ?? 0, ...taken, 0);
  const questions = open.map((decision) => {
    number += 1;
    return { id: `Q${number}`, decision };
  });
  const lines = questions.flatMap(({ id, decision }) =>
    partsOf(renderNodes([list([conflictQuestion(id, decision)])]), ending),
  );
  const own = sections.findLast(({ parts }) => parts.some(({ part }) => part.id?.startsWith('Q')));
  const named = own ?? sections.find(({ key }) => key === 'open questions');
  if (named !== undefined) {
    const last = named.parts.findLastIndex(({ part }) => part.id?.startsWith('Q'));
    named.parts.splice(last === -1 ? named.parts.length : last + 1, 0, ...lines);
  } else addSection(sections, lines, ending);
  return questions;
}

function addSection(sections: MergedSection[], lines: readonly PlacedLines[], ending: string): void {
  const title = partsOf(renderNodes([heading(2, plain('Open questions'))]), ending);
  const before = ['requirements', 'progress', 'overview', 'title'].flatMap((key) => {
    const at = sections.findIndex((section) => section.key === key);
    return at === -1 ? [] : [at];
  })[0];
  const from = before ?? -1;
  const next = sections.findIndex(({ depth }, at) => at > from && depth <= 2);
  const section = { key: 'open questions', depth: 2, parts: [...title, ...lines] };
  sections.splice(next === -1 ? sections.length : next, 0, section);
}

function partsOf(markdown: string, ending: string): PlacedLines[] {
  return planParts(`${markdown}\n`.replaceAll('\n', ending)).sections.flatMap(({ parts }) =>
    parts.map((part) => ({ part, lines: part.lines, order: null })),
  );
}

function withQuestions(before: Drawn, questions: readonly Question[]): Drawn {
  const highest = new Map(before.highest);
  for (const { id } of questions) highest.set('Q', Math.max(highest.get('Q') ?? 0, idNumber(id)));
  return { ...before, highest };
}

/** Writes it out and proves that it reads back part by part. */
function textOf(current: PlanParts, sections: readonly MergedSection[], mark: string): string {
  const ending = current.lineEnding;
  const parts = sections.flatMap((section) => section.parts).map((one) => marked(one, mark, ending));
  const lines: Line[] = [...current.head];
  for (const [index, one] of parts.entries()) {
    lines.push(...gapAbove(parts[index - 1], one, ending), ...adapted(one, parts[index - 1]));
  }
  lines.push(...current.tail);
  const text = lines
    .map(({ text: own, end }, index) => own + (end === '' && index < lines.length - 1 ? ending : end))
    .join('');
  const found = planParts(text).sections.flatMap((section) =>
    section.parts.map(({ lines: own }) => bare(own)),
  );
  const meant = parts.map((part) => bare(part.lines));
  if (found.length === meant.length && found.every((own, at) => own === meant[at])) return text;
  const at = found.findIndex((own, index) => own !== meant[index]);
  throw new UserError(
    `This plan cannot be drawn again as it is: near "${(meant[at] ?? meant.at(-1) ?? '').slice(0, 60)}" the text would not read as two parts any more. Put an empty line around it, or close what is open there.`,
  );
}

function marked(one: PlacedLines, mark: string, ending: string): PlacedLines {
  if (one.part.kind !== 'drawn') return one;
  return { ...one, lines: mark.split('\n').map((text) => ({ text, end: ending })) };
}

function gapAbove(before: PlacedLines | undefined, one: PlacedLines, ending: string): readonly Line[] {
  const { part, order } = one;
  const isAsItWas = order !== null && (before === undefined ? order === 1 : before.order === order - 1);
  if (isAsItWas) return part.above;
  if (order !== null && part.above.length > 0) return part.above;
  const areItems = before?.part.kind === 'item' && part.kind === 'item';
  return areItems ? [] : [{ text: '', end: ending }];
}

/** A new item takes the bullet of the one above it. */
function adapted({ part, lines, order }: PlacedLines, before: PlacedLines | undefined): readonly Line[] {
  const bullet = /^ {0,3}([*+])\s/.exec(before?.lines[0]?.text ?? '')?.[1];
  const [first, ...rest] = lines;
  if (order !== null || part.kind !== 'item' || bullet === undefined || first === undefined) return lines;
  return [{ ...first, text: first.text.replace(/^-/, bullet) }, ...rest];
}

function bare(lines: readonly Line[]): string {
  return plainLines(lines)
    .replace(/^ {0,3}[-*+](?= )/, '-')
    .trimEnd();
}

/**
 * Prints of parts that people hold on to may change while the plan stays, and so may the text: the plan then says
 * that it is drawn from that text.
 */
function asDrawn(source: string, text: string, drawn: string): string {
  const same = readDrawnText(source) === readDrawnText(text) ? source : text;
  return withFrontMatter(same, drawn, ['issue-sha256']);
}

function readDrawnText(text: string): string {
  return /<!-- planwright:drawn\b[\s\S]*?-->/.exec(text)?.[0].replace(/\s+/g, ' ') ?? '';
}

/** What is said of the drawing: tier, base commit, the text. */
const SAID = ['tier', 'base', 'issue-sha256'] as const;

function withFrontMatter(text: string, drawn: string, keys: readonly string[]): string {
  const now = parse(drawn);
  const node = frontMatterNode(now);
  if (node === null) return text;
  const { start, end } = frontMatterRange(now, node);
  const values = readFrontMatter(drawn.slice(start, end));
  let document = parse(text);
  for (const key of keys) {
    const value = values[key];
    if (typeof value === 'string') document = apply(document, setFrontMatter(document, key, value));
  }
  return document.source;
}

function withProgress(before: string, merged: string): string {
  try {
    const plan = readPlan(merged);
    if (plan.progress === null || merged === before) return merged;
    return apply(plan, replaceBlock(plan, 'progress', renderProgress(plan))).source;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    throw new UserError(`This plan cannot be drawn again as it is: ${error.message}`);
  }
}
