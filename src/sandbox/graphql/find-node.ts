import { readRef } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import { canSee } from '../http/permissions.ts';
import { gitDirectory } from '../state/find.ts';
import { parseNodeId } from '../state/node-id.ts';
import type { Repository } from '../state/records.ts';
import type { Context } from './context.ts';
import {
  accountSource,
  checkRunSource,
  checkSuiteSource,
  commentSource,
  issueSource,
  labelSource,
  reactionSource,
  refSource,
  repositorySource,
  reviewCommentSource,
  reviewSource,
  type Source,
} from './sources.ts';

/** What a global node id names, if the caller may see it; throws NOT_FOUND in GitHub's words. */
export async function findNode(context: Context, id: string): Promise<Source> {
  const parsed = parseNodeId(id);
  const source = parsed === null ? null : await lookUp(context, parsed.kind, parsed.key);
  const isHidden = source !== null && 'repository' in source && !canSee(context.caller, source.repository);
  if (source === null || isHidden) {
    throw new ApiError(404, `Could not resolve to a node with the global id of '${id}'`, {
      type: 'NOT_FOUND',
    });
  }
  return source;
}

/** As `findNode`, of one of these types. */
export async function findNodeOf<Name extends Source['__typename']>(
  context: Context,
  id: string,
  ...names: readonly Name[]
): Promise<Source & { readonly __typename: Name }> {
  const source = await findNode(context, id);
  if (!(names as readonly string[]).includes(source.__typename)) {
    throw new ApiError(
      404,
      `Could not resolve to ${names.join(' or ')} node with the global id of '${id}'.`,
      {
        type: 'NOT_FOUND',
      },
    );
  }
  return source as Source & { readonly __typename: Name };
}

async function lookUp(context: Context, kind: string, key: string): Promise<Source | null> {
  const { world } = context;
  const [first = '', rest] = key.split(/:(.*)/s);
  const id = Number(first);
  if (rest !== undefined) return gitNode(context, kind, id, rest);
  if (kind === 'User' || kind === 'Bot' || kind === 'Organization') {
    return world.state.accounts.some((account) => account.id === id) ? accountSource(world, id) : null;
  }
  for (const repository of world.state.repositories) {
    const source = inRepository(repository, kind, id);
    if (source !== null) return source;
  }
  return null;
}

async function gitNode(context: Context, kind: string, id: number, name: string): Promise<Source | null> {
  const repository = context.world.state.repositories.find((one) => one.id === id);
  if (repository === undefined) return null;
  if (kind === 'Commit' || kind === 'Tree' || kind === 'Blob' || kind === 'Tag') {
    return { __typename: kind, repository, oid: name };
  }
  if (kind !== 'Ref') return null;
  const oid = await readRef(gitDirectory(context.world, repository), name);
  return oid === null ? null : refSource(repository, name, oid);
}

const FINDERS: Readonly<Record<string, (repository: Repository, id: number) => Source | null>> = {
  Repository: (repository, id) => (repository.id === id ? repositorySource(repository) : null),
  Issue: (repository, id) => pick(repository.issues, id, (one) => issueSource(repository, one)),
  PullRequest: (repository, id) => pick(repository.issues, id, (one) => issueSource(repository, one)),
  IssueComment: (repository, id) => pick(repository.comments, id, (one) => commentSource(repository, one)),
  Label: (repository, id) => pick(repository.labels, id, (one) => labelSource(repository, one)),
  Reaction: (repository, id) => pick(repository.reactions, id, (one) => reactionSource(repository, one)),
  CheckRun: (repository, id) => pick(repository.checkRuns, id, (one) => checkRunSource(repository, one)),
  CheckSuite: (repository, id) =>
    pick(repository.checkSuites, id, (one) => checkSuiteSource(repository, one)),
  PullRequestReview: (repository, id) => pick(repository.reviews, id, (one) => reviewSource(repository, one)),
  PullRequestReviewComment: (repository, id) =>
    pick(repository.reviewComments, id, (one) => reviewCommentSource(repository, one)),
};

function inRepository(repository: Repository, kind: string, id: number): Source | null {
  return FINDERS[kind]?.(repository, id) ?? null;
}

function pick<One extends { id: number }>(
  records: readonly One[],
  id: number,
  show: (one: One) => Source,
): Source | null {
  const record = records.find((one) => one.id === id);
  return record === undefined ? null : show(record);
}
