import type { Check } from '../facts.ts';
import { isMapping, type Mapping } from '../manifests/record.ts';
import { runsOfJob, type ScriptPurposes } from './job-runs.ts';
import { strings, text, type Workflow } from './workflow.ts';

type Trigger = Pick<Check, 'onPullRequest' | 'onPush' | 'pathsIgnore'>;

/** The checks of one workflow; jobs that call another workflow of the repository give that one's jobs. */
export function jobsOfWorkflow(
  path: string,
  workflow: Workflow,
  workflows: ReadonlyMap<string, Workflow>,
  scripts: ScriptPurposes,
): readonly Check[] {
  const trigger = triggerOf(workflow);
  const checksOf = (id: string, job: Mapping, nameless = id) =>
    checksOfJob({ path, id, nameless, trigger, scripts }, job);
  return [...workflow.jobs].flatMap(([id, job]) => {
    const called = calledWorkflow(job, workflows);
    if (called === null) return checksOf(id, job);
    // GitHub joins the names of caller and called. One level: a called workflow rarely calls another.
    return checksOf(id, job).flatMap((caller) =>
      [...called.jobs].flatMap(([calledId, calledJob]) =>
        checksOf(id, calledJob, calledId).map((check) => ({
          ...check,
          name: caller.isMatrix ? caller.name : `${caller.name} / ${check.name}`,
          isMatrix: caller.isMatrix || check.isMatrix,
        })),
      ),
    );
  });
}

function triggerOf({ events }: Workflow): Trigger {
  const pull = events.get('pull_request') ?? events.get('pull_request_target');
  const push = events.get('push');
  const filters = pull ?? push ?? {};
  return {
    onPullRequest: pull !== undefined,
    // With a filter for tags alone no branch starts it.
    onPush: push !== undefined && !(hasTagFilter(push) && !hasBranchFilter(push)),
    pathsIgnore: [
      ...strings(filters['paths-ignore']),
      ...strings(filters.paths).map((pattern) => `only:${pattern}`),
    ],
  };
}

function hasTagFilter(filters: Mapping): boolean {
  return filters.tags !== undefined || filters['tags-ignore'] !== undefined;
}

function hasBranchFilter(filters: Mapping): boolean {
  return filters.branches !== undefined || filters['branches-ignore'] !== undefined;
}

function calledWorkflow(job: Mapping, workflows: ReadonlyMap<string, Workflow>): Workflow | null {
  const uses = text(job.uses);
  return uses?.startsWith('./') === true ? (workflows.get(uses.slice(2)) ?? null) : null;
}

interface JobPlace {
  readonly path: string;
  readonly id: string;
  /** What a job without `name` is called. */
  readonly nameless: string;
  readonly trigger: Trigger;
  readonly scripts: ScriptPurposes;
}

function checksOfJob({ path, id, nameless, trigger, scripts }: JobPlace, job: Mapping): readonly Check[] {
  const matrix = isMapping(job.strategy) ? job.strategy.matrix : undefined;
  const { runs, purposes } = runsOfJob(job, scripts);
  return namesOfJob(text(job.name) ?? nameless, nameless, matrix).map((name) => ({
    name,
    workflow: path,
    job: id,
    isMatrix: matrix !== undefined,
    ...trigger,
    runs,
    purposes,
  }));
}

/**
 * A name with an expression is known up to the expression, which is what a job with a matrix is matched by. Where it
 * starts with one key of the matrix, each value of that key starts a name.
 */
function namesOfJob(name: string, id: string, matrix: unknown): readonly string[] {
  const expression = name.indexOf('${{');
  if (expression === -1) return [name];
  const prefix = name.slice(0, expression).replace(/[\s([{:,/-]+$/, '');
  if (prefix !== '') return [prefix];
  const key = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}/.exec(name)?.[1];
  const values = key !== undefined && isMapping(matrix) ? matrix[key] : undefined;
  const known = Array.isArray(values) ? values.flatMap((value) => text(value) ?? []) : [];
  return known.length > 0 ? known.slice(0, 20) : [id];
}
