import { resolve } from 'node:path';
import { CONFIG_PATH } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { Facts } from '../facts/facts.ts';
import { type LocalRepository, readLocalRepository } from '../facts/local-repository.ts';
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
import { withWorkTree } from './with-work-tree.ts';

export interface PlanOptions {
  /** A file, or `-` for standard input; left out, the issue is asked for. */
  readonly issue?: string;
  /** The issue's number, where the file does not say it or says another. */
  readonly number?: number;
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
  const given =
    options.issue === undefined
      ? await askIssue({ input: process.stdin, output: process.stderr })
      : await readIssueFile(options.issue);
  const issue = options.number === undefined ? given : { ...given, number: options.number };
  const local = await readLocalRepository(resolve(options.repo));
  const facts = await readFactsHere(local);
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

/**
 * The commit that is checked out, with the configuration and the playbooks of the work tree, as `planwright lint` reads
 * them. What of these is not committed is said, for on GitHub only what is committed counts.
 */
async function readFactsHere(local: LocalRepository): Promise<Facts> {
  const facts = await readFacts({ gitDir: local.gitDir, revision: local.head ?? 'HEAD' });
  if (local.workTree === null) return facts;
  const { contents, uncommitted } = await withWorkTree(facts.contents, local.workTree);
  for (const path of uncommitted) {
    process.stderr.write(
      `planwright: ${path} is read as it lies in the work tree; on GitHub it counts once it is on the default branch.\n`,
    );
  }
  return { ...facts, contents };
}
