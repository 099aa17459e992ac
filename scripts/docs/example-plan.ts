import { fileURLToPath } from 'node:url';
import { ISSUE } from '../../src/cli/demo/story.ts';
import { readLocalRepository } from '../../src/facts/local-repository.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { drawEmbeddedPlan } from '../../src/planner/embedded.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOME = {
  repositoryUrl: 'https://github.com/planwright/planwright',
  planPath: 'docs/example-plan.md',
};
const PHASE = /(<!-- phase -->\n)[\s\S]*?(<!-- \/phase -->)/;

/** The commit that a plan says it was drawn at. */
export function baseOf(plan: string): string {
  return /^base: ([0-9a-f]{40})$/m.exec(plan)?.[1] ?? '';
}

/** `docs/example-plan.md`: the plan for the demo's issue, as it is drawn today at a commit; null where the clone has it not. */
export async function drawExamplePlan(base: string): Promise<string | null> {
  const { gitDir } = await readLocalRepository(ROOT);
  const facts = await readFacts({ gitDir, revision: base }).catch(() => null);
  if (facts === null) return null;
  const issue = {
    number: 1,
    ...ISSUE,
    labels: [],
    author: 'ada',
    assignees: [],
    milestone: null,
    comments: [],
  };
  const drawn = drawEmbeddedPlan(issue, facts, { home: HOME, tier: null });
  if (drawn.kind === 'intake') throw new Error('The example says too little to plan from');
  return renderPlan(drawn.plan, HOME);
}

/** The README with the first phase of the example as a quotation, without what shipped. */
export function readmeWithPhase(readme: string, plan: string): string {
  const [phase = ''] = /^## Phase 1: [\s\S]*?(?=\n### What shipped)/m.exec(plan) ?? [];
  const lines = phase.replaceAll('](../', '](').trimEnd().split('\n');
  const quoted = lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
  return readme.replace(PHASE, (_all, open: string, close: string) => `${open}\n${quoted}\n\n${close}`);
}
