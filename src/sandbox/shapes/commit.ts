import type { FileDiff } from '../git/diff.ts';
import type { Commit, Person } from '../git/read-commits.ts';
import { nodeId } from '../state/node-id.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import { repositoryApi, repositoryPage } from './repository.ts';
import type { Schema } from './schema.ts';

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** The account behind a commit's address, where GitHub would know it: the noreply form only. */
export function accountOfPerson(world: World, person: Person): Account | null {
  const id = /^(\d+)\+.*@users\.noreply\.github\.com$/.exec(person.email)?.[1];
  return world.state.accounts.find((account) => account.id === Number(id)) ?? null;
}

/** A `commit` as lists show it. */
export function commitShape(world: World, repository: Repository, commit: Commit): Schema<'commit'> {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  const url = `${api}/commits/${commit.oid}`;
  const author = accountOfPerson(world, commit.author);
  const committer = accountOfPerson(world, commit.committer);
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', `${repository.id}:${commit.oid}`),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.oid}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url,
    html_url: `${page}/commit/${commit.oid}`,
    comments_url: `${url}/comments`,
    author: author === null ? null : accountShape(world, author),
    committer: committer === null ? null : accountShape(world, committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
  };
}

/** A commit in few words, as check suites and pushes show it. */
export function simpleCommitShape(commit: Commit): Schema<'simple-commit'> {
  const person = ({ name, email }: Person) => ({ name, email });
  return {
    id: commit.oid,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

/** The `git-commit` of the git database endpoints and of contents writes. */
export function gitCommitShape(world: World, repository: Repository, commit: Commit): Schema<'git-commit'> {
  const api = repositoryApi(world, repository);
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', `${repository.id}:${commit.oid}`),
    url: `${api}/git/commits/${commit.oid}`,
    html_url: `${repositoryPage(world, repository)}/commit/${commit.oid}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${repositoryPage(world, repository)}/commit/${sha}`,
    })),
    verification: UNSIGNED,
  };
}

/** A changed file of a commit or pull request; `sha` is the commit it is read at. */
export function fileDiffShape(
  world: World,
  repository: Repository,
  file: FileDiff,
  sha: string,
): Schema<'diff-entry'> {
  const page = repositoryPage(world, repository);
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${sha}/${path}`,
    raw_url: `${page}/raw/${sha}/${path}`,
    contents_url: `${repositoryApi(world, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
