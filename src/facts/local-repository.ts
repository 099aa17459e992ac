import { stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { runGit } from './git/git.ts';
import { GitError } from './git/git-error.ts';

export interface LocalRepository {
  /** Absolute path of the git directory. */
  readonly gitDir: string;
  /** Top folder of the files that are checked out; null for a bare repository. */
  readonly workTree: string | null;
  /** Full id of the commit that HEAD names; null before the first commit. */
  readonly head: string | null;
  /** `https://github.com/OWNER/NAME`; null where `origin` is elsewhere or absent. */
  readonly remoteUrl: string | null;
  /** As the last fetch saw it; else the branch that is checked out; null for a detached HEAD. */
  readonly defaultBranch: string | null;
}

/**
 * Finds the repository that a folder belongs to: a checkout or a folder in it, or a bare repository.
 * @throws UserError when there is none, or no git to ask.
 */
export async function readLocalRepository(directory: string): Promise<LocalRepository> {
  const isFolder = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw noRepository(directory);
  const gitDir = await findGitDir(directory);
  const head = await ask(gitDir, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const origin = await ask(gitDir, ['config', '--local', '--get', 'remote.origin.url']);
  const remoteHead = await ask(gitDir, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  const branch = await ask(gitDir, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return {
    gitDir,
    workTree: await findWorkTree(directory),
    head,
    remoteUrl: origin === null ? null : githubUrl(origin),
    defaultBranch: remoteHead?.replace(/^origin\//, '') ?? branch,
  };
}

async function findGitDir(directory: string): Promise<string> {
  try {
    return await askFrom(directory, '--absolute-git-dir');
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.failure === 'spawn') throw new UserError('Cannot run git; expected it to be installed.');
    throw noRepository(directory);
  }
}

async function findWorkTree(directory: string): Promise<string | null> {
  try {
    return await askFrom(directory, '--show-toplevel');
  } catch (error) {
    if (error instanceof GitError && error.failure === 'exit') return null;
    throw error;
  }
}

async function askFrom(directory: string, what: string): Promise<string> {
  const options = { gitDir: null, cwd: directory, maxBytes: 10_000, timeoutMs: 10_000 };
  return (await runGit(['rev-parse', what], options)).toString('utf8').replace(/\n$/, '');
}

function noRepository(directory: string): UserError {
  return new UserError(
    `Found no git repository at "${directory}"; expected a checkout or a bare repository.`,
  );
}

/** One line of git's answer; null where git has none. */
async function ask(gitDir: string, args: readonly string[]): Promise<string | null> {
  try {
    const answer = await runGit(args, { gitDir, maxBytes: 10_000, timeoutMs: 10_000 });
    return answer.toString('utf8').trim() || null;
  } catch (error) {
    if (error instanceof GitError && error.failure === 'exit') return null;
    throw error;
  }
}

/** The page of a GitHub remote in any of the forms that git takes; names and passwords in it are dropped. */
export function githubUrl(remote: string): string | null {
  const match =
    /^(?:(?:https?|ssh|git):\/\/(?:[^@/\s]+@)?(?:www\.|ssh\.)?github\.com(?::\d+)?\/|(?:[^@/\s]+@)?github\.com:\/?)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(
      remote.trim(),
    );
  return match === null ? null : `https://github.com/${match[1]}/${match[2]}`;
}
