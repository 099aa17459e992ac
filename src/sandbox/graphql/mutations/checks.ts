import { type CheckRunEdit, createCheckRun, updateCheckRun } from '../../actions/checks.ts';
import { advanceQueue } from '../../actions/merge-queue.ts';
import { notAccessible } from '../../http/api-error.ts';
import { actorOf, NEEDS } from '../../http/permissions.ts';
import { checkAppOf } from '../../rest/checks.ts';
import type { Annotation, CheckRun, Conclusion } from '../../state/records.ts';
import type { Context, Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { checkRunSource } from '../sources.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

interface RunInput {
  readonly name?: string | null;
  readonly status?: string | null;
  readonly conclusion?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly detailsUrl?: string | null;
  readonly externalId?: string | null;
  readonly output?: {
    readonly title: string;
    readonly summary: string;
    readonly text?: string | null;
    readonly annotations?: readonly AnnotationInput[] | null;
  } | null;
}

interface AnnotationInput {
  readonly path: string;
  readonly location: {
    readonly startLine: number;
    readonly endLine: number;
    readonly startColumn?: number | null;
    readonly endColumn?: number | null;
  };
  readonly annotationLevel: string;
  readonly message: string;
  readonly title?: string | null;
}

function editOf(input: RunInput): CheckRunEdit {
  const { output } = input;
  const edit = {
    name: input.name,
    status: input.status?.toLowerCase() as CheckRun['status'] | undefined,
    conclusion: input.conclusion?.toLowerCase() as Conclusion | undefined,
    startedAt: input.startedAt,
    completedAt: input.completedAt,
    detailsUrl: input.detailsUrl,
    externalId: input.externalId,
    output: output ? { title: output.title, summary: output.summary, text: output.text ?? null } : undefined,
    annotations: output?.annotations?.map(annotationOf),
  };
  const known = Object.entries(edit).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known) as CheckRunEdit;
}

function annotationOf(one: AnnotationInput): Annotation {
  return {
    path: one.path,
    startLine: one.location.startLine,
    endLine: one.location.endLine,
    startColumn: one.location.startColumn ?? null,
    endColumn: one.location.endColumn ?? null,
    level: one.annotationLevel.toLowerCase() as Annotation['level'],
    message: one.message,
    title: one.title ?? null,
  };
}

/** https://docs.github.com/graphql/reference/mutations#createcheckrun */
async function create(
  _source: unknown,
  { input }: Input<RunInput & { repositoryId: string; name: string; headSha: string }>,
  context: Context,
) {
  const { repository } = await findNodeOf(context, input.repositoryId, 'Repository');
  context.need(repository, NEEDS.writeChecks);
  const app = checkAppOf(context.world, context.caller);
  const run = await createCheckRun(context.world, repository, app, actorOf(context.caller), {
    ...editOf(input),
    name: input.name,
    headSha: input.headSha,
  });
  await advanceQueue(context.world, repository);
  return { clientMutationId: input.clientMutationId ?? null, checkRun: checkRunSource(repository, run) };
}

async function update(
  _source: unknown,
  { input }: Input<RunInput & { checkRunId: string }>,
  context: Context,
) {
  const { repository, run } = await findNodeOf(context, input.checkRunId, 'CheckRun');
  context.need(repository, NEEDS.writeChecks);
  const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
  const { caller } = context;
  if (caller.kind === 'installation' && suite?.appId !== caller.app.id) throw notAccessible();
  await updateCheckRun(context.world, repository, actorOf(caller), run, editOf(input));
  await advanceQueue(context.world, repository);
  return { clientMutationId: input.clientMutationId ?? null, checkRun: checkRunSource(repository, run) };
}

export const checkMutations: Fields<unknown> = { createCheckRun: create, updateCheckRun: update };
