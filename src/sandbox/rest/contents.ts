import { z } from 'zod';
import { commitFiles } from '../actions/commit-files.ts';
import { readCommit } from '../git/read-commits.ts';
import { type GitObject, listTree, readObject, type TreeEntry } from '../git/read-objects.ts';
import { ApiError, invalid } from '../http/api-error.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { type Answer, ok, param, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { gitCommitShape } from '../shapes/commit.ts';
import { repositoryApi, repositoryPage } from '../shapes/repository.ts';
import type { Schema } from '../shapes/schema.ts';
import { found, gitDirectory } from '../state/find.ts';

const person = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });
const writeInput = z.object({
  message: z.string(),
  content: z.base64(),
  sha: z.string().optional(),
  branch: z.string().optional(),
  author: person.optional(),
  committer: person.optional(),
});
const deleteInput = writeInput.omit({ content: true }).extend({ sha: z.string() });

/** Files over a megabyte come without content, and over 100 MB not at all: docs.github.com/rest/repos/contents */
const CONTENT_LIMIT = 1_000_000;

function links(request: RepositoryRequest, path: string, ref: string, oid: string, type: string) {
  const { repository, world } = request;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const page = repositoryPage(world, repository);
  const url = `${repositoryApi(world, repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryApi(world, repository)}/git/${type}s/${oid}`;
  const html = `${page}/${type}/${ref}/${encoded}`;
  const download = type === 'blob' ? `${page}/raw/${ref}/${encoded}` : null;
  return { url, git_url: git, html_url: html, download_url: download, _links: { self: url, git, html } };
}

function fileShape(request: RepositoryRequest, path: string, ref: string, blob: GitObject) {
  const isLarge = blob.content.length > CONTENT_LIMIT;
  return {
    type: 'file' as const,
    encoding: isLarge ? 'none' : 'base64',
    size: blob.content.length,
    name: path.split('/').at(-1) ?? path,
    path,
    content: isLarge ? '' : `${blob.content.toString('base64').replace(/(.{60})/g, '$1\n')}\n`,
    sha: blob.oid,
    ...links(request, path, ref, blob.oid, 'blob'),
  } satisfies Schema<'content-file'>;
}

function entryShape(request: RepositoryRequest, folder: string, ref: string, entry: TreeEntry) {
  const path = folder === '' ? entry.path : `${folder}/${entry.path}`;
  const kind = entry.type === 'tree' ? 'dir' : entry.mode === '120000' ? 'symlink' : 'file';
  return {
    type: entry.type === 'commit' ? 'submodule' : kind,
    size: entry.size ?? 0,
    name: entry.path,
    path,
    sha: entry.oid,
    ...links(request, path, ref, entry.oid, entry.type === 'tree' ? 'tree' : 'blob'),
  };
}

async function get(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const directory = gitDirectory(world, repository);
  const ref = request.query.get('ref') ?? repository.defaultBranch;
  const path = param(request, 'path').replace(/^\/|\/$/g, '');
  const object = await readObject(directory, `${ref}:${path}`);
  if (object === null) {
    if ((await readObject(directory, ref)) === null)
      throw new ApiError(404, `No commit found for the ref ${ref}`);
    throw new ApiError(404, 'Not Found');
  }
  if (object.type === 'tree') {
    const entries = await listTree(directory, object.oid);
    return ok(entries.map((entry) => entryShape(request, path, ref, entry)));
  }
  const isRaw = /application\/vnd\.github\.(v3\.)?raw/.test(request.headers.accept ?? '');
  if (isRaw)
    return {
      status: 200,
      body: object.content,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  return ok(fileShape(request, path, ref, object));
}

/** Creates or updates a file; `sha` must be the blob that is there. */
async function put(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const wanted = input(request, writeInput);
  const path = param(request, 'path');
  const branch = wanted.branch ?? repository.defaultBranch;
  const there = await blobAt(request, branch, path);
  if (there !== null && wanted.sha === undefined) {
    throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (wanted.sha !== undefined && wanted.sha !== there?.oid) {
    throw new ApiError(409, `${path} does not match ${wanted.sha}`);
  }
  const content = Buffer.from(wanted.content, 'base64');
  const commit = await commitOne(request, branch, wanted, { additions: [{ path, content }], deletions: [] });
  const blob = found(await readObject(gitDirectory(world, repository), `${commit.sha}:${path}`));
  const { content: _content, encoding, ...file } = fileShape(request, path, branch, blob);
  return { status: there === null ? 201 : 200, body: { content: file, commit } };
}

async function remove(request: RepositoryRequest): Promise<Answer> {
  const wanted = input(request, deleteInput);
  const path = param(request, 'path');
  const branch = wanted.branch ?? request.repository.defaultBranch;
  const there = found(await blobAt(request, branch, path));
  if (there.oid !== wanted.sha) throw new ApiError(409, `${path} does not match ${wanted.sha}`);
  const commit = await commitOne(request, branch, wanted, { additions: [], deletions: [path] });
  return ok({ content: null, commit });
}

function blobAt(request: RepositoryRequest, branch: string, path: string): Promise<GitObject | null> {
  return readObject(gitDirectory(request.world, request.repository), `refs/heads/${branch}:${path}`);
}

async function commitOne(
  request: RepositoryRequest,
  branch: string,
  wanted: z.infer<typeof deleteInput> | z.infer<typeof writeInput>,
  changes: Parameters<typeof commitFiles>[3]['changes'],
): Promise<Schema<'git-commit'>> {
  const { repository, world } = request;
  if (wanted.message.trim() === '') throw invalid('Commit', 'message', 'missing_field');
  const signature = ({ name, email, date }: z.infer<typeof person>) => ({
    name,
    email,
    ...(date === undefined ? {} : { date }),
  });
  const oid = await commitFiles(world, repository, actorOf(request.caller), {
    branch,
    message: wanted.message,
    changes,
    expectedHead: null,
    ...(wanted.author === undefined ? {} : { author: signature(wanted.author) }),
    ...(wanted.committer === undefined ? {} : { committer: signature(wanted.committer) }),
  });
  return gitCommitShape(world, repository, found(await readCommit(gitDirectory(world, repository), oid)));
}

export const contentRoutes: readonly Route[] = [
  repositoryRoute({ method: 'GET', path: '/contents/{path}', need: NEEDS.readContents, handle: get }),
  repositoryRoute({ method: 'GET', path: '/contents', need: NEEDS.readContents, handle: get }),
  repositoryRoute({ method: 'PUT', path: '/contents/{path}', need: NEEDS.writeContents, handle: put }),
  repositoryRoute({ method: 'DELETE', path: '/contents/{path}', need: NEEDS.writeContents, handle: remove }),
];
