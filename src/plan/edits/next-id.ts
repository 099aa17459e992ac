import { linesOf } from '../reading/find-line.ts';
import type { PlanDocument } from '../reading/plan-document.ts';

/**
 * The next id of a kind, `T09`: above all that the plan has, that its text names in bold or behind "after", and that
 * its front matter (`last-task: T08`) or its ledger (`id/T09`) says were given, so that the id of a line which people
 * deleted is not given again.
 */
export function nextId(plan: PlanDocument, letter: 'T' | 'D' | 'K'): string {
  const named = plan.source.matchAll(
    new RegExp(`(?:\\*\\*|\\bid/|\\bafter |^last-task: )${letter}(\\d{1,5})\\b`, 'gm'),
  );
  const numbers = [
    ...linesOf(plan, letter).map((line) => Number(line.id.slice(1))),
    ...[...named].map((match) => Number(match[1])),
    ...(letter === 'T' ? plan.tasks.flatMap((task) => task.after.map((id) => Number(id.slice(1)))) : []),
  ];
  const next = Math.max(0, ...numbers) + 1;
  return `${letter}${letter === 'T' ? String(next).padStart(2, '0') : next}`;
}

/** The ledger entry that keeps an id taken. */
export function idEntry(id: string): string {
  return `id/${id}`;
}
