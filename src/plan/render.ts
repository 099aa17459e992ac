import type { RootContent } from 'mdast';
import { stringify } from 'yaml';
import { apply } from '../markdown/apply.ts';
import { renderNodes } from '../markdown/render-nodes.ts';
import { replaceBlock } from '../markdown/replace-block.ts';
import type { PlanHome } from './issue.ts';
import type { Plan } from './plan.ts';
import { withCode } from './prose.ts';
import { readPlan } from './reading/read.ts';
import { FORMAT_VERSION } from './reading/read-front-matter.ts';
import { renderProgress } from './render-progress.ts';
import { heading } from './sections/blocks.ts';
import { SECTIONS } from './sections/registry.ts';

/** Writes a plan as PLAN.md. A pure function of the plan: the same plan gives the same bytes. */
export function renderPlan(plan: Plan, home: PlanHome): string {
  const blocks: RootContent[] = [
    heading(1, withCode(plan.title)),
    ...SECTIONS.flatMap((section) => section.render(plan, home)),
    ...(plan.ownSections ?? []).flatMap(({ title, blocks }) => [heading(2, title), ...blocks]),
  ];
  const draft = `${frontMatter(plan)}\n\n${renderNodes(blocks)}\n`;
  if (plan.tier === 'small') return draft;
  // The counts are derived from what is written, as after every later edit.
  const document = readPlan(draft);
  return apply(document, replaceBlock(document, 'progress', renderProgress(document))).source;
}

function frontMatter(plan: Plan): string {
  const values = {
    planwright: FORMAT_VERSION,
    // A plan of a file has no issue yet.
    ...(plan.issue.number === 0 ? {} : { issue: plan.issue.number }),
    tier: plan.tier,
    ...(plan.base === null ? {} : { base: plan.base }),
    'issue-sha256': plan.issueSha256,
    'last-task': lastTask(plan),
  };
  return `---\n${stringify(values)}---`;
}

/** Should people delete the last task, its id is still not given again. */
function lastTask({ phases }: Plan): string {
  const numbers = phases.flatMap((phase) => phase.tasks.map((task) => Number(task.id.slice(1))));
  return `T${String(Math.max(0, ...numbers)).padStart(2, '0')}`;
}
