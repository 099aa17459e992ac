import { UserError } from '../errors.ts';
import type { CommandContext } from './command.ts';

/** PLAN.md of the issue. Throws a UserError where there is none yet. */
export function requireSource(context: CommandContext): string {
  if (context.source !== null) return context.source;
  throw new UserError(
    `No plan of issue ${context.issue} is on the default branch yet; expected one. \`${context.prefix}\` draws it, and merging its pull request makes it the plan.`,
  );
}
