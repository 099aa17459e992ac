import { diffFiles } from '../git/diff.ts';
import { type Commit, readCommit, readCommits } from '../git/read-commits.ts';
import { listTree, resolve } from '../git/read-objects.ts';
import { mergeBase } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { NEEDS } from '../http/permissions.ts';
import { type Answer, ok, param, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { pullsOfCommit } from '../shapes/check.ts';
import { commitShape, fileDiffShape, gitCommitShape } from '../shapes/commit.ts';
import { pullInList } from '../shapes/pull.ts';
import { repositoryApi, repositoryPage } from '../shapes/repository.ts';
import type { Schema } from '../shapes/schema.ts';
import { gitDirectory, isPull, ownerOf } from '../state/find.ts';

/** The commit that a path's `ref` names: a branch, a tag or a SHA. */
export async function commitOfPath(request: RepositoryRequest, name: 'ref' | 'sha'): Promise<Commit> {
  const directory = gitDirectory(request.world, request.repository);
  const ref = param(request, name);
  const oid = await resolve(directory, ref, 'commit');
  const commit = oid === null ? null : await readCommit(directory, oid);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  return commit;
}

async function list(request: RepositoryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const directory = gitDirectory(world, repository);
  const start = query.get('sha') ?? repository.defaultBranch;
  const oid = await resolve(directory, start, 'commit');
  if (oid === null) throw new ApiError(404, 'Not Found');
  const since = query.get('since');
  const path = query.get('path');
  const after = since === null ? [] : [`--since=${since}`];
  const commits = await readCommits(directory, [...after, oid], path === null ? [] : [path]);
  return page(request, commits, (commit) => commitShape(world, repository, commit));
}

async function get(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const commit = await commitOfPath(request, 'ref');
  const parent = commit.parents[0] ?? null;
  const files = await diffFiles(gitDirectory(world, repository), parent, commit.oid, true);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const shape: Schema<'commit'> = {
    ...commitShape(world, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map((file) => fileDiffShape(world, repository, file, commit.oid)),
  };
  return ok(shape);
}

/** https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function pulls(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const commit = await commitOfPath(request, 'ref');
  const merged = repository.issues.filter(isPull).filter((one) => one.pull.mergeCommitSha === commit.oid);
  return page(request, [...pullsOfCommit(repository, commit.oid), ...merged], (pull) =>
    pullInList(world, repository, pull),
  );
}

async function compare(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const directory = gitDirectory(world, repository);
  const [from = '', to = ''] = param(request, 'basehead').split('...');
  const base = await resolve(directory, from, 'commit');
  const head = await resolve(directory, to, 'commit');
  const ancestor = base === null || head === null ? null : await mergeBase(directory, base, head);
  if (base === null || head === null || ancestor === null) throw new ApiError(404, 'Not Found');
  const ahead = await readCommits(directory, ['--reverse', `${base}..${head}`]);
  const behind = await readCommits(directory, [`${head}..${base}`]);
  const files = await diffFiles(directory, ancestor, head, true);
  const status =
    ahead.length === 0
      ? behind.length === 0
        ? 'identical'
        : 'behind'
      : behind.length === 0
        ? 'ahead'
        : 'diverged';
  const shapeOf = async (oid: string) => {
    const commit = await readCommit(directory, oid);
    return commit === null ? null : commitShape(world, repository, commit);
  };
  return ok({
    ...compareLinks(request, base, head),
    base_commit: await shapeOf(base),
    merge_base_commit: await shapeOf(ancestor),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.map((commit) => commitShape(world, repository, commit)),
    files: files.map((file) => fileDiffShape(world, repository, file, head)),
  });
}

function compareLinks({ params, repository, world }: RepositoryRequest, base: string, head: string) {
  const { basehead = '' } = params;
  const owner = ownerOf(world, repository).login;
  const page = `${repositoryPage(world, repository)}/compare`;
  return {
    url: `${repositoryApi(world, repository)}/compare/${basehead}`,
    html_url: `${page}/${basehead}`,
    permalink_url: `${page}/${owner}:${base.slice(0, 7)}...${owner}:${head.slice(0, 7)}`,
    diff_url: `${page}/${basehead}.diff`,
    patch_url: `${page}/${basehead}.patch`,
  };
}

async function tree(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const directory = gitDirectory(world, repository);
  const oid = await resolve(directory, param(request, 'tree_sha'), 'tree');
  if (oid === null) throw new ApiError(404, 'Not Found');
  const entries = await listTree(directory, oid, request.query.has('recursive'));
  const api = `${repositoryApi(world, repository)}/git`;
  return ok({
    sha: oid,
    url: `${api}/trees/${oid}`,
    tree: entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.oid,
      ...(entry.size === null ? {} : { size: entry.size }),
      url: `${api}/${entry.type}s/${entry.oid}`,
    })),
    truncated: false,
  });
}

export const commitRoutes: readonly Route[] = [
  repositoryRoute({ method: 'GET', path: '/commits', need: NEEDS.readContents, handle: list }),
  repositoryRoute({
    method: 'GET',
    path: '/commits/{commit_sha}/pulls',
    need: NEEDS.readPulls,
    handle: (request) => pulls(asRef(request)),
  }),
  repositoryRoute({ method: 'GET', path: '/commits/{ref}', need: NEEDS.readContents, handle: get }),
  repositoryRoute({ method: 'GET', path: '/compare/{basehead}', need: NEEDS.readContents, handle: compare }),
  repositoryRoute({ method: 'GET', path: '/git/trees/{tree_sha}', need: NEEDS.readContents, handle: tree }),
  repositoryRoute({
    method: 'GET',
    path: '/git/commits/{commit_sha}',
    need: NEEDS.readContents,
    handle: async (request) => {
      const commit = await commitOfPath(asRef(request), 'ref');
      return ok(gitCommitShape(request.world, request.repository, commit));
    },
  }),
];

/** GitHub's paths call the same thing `ref` here and `commit_sha` there. */
function asRef(request: RepositoryRequest): RepositoryRequest {
  return { ...request, params: { ...request.params, ref: param(request, 'commit_sha') } };
}
