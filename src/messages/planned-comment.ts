import { PLANNED_MARK } from './marks.ts';

/** Answers a label that asks for a plan where there is one already: where it is, and how to have it drawn again. */
export function plannedComment(planUrl: string, prefix: string): string {
  return [
    PLANNED_MARK,
    `[The plan](${planUrl}) of this issue is on the default branch already, so the label asks for nothing and is gone. \`${prefix} regenerate\` draws the plan again and keeps what people edited.`,
  ].join('\n\n');
}
