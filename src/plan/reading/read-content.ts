import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { walk } from '../../markdown/walk.ts';
import type { Overview, Phase, Plan, Prose } from '../plan.ts';
import { readCheckpointText } from '../sections/exit-criteria.ts';
import { overviewSection } from '../sections/overview.ts';
import { readPhase } from '../sections/phases.ts';
import { cleanBlocks, cleanProse, oneLine } from '../sections/read-prose.ts';
import type { SectionContent } from '../sections/section.ts';
import { type Place, type Places, placeOf } from './places.ts';
import { cutParts, type PlanPart } from './plan-parts.ts';
import type { PlanFrontMatter } from './read-front-matter.ts';
import { type IdLines, readIdLines } from './read-lines.ts';
import { type FoundPhase, findPhases } from './read-phases.ts';

/** A plan as it is read from markdown, with all that people made of it. */
export interface PlanReading {
  /** What the document says; why this tier and the list of files are not written in it. */
  readonly plan: Plan;
  /** By the names that findings use: ids, "Phase 2", names of sections. */
  readonly places: Places;
  readonly parts: readonly PlanPart[];
  /** Ids of lines that are struck through. */
  readonly dropped: readonly string[];
  /** Tasks and exit criteria without a checkbox, which nothing can tick. */
  readonly boxless: readonly string[];
  /** What stands in the place of their boxes, by their ids: "[~]". */
  readonly wrongBoxes: ReadonlyMap<string, string>;
  /** Tasks and exit criteria that stand outside of every phase of a plan that has phases. */
  readonly astray: readonly string[];
}

/**
 * Reads what a document plans. Tolerant: sections may be renamed, moved, merged or gone, and what is not understood is
 * kept as sections of its own. Throws nothing.
 */
export function readContent(document: MarkdownDocument, frontMatter: PlanFrontMatter): PlanReading {
  const parts = cutParts(document);
  const phases = findPhases(document);
  const lines = readIdLines(document, phases);
  const title = titleOf(document);
  const content = mergeContents(readParts(parts));
  const planned = phases.map((phase) => phaseOf(document, phase, lines));
  const hasPhases = phases.some((phase) => phase.number !== null);
  const plan: Plan = {
    issue: { number: frontMatter.issue, url: issueUrl(parts, frontMatter.issue) },
    title: title === null ? '' : oneLine(cleanProse(title.children)),
    tier: frontMatter.tier,
    tierReasons: [],
    base: frontMatter.base,
    issueSha256: frontMatter.issueSha256 ?? '',
    ...content,
    ...{ requirements: lines.requirements, questions: lines.questions },
    ...{ decisions: lines.decisions, risks: lines.risks, phases: planned, files: [] },
    ownSections: parts.flatMap(ownSection),
  };
  const astray = hasPhases
    ? [...lines.tasks, ...lines.criteria].filter(({ phase }) => phase === null).map(({ value }) => value.id)
    : [];
  return {
    plan,
    places: placesOf(document, parts, lines, title),
    parts,
    dropped: lines.dropped,
    boxless: lines.boxless,
    wrongBoxes: lines.wrongBoxes,
    astray,
  };
}

function titleOf({ tree }: MarkdownDocument): Heading | null {
  const found = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  return found?.type === 'heading' ? found : null;
}

/** What stands above the first section counts as overview where no section is one. */
function readParts(parts: readonly PlanPart[]): SectionContent[] {
  const found = parts.flatMap(({ sections, blocks }) => sections.map((section) => section.read(blocks)));
  const [head] = parts;
  return head === undefined || found.some(({ overview }) => overview !== undefined)
    ? found
    : [overviewSection.read(head.blocks), ...found];
}

const NOTHING: Overview = {
  problem: [],
  outcome: null,
  ...{ objectives: [], successCriteria: [], scope: [], outOfScope: [] },
};

function mergeContents(contents: readonly SectionContent[]): Required<SectionContent> {
  const all = <T>(pick: (content: SectionContent) => readonly T[] | undefined): T[] =>
    contents.flatMap((content) => pick(content) ?? []);
  const overviews = contents.flatMap(({ overview }) => overview ?? []);
  return {
    overview: {
      ...NOTHING,
      problem: overviews.find(({ problem }) => problem.length > 0)?.problem ?? [],
      outcome: overviews.find(({ outcome }) => outcome !== null)?.outcome ?? null,
      objectives: overviews.flatMap((one) => one.objectives),
      successCriteria: overviews.flatMap((one) => one.successCriteria),
      scope: overviews.flatMap((one) => one.scope),
      outOfScope: overviews.flatMap((one) => one.outOfScope),
    },
    agreement: all((one) => one.agreement),
    currentState: all((one) => one.currentState),
    notRead: all((one) => one.notRead),
    architecture: all((one) => one.architecture),
    testing: all((one) => one.testing),
    rollout: all((one) => one.rollout),
    observability: all((one) => one.observability),
    performance: all((one) => one.performance),
    technicalDebt: all((one) => one.technicalDebt),
  };
}

function phaseOf({ tree }: MarkdownDocument, found: FoundPhase, lines: IdLines): Phase {
  const isSmall = found.number === null;
  const blocks = isSmall ? [] : tree.children.slice(found.start + 1, found.end);
  return {
    number: found.number ?? 1,
    title: found.heading === null ? [] : titleProse(found.heading),
    ...readPhase(blocks),
    tasks: lines.tasks.filter(({ phase }) => phase === found).map(({ value }) => value),
    exit: lines.criteria.filter(({ phase }) => phase === found).map(({ value }) => value),
    checkpoint: isSmall ? null : checkpointOf(blocks),
  };
}

/** The heading without "Phase 2:". */
function titleProse(heading: Heading): Prose {
  const [first, ...rest] = cleanProse(heading.children);
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...rest];
  const value = first.value.replace(/^\s*phase\s+\d+\b\s*[:.–—-]?\s*/i, '');
  return value === '' ? rest : [{ ...first, value }, ...rest];
}

function checkpointOf(blocks: readonly RootContent[]): Prose | null {
  let found: Prose | null = null;
  for (const block of blocks) {
    walk(block, (node) => {
      if (found === null && (node.type === 'listItem' || node.type === 'paragraph'))
        found = readCheckpointText(node);
    });
  }
  return found;
}

/** The first link that is named after the issue, above the phases. */
function issueUrl(parts: readonly PlanPart[], issue: number): string | null {
  let found: string | null = null;
  for (const part of parts.filter(
    ({ kind, sections }) => kind === 'head' || sections.includes(overviewSection),
  )) {
    for (const block of part.blocks) {
      walk(block, (node) => {
        if (found === null && node.type === 'link' && nodeText(node) === `#${issue}`) found = node.url;
      });
    }
  }
  return found;
}

function ownSection({ kind, heading, blocks }: PlanPart): { title: Prose; blocks: readonly RootContent[] }[] {
  return kind === 'own' && heading !== null
    ? [{ title: cleanProse(heading.children), blocks: cleanBlocks(blocks) }]
    : [];
}

function placesOf(
  document: MarkdownDocument,
  parts: readonly PlanPart[],
  lines: IdLines,
  title: Heading | null,
): Places {
  const places = new Map<string, Place[]>();
  const note = (name: string, place: Place): void => {
    const found = places.get(name);
    if (found === undefined) places.set(name, [place]);
    else found.push(place);
  };
  if (title !== null) note('Title', placeOf(title));
  for (const { heading, title: name, kind, sections, phase, blocks } of parts) {
    if (heading === null) continue;
    const place = placeOf(heading, blocks.at(-1) ?? heading);
    for (const section of sections) note(section.title, place);
    if (phase !== null) note(`Phase ${phase.number}`, place);
    if (kind === 'phase') note('Phases', place);
    if (kind === 'own') note(name, place);
  }
  for (const [id, place] of lines.places) note(id, place);
  const end = document.tree.children.at(-1);
  if (end !== undefined) note('Document', { line: 1, column: 1, start: 0, end: placeOf(end).end });
  return places;
}
