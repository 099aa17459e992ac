import { spawn } from 'node:child_process';

export interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes besides 0 that are answers, not failures. */
  readonly allow?: readonly number[];
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
}

/** Git failed: its exit code and what it said. */
export class GitError extends Error {
  override readonly name: string = 'GitError';
  readonly code: number | null;

  constructor(message: string, code: number | null) {
    super(message);
    this.code = code;
  }
}

/** The environment of every git process: no system or personal configuration, no prompts, English messages. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

const SAFE = ['-c', 'gc.auto=0', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];

/** Runs git on a bare repository and gives its output as bytes. Throws GitError on an exit code not allowed. */
export function runGitBytes(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SAFE, '--git-dir', directory, ...args], {
      env: gitEnvironment(options.env),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || (code !== null && options.allow?.includes(code))) {
        resolve({ code, stdout: Buffer.concat(out) });
      } else reject(new GitError(`git ${args[0]}: ${Buffer.concat(err).toString().trim()}`, code));
    });
    // Git may end before it read all of its input (a bad argument); that error is told by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** As `runGitBytes`, as text. */
export async function runGit(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await runGitBytes(directory, args, options)).stdout.toString();
}
