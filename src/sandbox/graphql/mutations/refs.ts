import { createRef, deleteRef, moveRef } from '../../actions/change-ref.ts';
import { commitFiles } from '../../actions/commit-files.ts';
import { readRef } from '../../git/refs.ts';
import { ApiError } from '../../http/api-error.ts';
import { actorOf, NEEDS } from '../../http/permissions.ts';
import { findRepository, found, gitDirectory } from '../../state/find.ts';
import type { Context, Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { commitSource, refSource } from '../sources.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

interface CommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

async function branchOf({ branch }: CommitInput, context: Context) {
  if (branch.id) {
    const ref = await findNodeOf(context, branch.id, 'Ref');
    return { repository: ref.repository, name: ref.name.replace('refs/heads/', '') };
  }
  const [owner = '', name = ''] = (branch.repositoryNameWithOwner ?? '').split('/');
  const repository = findRepository(context.world, owner, name);
  if (repository === undefined) {
    const message = `Could not resolve to a Repository with the name '${branch.repositoryNameWithOwner}'.`;
    throw new ApiError(404, message, { type: 'NOT_FOUND' });
  }
  return { repository, name: (branch.branchName ?? '').replace(/^refs\/heads\//, '') };
}

/** https://docs.github.com/graphql/reference/mutations#createcommitonbranch */
async function createCommitOnBranch(_source: unknown, { input }: Input<CommitInput>, context: Context) {
  const { repository, name } = await branchOf(input, context);
  context.need(repository, NEEDS.writeContents);
  const { headline, body } = input.message;
  const additions = (input.fileChanges?.additions ?? []).map(({ path, contents }) => ({
    path,
    content: decode(contents),
  }));
  const oid = await commitFiles(context.world, repository, actorOf(context.caller), {
    branch: name,
    message: body ? `${headline}\n\n${body}` : headline,
    changes: { additions, deletions: (input.fileChanges?.deletions ?? []).map(({ path }) => path) },
    expectedHead: input.expectedHeadOid,
  });
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: commitSource(repository, oid),
    ref: refSource(repository, `refs/heads/${name}`, oid),
  };
}

function decode(contents: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(contents)) {
    throw new ApiError(422, "A file addition's contents are not valid Base64.", { type: 'UNPROCESSABLE' });
  }
  return Buffer.from(contents, 'base64');
}

export const refMutations: Fields<unknown> = {
  createCommitOnBranch,
  createRef: async (
    _source,
    { input }: Input<{ repositoryId: string; name: string; oid: string }>,
    context,
  ) => {
    const { repository } = await findNodeOf(context, input.repositoryId, 'Repository');
    context.need(repository, NEEDS.writeContents);
    const directory = gitDirectory(context.world, repository);
    if ((await readRef(directory, input.name)) !== null) {
      const message = `A ref named "${input.name}" already exists in the repository.`;
      throw new ApiError(422, message, { type: 'UNPROCESSABLE' });
    }
    await createRef(context.world, repository, actorOf(context.caller), input.name, input.oid);
    const ref = refSource(repository, input.name, input.oid);
    return { clientMutationId: input.clientMutationId ?? null, ref };
  },
  updateRef: async (
    _source,
    { input }: Input<{ refId: string; oid: string; force?: boolean | null }>,
    context,
  ) => {
    const { repository, name } = await findNodeOf(context, input.refId, 'Ref');
    context.need(repository, NEEDS.writeContents);
    const actor = actorOf(context.caller);
    await moveRef(context.world, repository, actor, name, input.oid, input.force ?? false);
    const oid = found(await readRef(gitDirectory(context.world, repository), name));
    return { clientMutationId: input.clientMutationId ?? null, ref: refSource(repository, name, oid) };
  },
  deleteRef: async (_source, { input }: Input<{ refId: string }>, context) => {
    const { repository, name } = await findNodeOf(context, input.refId, 'Ref');
    context.need(repository, NEEDS.writeContents);
    await deleteRef(context.world, repository, actorOf(context.caller), name);
    return { clientMutationId: input.clientMutationId ?? null };
  },
};
