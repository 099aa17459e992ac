import { execFileSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFacts } from '../src/facts/read-facts.ts';
import { planPath } from '../src/plan/path.ts';
import type { Plan } from '../src/plan/plan.ts';
import { renderPlan } from '../src/plan/render.ts';
import { judgePlan } from '../src/plan/rules/judge-plan.ts';
import { STANDARD } from '../src/plan/standard.ts';
import { drawEmbeddedPlan } from '../src/planner/embedded.ts';
import { drawBoundedPlan } from '../src/worker/draw-bounded-plan.ts';
import { createPool } from '../src/worker/pool.ts';
import { type Figure, median, rounded } from './figure.ts';
import { bareSentences, genericness } from './planner-genericness.ts';
import { issueOf, SAMPLES } from './planner-issues.ts';
import { readPlans } from './planner-plans.ts';

const REPOSITORY = 'https://github.com/octo/planwright';

/**
 * What the planner costs and keeps to, on this repository. With PLANNER_CASES (a file of issues, as
 * `planner-genericness.ts` describes) and PLANNER_MIRRORS (their repositories) also what needs several repositories.
 */
export const planner: Figure = {
  name: 'planner',
  says: `plans of ${Object.keys(SAMPLES).length} issues about this repository; over other repositories with PLANNER_CASES and PLANNER_MIRRORS`,
  measure: async () => {
    const gitDir = execFileSync('git', ['rev-parse', '--absolute-git-dir'], { encoding: 'utf8' }).trim();
    return { ...(await drawn(gitDir)), ...(await held(gitDir)), ...(await outside()) };
  },
};

async function drawn(gitDir: string): Promise<Record<string, number>> {
  const facts = await readFacts({ gitDir, revision: 'HEAD' });
  const treePaths = new Set(facts.tree.map(({ path }) => path));
  const times: number[] = [];
  const plans: Plan[] = [];
  let findings = 0;
  let same = 0;
  Object.values(SAMPLES).forEach((sample, index) => {
    const issue = issueOf(index + 1, sample);
    const home = {
      repositoryUrl: REPOSITORY,
      planPath: planPath('plans/{issue}-{slug}/PLAN.md', issue.number, issue.title),
    };
    const start = performance.now();
    const result = drawEmbeddedPlan(issue, facts, { home, tier: null });
    times.push(performance.now() - start);
    const again = drawEmbeddedPlan(issue, facts, { home, tier: null });
    if (result.kind === 'intake' || again.kind === 'intake') return;
    plans.push(result.plan);
    findings += judgePlan(result.plan, { treePaths, home }).length;
    same += renderPlan(result.plan, home) === renderPlan(again.plan, home) ? 1 : 0;
  });
  return {
    plans: plans.length,
    medianMs: Math.round(median(times)),
    maxMs: Math.round(Math.max(...times)),
    requirementCoverage: rounded(coverage(plans)),
    findings,
    sameBytes: rounded(same / plans.length),
  };
}

/** Share of the requirements that a task serves. */
function coverage(plans: readonly Plan[]): number {
  const all = plans.flatMap(({ requirements, phases }) => {
    const served = new Set(phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.requirements)));
    return requirements.map(({ id }) => served.has(id));
  });
  return all.filter(Boolean).length / Math.max(1, all.length);
}

/** How long the event loop was held while the pool drew the same plans, and the memory of the process then. */
async function held(gitDir: string): Promise<Record<string, number>> {
  const pool = createPool({ maxThreads: 2 });
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const warm = issueOf(0, { title: 'Sort the list', body: 'The list should be sorted.', labels: [] });
  const order = (issue: typeof warm) => ({
    ...{ issue, gitDir, revision, standard: STANDARD },
    options: { home: { repositoryUrl: REPOSITORY, planPath: 'plans/1-sort/PLAN.md' }, tier: null },
  });
  // The first task starts the thread, which loads its modules.
  await drawBoundedPlan(pool, order(warm));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (const [index, sample] of Object.values(SAMPLES).entries())
    await drawBoundedPlan(pool, order(issueOf(index + 1, sample)));
  delay.disable();
  const rss = process.memoryUsage.rss();
  await pool.close();
  return { heldMs: Math.round(delay.max / 1e6), memoryMb: Math.round(rss / 1e6) };
}

async function outside(): Promise<Record<string, number>> {
  const { PLANNER_CASES: cases, PLANNER_MIRRORS: mirrors } = process.env;
  if (cases === undefined || mirrors === undefined) return {};
  const plans = await readPlans(cases, mirrors);
  const sentences = plans.map(({ repo, plan }) => ({ repo, sentences: bareSentences(plan) }));
  return {
    outsidePlans: plans.length,
    genericness: rounded(genericness(sentences).share, 3),
    outsideCoverage: rounded(coverage(plans.map(({ plan }) => plan))),
    outsideFindings: plans.reduce((sum, { findings }) => sum + findings, 0),
  };
}
