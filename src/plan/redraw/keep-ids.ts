import type { PhrasingContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { Plan } from '../plan.ts';
import { renderPlan } from '../render.ts';
import { likeness, wordsOf } from './likeness.ts';
import { ID, idKind, idNumber } from './line-id.ts';
import { type PlanPart, type PlanParts, planParts } from './plan-parts.ts';
import { barePrintOf, bareText, type Drawn, idsTaken, keyHash } from './prints.ts';

/** Lines of one kind that share so many of their words are one line, said anew. */
const ALIKE = 0.5;
/** More lines of one kind than a plan has; people may write any number into the file. */
const MOST_NUMBERS = 1_000;

/**
 * Gives what is drawn now the ids that the plan has for it: the same words first, then like ones; what is new gets
 * numbers that were never taken. `issueText` is the issue's own: an id in it ("R2", a product) is a word of people.
 */
export function keepIds(
  plan: Plan,
  home: PlanHome,
  { current, drawn, issueText }: { current: PlanParts; drawn: Drawn | null; issueText: string },
): Plan {
  const fresh = partsWithId(planParts(renderPlan(plan, home)));
  const known = partsWithId(current);
  const taken = idsTaken(current);
  const ids = new Map<string, string>();
  for (const [kind, parts] of Map.groupBy(fresh, ({ id }) => idKind(id))) {
    const own = known.filter(({ id }) => idKind(id) === kind);
    const highest = Math.max(taken.get(kind) ?? 0, ...own.map(({ id }) => idNumber(id)));
    for (const [from, to] of matched(parts, own, drawn, highest)) ids.set(from, to);
  }
  if ([...ids].every(([from, to]) => from === to)) return plan;
  const foreign = new Set(issueText.match(ID) ?? []);
  return renamed(plan, ids, foreign);
}

type WithId = PlanPart & { readonly id: string };

function partsWithId({ sections }: PlanParts): WithId[] {
  return sections
    .flatMap(({ parts }) => parts)
    .filter((part): part is WithId => part.id !== null && !part.id.startsWith('c'));
}

function matched(
  fresh: readonly WithId[],
  known: readonly WithId[],
  drawn: Drawn | null,
  highest: number,
): Map<string, string> {
  const ids = new Map<string, string>();
  const left = new Map(known.map((part) => [part.id, part]));
  const take = (isSame: (part: WithId, old: WithId) => boolean): void => {
    for (const part of fresh) {
      if (ids.has(part.id)) continue;
      const found = [...left.values()].filter((old) => isSame(part, old));
      const old = found.find(({ id }) => id === part.id) ?? found[0];
      if (old === undefined) continue;
      ids.set(part.id, old.id);
      left.delete(old.id);
    }
  };
  take((part, old) => drawn?.parts.get(keyHash(old.key))?.bare === barePrintOf(part));
  take((part, old) => barePrintOf(old) === barePrintOf(part));
  takeDeleted(fresh, known, { ids, drawn, highest });
  takeAlike(fresh, left, ids);
  let next = highest;
  for (const part of fresh) {
    if (ids.has(part.id)) continue;
    next += 1;
    ids.set(part.id, numbered(part.id, next));
  }
  return ids;
}

/** A line that people deleted and that is drawn as before keeps its id too, so that it stays deleted. */
function takeDeleted(
  fresh: readonly WithId[],
  known: readonly WithId[],
  {
    ids,
    drawn,
    highest,
  }: {
    readonly ids: Map<string, string>;
    readonly drawn: Drawn | null;
    readonly highest: number;
  },
): void {
  const [kind] = fresh;
  if (kind === undefined || drawn === null) return;
  const there = new Set(known.map(({ id }) => id));
  const gone = Array.from({ length: Math.min(highest, MOST_NUMBERS) }, (_, index) =>
    numbered(kind.id, index + 1),
  ).filter((id) => !there.has(id) && drawn.parts.has(keyHash(id)));
  for (const part of fresh) {
    if (ids.has(part.id)) continue;
    const at = gone.findIndex((id) => drawn.parts.get(keyHash(id))?.bare === barePrintOf(part));
    const [id] = at === -1 ? [] : gone.splice(at, 1);
    if (id !== undefined) ids.set(part.id, id);
  }
}

/** The likest first, so that no line takes the id of one that fits better. */
function takeAlike(fresh: readonly WithId[], left: Map<string, WithId>, ids: Map<string, string>): void {
  const open = fresh
    .filter(({ id }) => !ids.has(id))
    .map((part) => ({ part, words: wordsOf(bareText(part)) }));
  const old = [...left.values()].map((part) => ({ part, words: wordsOf(bareText(part)) }));
  const pairs = open
    .flatMap(({ part, words }) =>
      old.map((other) => ({ from: part.id, to: other.part.id, score: likeness(words, other.words) })),
    )
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score);
  for (const { from, to } of pairs) {
    if (ids.has(from) || !left.has(to)) continue;
    ids.set(from, to);
    left.delete(to);
  }
}

function numbered(id: string, number: number): string {
  const digits = id.startsWith('T') ? String(number).padStart(2, '0') : String(number);
  return idKind(id) + digits;
}

/** Ids by field everywhere; in running text those that no one else wrote. */
function renamed(plan: Plan, ids: ReadonlyMap<string, string>, foreign: ReadonlySet<string>): Plan {
  const one = (id: string): string => ids.get(id) ?? id;
  const inText = (value: string): string => value.replace(ID, (id) => (foreign.has(id) ? id : one(id)));
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ID_FIELDS.has(key) ? one(value) : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (value === null || typeof value !== 'object') return value;
    if (isText(value)) return { ...value, value: inText(value.value) };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  // The walk keeps the shape: it changes strings alone.
  return visit(plan, '') as Plan;
}

/** Fields that hold ids and nothing else. */
const ID_FIELDS: ReadonlySet<string> = new Set(['id', 'requirements', 'after']);

function isText(value: object): value is Extract<PhrasingContent, { type: 'text' }> {
  return 'type' in value && value.type === 'text' && 'value' in value && typeof value.value === 'string';
}
