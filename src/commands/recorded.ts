import type { CommandOutcome } from './command.ts';

/** A line with an id was written. */
export function recorded({
  source,
  id,
}: {
  readonly source: string;
  readonly id: string | null;
}): CommandOutcome {
  return { kind: 'edit', source, summary: `recorded ${id}` };
}
