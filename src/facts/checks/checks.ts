import { scriptsOf } from '../commands/node-scripts.ts';
import { purposesOfShell } from '../commands/purposes.ts';
import type { Check } from '../facts.ts';
import { compareText, filePaths, type Snapshot } from '../read/snapshot.ts';
import { parseWorkflow, type Workflow } from './workflow.ts';
import { jobsOfWorkflow } from './workflow-jobs.ts';

const MAX_WORKFLOWS = 100;

/** The jobs of the GitHub workflows: what becomes check runs. A file that is not valid is left out, and said. */
export function readChecks(snapshot: Snapshot): {
  readonly checks: readonly Check[];
  readonly notRead: readonly string[];
} {
  const paths = filePaths(snapshot)
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .sort(compareText);
  const workflows = new Map<string, Workflow>();
  const notRead: string[] = [];
  for (const path of paths.slice(0, MAX_WORKFLOWS)) {
    const text = snapshot.contents.get(path);
    const workflow = text === undefined ? null : parseWorkflow(text);
    if (workflow === null) notRead.push(`the workflow ${path}, which is not valid YAML or too large`);
    else workflows.set(path, workflow);
  }
  if (paths.length > MAX_WORKFLOWS) notRead.push(`${paths.length - MAX_WORKFLOWS} more workflows`);
  const scripts = new Map(
    [...scriptsOf(snapshot.contents.get('package.json') ?? '')].map(([name, script]) => [
      name,
      purposesOfShell(script),
    ]),
  );
  const checks = [...workflows].flatMap(([path, workflow]) =>
    jobsOfWorkflow(path, workflow, workflows, scripts),
  );
  return { checks, notRead };
}
