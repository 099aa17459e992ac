import type { Decision, Placed } from './decide.ts';
import type { Line, PlanPart, PlanParts, PlanSection } from './plan-parts.ts';
import { splitSuffixes } from './prints.ts';

/** A part as it goes into the merged plan. */
export interface PlacedLines {
  readonly part: PlanPart;
  readonly lines: readonly Line[];
  /** Its place among the parts of the plan as it was; null for one that is new there. */
  readonly order: number | null;
}

export interface MergedSection {
  readonly key: string;
  readonly depth: number;
  readonly parts: PlacedLines[];
}

export interface Assembly {
  readonly sections: MergedSection[];
  /** What is drawn now and has no place, for people took its section out. */
  readonly homeless: readonly Decision[];
}

/** Puts the plan together: in the order that people gave it, what is new behind what it is drawn behind. */
export function assemble(current: PlanParts, drawn: PlanParts, decisions: readonly Decision[]): Assembly {
  const byHere = new Map(decisions.flatMap((one) => (one.here === null ? [] : [[one.here.part, one]])));
  const byNow = new Map(decisions.flatMap((one) => (one.now === null ? [] : [[one.now.part, one]])));
  const placed = new Map<PlanPart, PlacedLines>();
  const sections = inPlace(current, byHere, placed);
  const homeless: Decision[] = [];
  for (const [index, section] of drawn.sections.entries()) {
    let own = sections.find(({ key }) => key === section.key);
    for (const [at, part] of section.parts.entries()) {
      const decision = byNow.get(part);
      if (decision?.take !== 'now' || placed.has(part)) continue;
      if (own === undefined && part.kind === 'heading') {
        own = { key: section.key, depth: section.depth, parts: [] };
        sections.splice(placeOf(drawn.sections, index, sections), 0, own);
      }
      if (own === undefined) homeless.push(decision);
      else insert(own, section, at, { part, lines: part.lines, order: null }, placed);
    }
  }
  return { sections: sections.filter((one, at) => isWanted(one, sections[at + 1], byHere)), homeless };
}

function inPlace(
  current: PlanParts,
  decisions: ReadonlyMap<PlanPart, Decision>,
  placed: Map<PlanPart, PlacedLines>,
): MergedSection[] {
  let order = 0;
  return current.sections.map(({ key, depth, parts }) => {
    const own: PlacedLines[] = [];
    for (const part of parts) {
      order += 1;
      const decision = decisions.get(part);
      const now = decision?.now ?? null;
      const isHeading = part.kind === 'heading';
      if (decision?.take === 'now' && now !== null && now.section.key === key) {
        const one = { part, lines: takenLines(part, now), order };
        own.push(one);
        placed.set(now.part, one);
      } else if (decision === undefined || decision.take === 'here' || isHeading) {
        const one = { part, lines: part.lines, order };
        own.push(one);
        if (now !== null) placed.set(now.part, one);
      }
    }
    return { key, depth, parts: own };
  });
}

/** As it is drawn now, with what bookkeeping noted at the end of the line. */
export function takenLines(here: PlanPart, { part }: Placed): readonly Line[] {
  const [first, ...rest] = part.lines;
  const suffixes = here.id === null ? '' : splitSuffixes(here.lines[0]?.text ?? '').suffixes;
  return first === undefined || suffixes === ''
    ? part.lines
    : [{ ...first, text: first.text + suffixes }, ...rest];
}

/** Behind the section that it is drawn behind, with all that stands below that. */
function placeOf(drawn: readonly PlanSection[], index: number, sections: readonly MergedSection[]): number {
  const { depth } = drawn[index] as PlanSection;
  for (let before = index - 1; before >= 0; before--) {
    const at = sections.findIndex(({ key }) => key === drawn[before]?.key);
    if (at === -1) continue;
    const next = sections.findIndex((section, place) => place > at && section.depth <= depth);
    return next === -1 ? sections.length : next;
  }
  return 0;
}

function insert(
  own: MergedSection,
  section: PlanSection,
  at: number,
  one: PlacedLines,
  placed: Map<PlanPart, PlacedLines>,
): void {
  let place = own.parts[0]?.part.kind === 'heading' ? 1 : 0;
  for (let before = at - 1; before >= 0; before--) {
    const other = placed.get(section.parts[before] as PlanPart);
    const found = other === undefined ? -1 : own.parts.indexOf(other);
    if (found === -1) continue;
    place = found + 1;
    break;
  }
  own.parts.splice(place, 0, one);
  placed.set(one.part, one);
}

/** A heading that is no longer drawn goes with the last thing under it. */
function isWanted(
  { depth, parts }: MergedSection,
  next: MergedSection | undefined,
  decisions: ReadonlyMap<PlanPart, Decision>,
): boolean {
  const [first] = parts;
  if (parts.length > 1 || first === undefined) return parts.length > 0;
  const isGone = first.part.kind === 'heading' && decisions.get(first.part)?.take === 'nothing';
  return !isGone || (next !== undefined && next.depth > depth);
}
