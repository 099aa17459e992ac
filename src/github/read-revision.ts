import type { PlanRevision, RepositoryRef } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import { READ_REVISION } from './queries/read-revision.ts';
import { newestFromHere, readPlanPull } from './read-issue.ts';
import { type BlobShape, type PlanPullShape, present } from './shapes.ts';

interface Answer {
  readonly viewer: { readonly login: string } | null;
  readonly repository: {
    readonly ref: { readonly id: string; readonly target: { readonly oid: string } | null } | null;
    readonly plan: BlobShape | null;
    readonly pullRequests: { readonly nodes: readonly (PlanPullShape | null)[] | null };
  } | null;
}

/** What there is of the revision of a plan. */
export async function readRevision(
  client: Client,
  { owner, name }: RepositoryRef,
  branch: string,
  path: string,
): Promise<PlanRevision> {
  const variables = { owner, name, branch, ref: `refs/heads/${branch}`, plan: `${branch}:${path}` };
  const { repository, viewer } = await client.query<Answer>(READ_REVISION, variables);
  const { ref = null, plan = null } = repository ?? {};
  const source = typeof plan?.text === 'string' && !plan.isTruncated ? plan.text : null;
  const pull = newestFromHere(present(repository?.pullRequests ?? null));
  return {
    branch: ref?.target
      ? { id: ref.id, name: branch, headOid: ref.target.oid, plan: source === null ? null : { path, source } }
      : null,
    pull: readPlanPull(pull, viewer?.login ?? ''),
  };
}
