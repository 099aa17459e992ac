import { spawn } from 'node:child_process';
import { letGo } from './let-go.ts';
import { GitError, gitEnvironment } from './run-git.ts';

interface Writer {
  readonly carryOut: (command: string) => Promise<void>;
  readonly close: () => void;
}

/** One long-lived git a repository, as for reading: every flow moves refs. */
const writers = new Map<string, Writer>();
/** A command waits for the one before: the first that git refuses ends its process. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Moves, makes or removes refs by one command of `git update-ref --stdin -z`, whole or not at all. Throws GitError
 * where git refuses. https://git-scm.com/docs/git-update-ref
 */
export function updateRef(directory: string, command: string): Promise<void> {
  const before = turns.get(directory) ?? Promise.resolve();
  const done = before.then(() => {
    const writer = writers.get(directory) ?? openWriter(directory);
    writers.set(directory, writer);
    return writer.carryOut(command);
  });
  turns.set(
    directory,
    done.catch(() => undefined),
  );
  return done;
}

/** Ends the writer of a repository, if there is one. */
export function closeWriter(directory: string): void {
  writers.get(directory)?.close();
  writers.delete(directory);
  turns.delete(directory);
}

function openWriter(directory: string): Writer {
  const child = spawn('git', ['--git-dir', directory, 'update-ref', '--stdin', '-z'], {
    env: gitEnvironment(),
  });
  letGo(child);
  let said = '';
  let complaint = '';
  let settle: ((error: Error | null) => void) | null = null;
  const end = (error: Error | null): void => {
    settle?.(error);
    settle = null;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (!said.endsWith('commit: ok\n')) return;
    said = '';
    end(null);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const gone = (code: number | null): void => {
    if (writers.get(directory) === writer) writers.delete(directory);
    end(new GitError(`git update-ref: ${complaint.trim()}`, code));
  };
  child.on('error', () => gone(null));
  child.on('close', gone);
  // What is written to a git that has ended is answered by its end.
  child.stdin.on('error', () => undefined);
  const writer: Writer = {
    carryOut: (command) =>
      new Promise((resolve, reject) => {
        settle = (error) => (error === null ? resolve() : reject(error));
        child.stdin.write(`start\0${command}commit\0`);
      }),
    close: () => child.stdin.end(),
  };
  return writer;
}
