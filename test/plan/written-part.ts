import type { Phase, Plan, Prose, Requirement, Task } from '../../src/plan/plan.ts';
import { plainText, prose } from '../../src/plan/prose.ts';
import { cleanProse } from '../../src/plan/sections/read-prose.ts';
import { sameWords } from '../../src/plan/sections/requirements.ts';

/**
 * What PLAN.md says of a plan, and so what reading gives back: why this tier and the list of files are said in the pull
 * request, a small plan has no gates, and a sentence that a requirement repeats is not quoted.
 */
export function writtenPart(plan: Plan): Plan {
  return mapProse({
    ...plan,
    ...{ tierReasons: [], files: [], ownSections: plan.ownSections ?? [] },
    requirements: plan.requirements.map(requirement),
    phases: plan.phases.map((phase) =>
      plan.tier === 'small' ? bare(phase) : { ...phase, tasks: phase.tasks.map(task) },
    ),
  });
}

function requirement(one: Requirement): Requirement {
  if (one.implied !== null) return { ...one, source: null };
  const text = plainText(one.text);
  return { ...one, source: one.source === null || sameWords(one.source, text) ? text : one.source };
}

function bare(phase: Phase): Phase {
  return {
    ...{
      number: 1,
      title: [],
      delivers: [],
      owners: [],
      ownerReason: [],
      entry: [],
      approach: [],
      testing: [],
    },
    ...{ tasks: phase.tasks.map(task), exit: phase.exit, checkpoint: null },
  };
}

/** Paths stand in the order of their status; a reason stands only where no requirement does. */
function task(one: Task): Task {
  const order = ['modify', 'new', 'unverified'];
  const reason = one.requirements.length > 0 ? null : one.reason;
  const text = reason === null && one.reason !== null ? prose`${one.text} (${one.reason})` : one.text;
  return {
    ...one,
    ...{ text, reason },
    paths: one.paths.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status)),
  };
}

/** Every running text as a parser gives it. */
function mapProse<T>(value: T): T {
  if (isProse(value)) return cleanProse(value) as T;
  if (Array.isArray(value)) return value.map(mapProse) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapProse(inner)])) as T;
}

const INLINE = ['text', 'inlineCode', 'link', 'strong', 'emphasis', 'delete', 'html', 'break', 'image'];

function isProse(value: unknown): value is Prose {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (one) => typeof one === 'object' && one !== null && 'type' in one && INLINE.includes(String(one.type)),
    )
  );
}
