import type { CommandResult } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { TIERS, type Tier } from '../plan/plan.ts';
import type { CommandPlan } from './find-command-plan.ts';
import { intakeAnswers } from './intake-answers.ts';
import { issueToPlan } from './issue-to-plan.ts';
import type { DrawnPlan, DrawsPlans } from './ports/planning.ts';
import type { Permissions, RepositoryRef } from './ports/repository.ts';

export interface RedrawPorts {
  readonly repository: Permissions;
  readonly planning: DrawsPlans;
}

export interface RedrawRequest {
  readonly repository: RepositoryRef;
  readonly found: CommandPlan;
  readonly config: Config;
  /** PLAN.md as the commands before left it. */
  readonly source: string;
  readonly results: readonly CommandResult[];
  /** Ledger name of the comment: `comment/991`. */
  readonly origin: string;
}

export type Redrawn =
  | { readonly kind: 'drawn'; readonly drawn: Extract<DrawnPlan, { kind: 'plan' }> }
  /** Why it was not, in our own words. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The plan drawn again and merged with what people made of it; null where no command asked for it. */
export async function redrawPlan(ports: RedrawPorts, request: RedrawRequest): Promise<Redrawn | null> {
  const { config, found, origin, repository, results, source } = request;
  const asked = results.filter((result) => result.kind === 'redraw');
  const after = results.flatMap((result) => (result.kind === 'edit' ? (result.redraws ?? []) : []));
  const isAsked = asked.length + after.length > 0;
  const { plan, reading } = found;
  const issue = plan === null ? undefined : reading.issues.get(plan.issue);
  if (!isAsked || plan === null || issue === undefined) return null;
  try {
    const drawn = await ports.planning.drawPlan({
      repository,
      issue: issueToPlan(issue, await intakeAnswers(ports.repository, issue, config.prefix)),
      home: { repositoryUrl: reading.repository.url, planPath: plan.path },
      tier: asked.findLast(({ tier }) => tier !== null)?.tier ?? tierOf(source),
      standard: { rules: config.rules, sections: config.sections },
      merge: {
        source,
        entries: asked.map(({ call }) => `${origin}#${call.hash}`),
        accepted: after.flatMap(({ accepts }) => accepts),
      },
    });
    if (drawn.kind === 'plan') return { kind: 'drawn', drawn };
    return { kind: 'refused', reason: `the issue says too little now: ${drawn.missing.join('; ')}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', reason: error.message.replace(/\.$/, '') };
  }
}

/** A plan keeps its tier until somebody says another. */
function tierOf(source: string): Tier | null {
  const said = /^tier: *(\w+) *\r?$/m.exec(source.slice(0, FRONT_MATTER_CHARACTERS))?.[1];
  return TIERS.find((tier) => tier === said) ?? null;
}

const FRONT_MATTER_CHARACTERS = 1_000;
