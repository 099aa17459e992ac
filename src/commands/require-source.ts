import { UserError } from '../errors.ts';
import type { CommandContext } from './command.ts';

/** PLAN.md of the issue. Throws a UserError where there is none yet, or it is not clear which is meant. */
export function requireSource(context: CommandContext): string {
  if (context.source !== null) return context.source;
  requireIssue(context);
  throw new UserError(
    `No plan of issue ${context.issue} is on the default branch yet; expected one. \`${context.prefix}\` draws it, and merging its pull request makes it the plan.`,
  );
}

/** The issue that is meant. Throws a UserError on a pull request that does not name exactly one plan. */
export function requireIssue({ issue }: CommandContext): number {
  if (issue !== null) return issue;
  throw new UserError(
    'It is not clear which plan is meant: expected a pull request that names exactly one plan, by a line such as `Plan: #42 T03`. On the issue of a plan it is clear.',
  );
}
