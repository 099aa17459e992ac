import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from '../src/facts/read-facts.ts';
import { planPath } from '../src/plan/path.ts';
import type { Plan } from '../src/plan/plan.ts';
import { judgePlan } from '../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../src/planner/embedded.ts';
import { issueOf } from './planner-issues.ts';

interface Case {
  readonly repo: string;
  readonly issue: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly base_commit: string;
}

interface Drawn {
  readonly repo: string;
  readonly plan: Plan;
  readonly findings: number;
}

/**
 * Draws a plan for each case. `casesFile` has one JSON object a line (`repo`, `issue`, `title`, `body`, `labels`,
 * `base_commit`); `mirrors` holds one bare clone for each repository, `OWNER+NAME/repo`.
 */
export async function readPlans(casesFile: string, mirrors: string): Promise<Drawn[]> {
  const plans: Drawn[] = [];
  for (const line of readFileSync(casesFile, 'utf8').trim().split('\n')) {
    const { repo, issue, title, body, labels, base_commit } = JSON.parse(line) as Case;
    const gitDir = join(mirrors, repo.replace('/', '+'), 'repo');
    const facts = await readFacts({ gitDir, revision: base_commit });
    const home = {
      repositoryUrl: `https://github.com/${repo}`,
      planPath: planPath('plans/{issue}-{slug}/PLAN.md', issue, title),
    };
    const result = drawEmbeddedPlan(issueOf(issue, { title, body, labels }), facts, { home, tier: null });
    if (result.kind === 'intake') continue;
    const treePaths = new Set(facts.tree.map(({ path }) => path));
    plans.push({ repo, plan: result.plan, findings: judgePlan(result.plan, { treePaths, home }).length });
  }
  return plans;
}
