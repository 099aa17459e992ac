import type { Config } from '../config/config.ts';
import type { LintedPlan } from '../messages/check-run-output.ts';
import { pathsResolved } from '../plan/rules/paths-resolved.ts';
import type { PreviewsMerges } from './ports/planning.ts';
import type { PlanText, ReadsTrees } from './ports/repository.ts';

/**
 * Plans at the head of a pull request, judged by the standard and the default branch's configuration, never by the
 * head's. One request for each plan that says which commit it was drawn at and names paths.
 */
export async function lintPlans(
  { plans, repository }: { readonly plans: PreviewsMerges; readonly repository: ReadsTrees },
  changed: readonly PlanText[],
  { rules: levels, sections }: Config,
): Promise<LintedPlan[]> {
  const context = { levels, sections: sections.map(({ title }) => title) };
  const linted: LintedPlan[] = [];
  for (const { path, source } of changed) {
    const treePaths = levels[pathsResolved.id] === 'off' ? null : await treePathsOf(source);
    linted.push({ path, findings: await plans.lintPlan(source, { ...context, treePaths, planPath: path }) });
  }
  return linted;

  async function treePathsOf(source: string): Promise<ReadonlySet<string> | null> {
    const { base, paths } = await plans.pathsToJudge(source);
    return base === null || paths.length === 0 ? null : repository.pathsAt(base, paths);
  }
}
