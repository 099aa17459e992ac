import { resolve } from 'node:path';
import { CONFIG_PATH } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { readLocalRepository } from '../facts/local-repository.ts';
import { readFacts } from '../facts/read-facts.ts';
import { planPath } from '../plan/path.ts';
import type { Tier } from '../plan/plan.ts';
import { planToJson } from '../plan/plan-json.ts';
import { sealPlan } from '../plan/redraw/seal-plan.ts';
import { renderPlan } from '../plan/render.ts';
import { withRequiredSections } from '../plan/standard.ts';
import { explainPlan } from '../planner/explain/explain-plan.ts';
import { askIssue } from './ask-issue.ts';
import { printOrigins } from './print-origins.ts';
import { readIssueFile } from './read-issue-file.ts';

export interface PlanOptions {
  /** A file; left out, the issue is asked for. */
  readonly issue?: string;
  readonly repo: string;
  readonly format: 'md' | 'json';
  readonly tier?: Tier;
  /** Print where each line comes from, in place of the plan. */
  readonly explain?: boolean;
}

/** Exit code when the issue says too little to plan from. */
const TOO_LITTLE = 1;

/** `planwright plan`: prints the plan, and writes nothing. */
export async function runPlan(options: PlanOptions): Promise<number> {
  const issue =
    options.issue === undefined
      ? await askIssue({ input: process.stdin, output: process.stderr })
      : await readIssueFile(options.issue);
  const local = await readLocalRepository(resolve(options.repo));
  const facts = await readFacts({ gitDir: local.gitDir, revision: local.head ?? 'HEAD' });
  const config = parseConfig(facts.contents.get(CONFIG_PATH) ?? '');
  const home = {
    repositoryUrl: local.remoteUrl,
    planPath: planPath(config.path, issue.number, issue.title),
  };
  const result = explainPlan(issue, facts, { home, tier: options.tier ?? config.tier ?? null });
  if (result.kind === 'intake') {
    const lines = result.missing.map((what) => `  - ${what}`);
    process.stderr.write(
      `planwright: the issue says too little to plan from. Missing:\n${lines.join('\n')}\n`,
    );
    return TOO_LITTLE;
  }
  if (options.explain === true) {
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(result.origins, null, 2)}\n`
        : printOrigins(result.origins),
    );
    return 0;
  }
  const plan = withRequiredSections(result.plan, config);
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(planToJson(plan), null, 2)}\n`
      : sealPlan(renderPlan(plan, home)),
  );
  return 0;
}
