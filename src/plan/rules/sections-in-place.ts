import type { PlanPart } from '../reading/plan-parts.ts';
import type { PlanReading } from '../reading/read-content.ts';
import { SECTIONS } from '../sections/registry.ts';
import { ALL_TIERS, type Fault, isSaid, type Rule } from './rule.ts';

/**
 * What a section has to say is the business of other rules.
 *
 * ```md passes
 * ## Overview
 *
 * **Problem:** two writers lose a line.
 *
 * ## Progress
 *
 * ## Working agreement
 *
 * ## Phase 1: Lock the store
 *
 * ## Risks
 * ```
 *
 * ```md fails
 * ## Overview
 *
 * **Problem:** two writers lose a line.
 *
 * ## Progress
 *
 * ## How we work
 *
 * ## Phase 1: Lock the store
 *
 * ## Risks
 * ```
 */
export const sectionsInPlace: Rule = {
  id: 'sections-in-place',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'Sections have the names of the format, stand once and in its order, and hold their own lines.',
  check: ({ tier, overview, phases }, { file }) => {
    if (file === undefined) return [];
    const { reading } = file;
    const named = reading.parts.filter(({ kind }) => kind === 'section');
    const has = (title: string) => named.some(({ sections }) => sections.some((one) => one.title === title));
    return [
      ...(!has('Overview') && isSaid(overview.problem) ? [gone('Overview')] : []),
      ...(tier === 'small' && !has('Tasks') && phases.some(({ tasks }) => tasks.length > 0)
        ? [gone('Tasks')]
        : []),
      ...(tier !== 'small' && !has('Progress') ? [gone('Progress')] : []),
      ...renamed(named),
      ...twice(named),
      ...outOfOrder(reading),
      ...astray(reading),
    ];
  },
};

function gone(title: string): Fault {
  const generated = title === 'Progress' ? ' with its two marks' : '';
  return {
    where: 'Title',
    message: `The heading "${title}" is gone; expected it${generated}. Put it back from the file's history.`,
  };
}

/** A heading of words that are all in the names of its sections is no other name: "Observability and performance". */
function renamed(parts: readonly PlanPart[]): Fault[] {
  return parts.flatMap(({ title, sections }) => {
    const own = new Set(wordsOf(sections.map((section) => section.title).join(' and ')));
    if (wordsOf(title).every((word) => own.has(word))) return [];
    const expected = sections.map((section) => `"${section.title}"`).join(' and ');
    return [
      {
        where: sections[0]?.title ?? title,
        quote: title,
        message: `The heading "${title}" is read as ${expected}; expected that name, so that readers find it in every plan. Rename it.`,
      },
    ];
  });
}

function twice(parts: readonly PlanPart[]): Fault[] {
  return SECTIONS.flatMap(({ title }) => {
    const lines = parts.filter(({ sections }) => sections.some((one) => one.title === title));
    if (lines.length < 2 || title === 'Tasks') return [];
    const at = lines.map(({ heading }) => heading?.position?.start.line).join(' and ');
    return [
      {
        where: title,
        isLast: true as const,
        message: `The section "${title}" stands ${lines.length} times, in lines ${at}; expected it once. Join them under one heading.`,
      },
    ];
  });
}

function outOfOrder({ parts }: PlanReading): Fault[] {
  let latest = -1;
  return parts.flatMap(({ kind, sections, phase }) => {
    const titles = phase !== null ? ['Tasks'] : sections.map((section) => section.title);
    const places = titles.map((title) => SECTIONS.findIndex((section) => section.title === title));
    if (kind !== 'section' && kind !== 'phase') return [];
    const [first] = places;
    if (first === undefined) return [];
    const isLate = first < latest;
    const before = SECTIONS[latest]?.title ?? '';
    latest = Math.max(latest, ...places);
    if (!isLate) return [];
    const where = phase === null ? (titles[0] ?? '') : `Phase ${phase.number}`;
    const earlier = before === 'Tasks' ? 'the phases' : `"${before}"`;
    return [
      {
        where,
        message: `"${where}" stands behind ${earlier}; expected it before, as in every plan. Move it there.`,
      },
    ];
  });
}

function astray({ astray: ids }: PlanReading): Fault[] {
  return ids.map((id) => ({
    where: id,
    message: `${id} stands outside of every phase; expected it under the phase it belongs to. Move it there.`,
  }));
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'and');
}
