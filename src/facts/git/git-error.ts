/** Why git gave no answer. `exit` has an exit code; the others were our own bounds or the machine. */
export type GitFailure = 'exit' | 'time' | 'size' | 'spawn';

/** A git command that failed. Its message holds the subcommand and what git said, never the environment. */
export class GitError extends Error {
  override readonly name: string = 'GitError';
  readonly failure: GitFailure;
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(
    command: string,
    failure: GitFailure,
    details: { exitCode?: number | null; stderr?: string; cause?: unknown } = {},
  ) {
    const said = (details.stderr ?? '').trim();
    const why = {
      exit: 'failed',
      time: 'took too long',
      size: 'gave too much output',
      spawn: 'did not start',
    };
    super(`git ${command} ${why[failure]}${said === '' ? '' : `: ${said}`}`, { cause: details.cause });
    this.failure = failure;
    this.exitCode = details.exitCode ?? null;
    this.stderr = said;
  }
}
