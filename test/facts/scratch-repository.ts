import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'Ada@Example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2024-05-01T12:00:00Z',
  GIT_COMMITTER_DATE: '2024-05-01T12:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export interface ScratchRepository {
  readonly dir: string;
  readonly gitDir: string;
  readonly git: (
    args: readonly string[],
    options?: { readonly input?: string | Buffer; readonly env?: Record<string, string> },
  ) => string;
  /** Writes files, commits all, and gives the commit's id. */
  readonly commit: (
    subject: string,
    files: Readonly<Record<string, string | Buffer>>,
    env?: Record<string, string>,
  ) => string;
  readonly link: (path: string, target: string) => void;
  readonly makeExecutable: (path: string) => void;
}

const made: string[] = [];

export function scratchFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'planwright-facts-'));
  made.push(dir);
  return dir;
}

export function removeScratch(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** A real git repository with a work tree, in a folder that `removeScratch` takes away. */
export function scratchRepository(): ScratchRepository {
  const dir = scratchFolder();
  const git: ScratchRepository['git'] = (args, options = {}) =>
    execFileSync('git', args, {
      cwd: dir,
      env: { ...process.env, ...IDENTITY, ...options.env },
      input: options.input ?? '',
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  git(['init', '-q', '-b', 'main']);
  const commit: ScratchRepository['commit'] = (subject, files, env = {}) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    }
    git(['add', '-A']);
    git(['commit', '-q', '--allow-empty', '-m', subject], { env });
    return git(['rev-parse', 'HEAD']);
  };
  return {
    dir,
    gitDir: join(dir, '.git'),
    git,
    commit,
    link: (path, target) => symlinkSync(target, join(dir, path)),
    makeExecutable: (path) => chmodSync(join(dir, path), 0o755),
  };
}
