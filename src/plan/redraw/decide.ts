import { likeness, wordsOf } from './likeness.ts';
import type { PlanPart, PlanParts, PlanSection } from './plan-parts.ts';
import { plainLines } from './plan-parts.ts';
import { barePrintOf, type Drawn, keyHash, printOf } from './prints.ts';

/** A part with the section it stands in. */
export interface Placed {
  readonly part: PlanPart;
  readonly section: PlanSection;
}

/** What becomes of one part: as people have it, as it is drawn now, or gone. */
export interface Decision {
  readonly key: string;
  readonly here: Placed | null;
  readonly now: Placed | null;
  readonly take: 'here' | 'now' | 'nothing';
  /** Both changed it, each in another way. */
  readonly isConflict: boolean;
}

export interface DecideOptions {
  /** The prints of what was drawn last; null where they are not known. */
  readonly before: Drawn | null;
  /** Hashes of the keys of parts that a person wants as they are drawn now. */
  readonly accepted: ReadonlySet<string>;
  /** The plan gets phases, or loses them. */
  readonly isReshaped: boolean;
}

/** People changed it and it is drawn anew: so alike that the one stands for the other. */
const ALIKE = 0.5;

/**
 * The three-way merge, part by part: what one side left as it was drawn is as the other side has it; what both changed
 * stays as people have it, and is a conflict. A part in `accepted` (hashes of keys) is taken as it is drawn.
 */
export function decide(current: PlanParts, drawn: PlanParts, given: DecideOptions): Decision[] {
  const { before } = given;
  const here = placed(current);
  const now = placed(drawn);
  const pairs = alikePairs(here, now, before);
  const decisions: Decision[] = [];
  for (const [key, one] of here) {
    const other = now.get(pairs.get(key) ?? key) ?? null;
    decisions.push(decideOne(key, one, other, given));
  }
  const paired = new Set(pairs.values());
  for (const [key, other] of now) {
    if (!here.has(key) && !paired.has(key)) decisions.push(decideOne(key, null, other, given));
  }
  return decisions;
}

function placed({ sections }: PlanParts): Map<string, Placed> {
  return new Map(
    sections.flatMap((section) =>
      section.parts
        .filter(({ kind }) => kind !== 'drawn')
        .map((part) => [part.key, { part, section }] as const),
    ),
  );
}

function decideOne(
  key: string,
  here: Placed | null,
  now: Placed | null,
  { before, accepted, isReshaped }: DecideOptions,
): Decision {
  const drawn = before?.parts.get(keyHash(here?.part.drawnKey ?? key));
  // Where nothing stands where it stood, its place is no part of what a line says.
  const isBare = isReshaped && (here ?? now)?.part.id !== null;
  const printed = ({ part, section }: Placed): string =>
    isBare ? barePrintOf(part) : printOf(part, section.key);
  const base = (isBare ? drawn?.bare : drawn?.print) ?? null;
  const nowPrint = now === null ? null : printed(now);
  const herePrint = here === null ? null : printed(here);
  const decision = { key, here, now, isConflict: false };
  const keep = here === null ? 'nothing' : 'here';
  // The generated block is written anew afterwards; who deleted it does not want it.
  if (here?.part.kind === 'progress') return { ...decision, take: now === null ? 'nothing' : 'here' };
  if (herePrint === nowPrint) return { ...decision, take: keep };
  if (here?.part.isSettled) return { ...decision, take: 'here' };
  if (accepted.has(keyHash(key))) return { ...decision, take: now === null ? 'nothing' : 'now' };
  if (herePrint === base) return { ...decision, take: now === null ? 'nothing' : 'now' };
  if (nowPrint === base) return { ...decision, take: keep };
  return { ...decision, take: keep, isConflict: true };
}

/** Parts without a name are known by their words: an edited one and one drawn anew are matched where they are alike. */
function alikePairs(
  here: ReadonlyMap<string, Placed>,
  now: ReadonlyMap<string, Placed>,
  before: Drawn | null,
): Map<string, string> {
  const isNew = (key: string): boolean => before !== null && !before.parts.has(keyHash(key));
  const free = (all: ReadonlyMap<string, Placed>, others: ReadonlyMap<string, Placed>) =>
    [...all].filter(([key, { part }]) => isNameless(key, part) && isNew(key) && !others.has(key));
  const pairs = new Map<string, string>();
  const fresh = free(now, here).map(([key, one]) => ({
    key,
    ...one,
    words: wordsOf(plainLines(one.part.lines)),
  }));
  const taken = new Set<string>();
  for (const [key, { part, section }] of free(here, now)) {
    const words = wordsOf(plainLines(part.lines));
    const [best] = fresh
      .filter((other) => other.section.key === section.key && !taken.has(other.key))
      .map((other) => ({ key: other.key, score: likeness(words, other.words) }))
      .toSorted((a, b) => b.score - a.score);
    if (best === undefined || best.score < ALIKE) continue;
    pairs.set(key, best.key);
    taken.add(best.key);
  }
  return pairs;
}

function isNameless(key: string, { id, kind }: PlanPart): boolean {
  return id === null && (kind === 'item' || kind === 'block') && key.includes(': ');
}
