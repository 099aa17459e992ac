import type { Assembly, MergedSection, PlacedLines } from './assemble.ts';
import { takenLines } from './assemble.ts';
import type { Decision } from './decide.ts';
import { likeness, wordsOf } from './likeness.ts';
import { idKind } from './line-id.ts';
import type { PlanPart, PlanParts, PlanSection } from './plan-parts.ts';
import { plainLines } from './plan-parts.ts';
import { bareText } from './prints.ts';

/** Criteria that share so many of their words are one, though they are numbered in another way. */
const ALIKE = 0.5;

/** Where lines of a small plan go in one with phases, unless they speak of a task of another phase. */
const IN_PHASES: Readonly<Record<string, string>> = {
  tasks: 'phase 1/tasks',
  'tasks/done when': 'phase 1/exit criteria',
  'tasks/what shipped': 'phase 1/what shipped',
  overview: 'overview',
};

/** Whether the one has phases and the other has none: then nothing stands where it stood. */
export function isReshaped(current: PlanParts, drawn: PlanParts): boolean {
  return hasPhases(current) !== hasPhases(drawn);
}

function hasPhases({ sections }: PlanParts): boolean {
  return sections.some(({ key }) => /^phase \d+$/.test(key));
}

/**
 * Criteria are numbered by phase in the one and not in the other: those that say the same get the id that is drawn now,
 * so that their ticks and words are found again.
 */
export function followCriteria(current: PlanParts, drawn: PlanParts): PlanParts {
  const fresh = criteriaOf(drawn).map((part) => ({ part, words: wordsOf(bareText(part)) }));
  const ids = new Map<PlanPart, string>();
  const taken = new Set<PlanPart>();
  for (const part of criteriaOf(current)) {
    const words = wordsOf(bareText(part));
    const [best] = fresh
      .filter((other) => !taken.has(other.part))
      .map((other) => ({ ...other, score: likeness(words, other.words) }))
      .toSorted((a, b) => b.score - a.score);
    if (best === undefined || best.score < ALIKE || best.part.id === null) continue;
    ids.set(part, best.part.id);
    taken.add(best.part);
  }
  return {
    ...current,
    sections: current.sections.map((section) => ({
      ...section,
      parts: section.parts.map((part) => withId(part, ids.get(part))),
    })),
  };
}

function criteriaOf({ sections }: PlanParts): PlanPart[] {
  return sections.flatMap(({ parts }) => parts.filter(({ id }) => id !== null && idKind(id).startsWith('E')));
}

function withId(part: PlanPart, id: string | undefined): PlanPart {
  const [first, ...rest] = part.lines;
  if (id === undefined || part.id === null || first === undefined) return part;
  const line = { ...first, text: first.text.replace(part.id, id) };
  return { ...part, id, key: id, lines: [line, ...rest] };
}

/**
 * Puts a plan together that gets phases or loses them: as it is drawn now, with what people wrote and what was recorded
 * in the places that fit. Nothing that people wrote is left out; what has no place stands in the section it stood in.
 */
export function reshape(current: PlanParts, drawn: PlanParts, decisions: readonly Decision[]): Assembly {
  const byNow = new Map(decisions.flatMap((one) => (one.now === null ? [] : [[one.now.part, one]])));
  const sections = drawn.sections.map((section) => skeleton(section, byNow));
  const kept = decisions.filter(isKept);
  for (const section of current.sections) {
    const own = kept.filter(({ here }) => here?.section.key === section.key);
    const [heading] = section.parts;
    if (own.length === 0 || heading === undefined) continue;
    for (const { here } of own) if (here !== null) place(sections, here.part, section, drawn);
  }
  return { sections: sections.filter(({ parts }) => parts.length > 0), homeless: [] };
}

/** People's own, or settled, and nothing that is drawn now stands for it. */
function isKept({ here, now, take }: Decision): boolean {
  return take === 'here' && now === null && here !== null && here.part.kind !== 'heading';
}

function skeleton(section: PlanSection, byNow: ReadonlyMap<PlanPart, Decision>): MergedSection {
  const parts = section.parts.flatMap((part): PlacedLines[] => {
    const decision = byNow.get(part);
    if (decision === undefined || part.kind === 'heading') return [asDrawn(part)];
    if (decision.take === 'nothing') return [];
    if (decision.take === 'now' || decision.here === null)
      return [
        {
          ...asDrawn(part),
          lines: decision.here === null ? part.lines : takenLines(decision.here.part, { part, section }),
        },
      ];
    return [{ ...asDrawn(part), lines: decision.here.part.lines }];
  });
  return { key: section.key, depth: section.depth, parts };
}

function asDrawn(part: PlanPart): PlacedLines {
  return { part, lines: part.lines, order: null };
}

function place(sections: MergedSection[], part: PlanPart, from: PlanSection, drawn: PlanParts): void {
  const key = placeOf(part, from.key, drawn);
  const found = sections.find((section) => section.key === key) ?? own(sections, from);
  // "Nothing merged yet" is said of an empty list alone.
  if (key.endsWith('/what shipped') && part.kind === 'item') {
    const empty = found.parts.findIndex(({ part: other }) => other.kind === 'block');
    if (empty !== -1) found.parts.splice(empty, 1);
  }
  found.parts.push(asDrawn(part));
}

/** The section that a line belongs to now. */
function placeOf(part: PlanPart, from: string, drawn: PlanParts): string {
  if (drawn.sections.some(({ key }) => key === from)) return from;
  const phase = /^phase \d+(?:\/(.+))?$/.exec(from);
  if (phase !== null) {
    if (phase[1] === 'exit criteria') return 'tasks/done when';
    return phase[1] === 'what shipped' ? 'tasks/what shipped' : 'tasks';
  }
  const to = IN_PHASES[from];
  if (to === undefined) return from;
  const tasks = new Set(plainLines(part.lines).match(/\bT\d{2,}\b/g));
  const home = drawn.sections.find(
    ({ key, parts }) =>
      /^phase \d+\/tasks$/.test(key) && parts.some(({ id }) => id !== null && tasks.has(id)),
  );
  return home === undefined ? to : home.key.replace(/tasks$/, to.split('/')[1] ?? 'tasks');
}

/** People's own section, under their heading, before what stands at the end. */
function own(sections: MergedSection[], from: PlanSection): MergedSection {
  const [heading] = from.parts;
  const parts = heading?.kind === 'heading' ? [asDrawn(heading)] : [];
  const made = { key: from.key, depth: from.depth, parts };
  const end = sections.findIndex(({ key }) => key === 'end');
  sections.splice(end === -1 ? sections.length : end, 0, made);
  return made;
}
