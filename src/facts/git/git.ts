import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { GitError } from './git-error.ts';
import { SAFE_ARGUMENTS, safeEnvironment } from './git-safety.ts';

export interface GitOptions {
  /** Null only for commands that make or find a repository. */
  readonly gitDir: string | null;
  /** Folder it runs in; the git directory by default. */
  readonly cwd?: string;
  readonly input?: string;
  /** `key=value` pairs; on the command line, where anyone on the machine can read them. */
  readonly config?: readonly string[];
  /** Added to the safe environment; the place for a token. */
  readonly env?: Readonly<Record<string, string>>;
  /** Protocols it may speak (`https`, `http:https`); none by default. */
  readonly protocols?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const MAX_STDERR_BYTES = 8192;

/**
 * Runs git without a shell and gives its output.
 * @throws GitError when git fails, takes longer than `timeoutMs` or says more than `maxBytes`; the signal's reason when aborted.
 */
export async function runGit(
  args: readonly string[],
  options: GitOptions & { readonly maxBytes: number },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const end = await streamGit(args, options, (chunk) => {
    length += chunk.length;
    if (length > options.maxBytes) return 'stop';
    chunks.push(chunk);
    return 'more';
  });
  if (end === 'stopped') throw new GitError(commandOf(args), 'size');
  return Buffer.concat(chunks);
}

/**
 * Runs git without a shell and hands over its output chunk by chunk; `stop` kills it, which is no error.
 * @throws as `runGit` does.
 */
export function streamGit(
  args: readonly string[],
  options: GitOptions,
  onChunk: (chunk: Buffer) => 'more' | 'stop',
): Promise<'ended' | 'stopped'> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = startOrFail(args, options);
    const stderr: Buffer[] = [];
    let stderrBytes = 0;
    let outcome: { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly error: unknown } | null =
      null;
    const end = (how: NonNullable<typeof outcome>) => {
      if (outcome !== null) return;
      outcome = how;
      killGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const fail = (error: unknown) => end({ kind: 'failed', error });
    const timer = setTimeout(() => fail(new GitError(commandOf(args), 'time')), options.timeoutMs);
    const onAbort = () => fail(options.signal?.reason);
    options.signal?.addEventListener('abort', onAbort, { once: true });

    child.stdout.on('data', (chunk: Buffer) => {
      if (outcome !== null) return;
      try {
        if (onChunk(chunk) === 'stop') end({ kind: 'stopped' });
      } catch (error) {
        fail(error);
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderrBytes < MAX_STDERR_BYTES) stderr.push(chunk.subarray(0, MAX_STDERR_BYTES - stderrBytes));
      stderrBytes += chunk.length;
    });
    // Git may end before it has read all of its input; its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new GitError(commandOf(args), 'spawn', { cause }));
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      if (outcome?.kind === 'stopped') resolve('stopped');
      else if (outcome?.kind === 'failed') reject(outcome.error);
      else if (exitCode === 0) resolve('ended');
      else {
        const said = Buffer.concat(stderr).toString('utf8');
        reject(new GitError(commandOf(args), 'exit', { exitCode, stderr: said }));
      }
    });
  });
}

/** Some faults of the machine are thrown at once, others come as an event. */
function startOrFail(args: readonly string[], options: GitOptions): ChildProcessWithoutNullStreams {
  try {
    return start(args, options);
  } catch (cause) {
    throw new GitError(commandOf(args), 'spawn', { cause });
  }
}

function start(args: readonly string[], options: GitOptions): ChildProcessWithoutNullStreams {
  const directory = options.gitDir === null ? [] : [`--git-dir=${options.gitDir}`];
  const config = (options.config ?? []).flatMap((pair) => ['-c', pair]);
  return spawn('git', [...directory, ...SAFE_ARGUMENTS, ...config, ...args], {
    cwd: options.cwd ?? options.gitDir ?? tmpdir(),
    env: { ...safeEnvironment(process.env, options.protocols), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: a fetch has children, which must end with it.
    detached: true,
    shell: false,
  });
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** The subcommand, for messages; arguments may hold foreign text. */
function commandOf(args: readonly string[]): string {
  return args.find((arg) => !arg.startsWith('-')) ?? '';
}
