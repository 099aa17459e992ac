import type { CommandResult } from '../commands/command.ts';
import { TimeLimitExceeded, UserError } from '../errors.ts';
import type { CommandPlan } from './find-command-plan.ts';
import { issueToPlan } from './issue-to-plan.ts';
import type { ExplainsPlans } from './ports/planning.ts';
import type { RepositoryRef } from './ports/repository.ts';

/** Lines of one comment: each is a plan drawn. */
const MOST_LINES = 3;

/** Adds to explanations what the planner drew their lines from; it reads git alone and costs no request. */
export async function explainOrigins(
  planning: ExplainsPlans,
  { repository, found, results }: OriginsRequest,
): Promise<readonly CommandResult[]> {
  const { plan, reading } = found;
  const issue = plan === null ? undefined : reading.issues.get(plan.issue);
  if (plan === null || issue === undefined) return results;
  const given: CommandResult[] = [];
  let left = MOST_LINES;
  for (const result of results) {
    if (result.kind !== 'explanation' || left === 0) {
      given.push(result);
      continue;
    }
    left -= 1;
    const { id, text } = result.explanation;
    try {
      const origin = await planning.findOrigin({
        ...{ repository, source: plan.source, id, text, issue: issueToPlan(issue, []) },
        home: { repositoryUrl: reading.repository.url, planPath: plan.path },
      });
      given.push({ ...result, origin });
    } catch (error) {
      // What the plan itself says is an answer too.
      if (!(error instanceof UserError || error instanceof TimeLimitExceeded)) throw error;
      given.push(result);
    }
  }
  return given;
}

interface OriginsRequest {
  readonly repository: RepositoryRef;
  readonly found: CommandPlan;
  readonly results: readonly CommandResult[];
}
