import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line from the sources, as `dist/cli.js` would run. */
export function planwright(...args: string[]): Promise<Ran> {
  // Nobody answers what it may ask.
  return pipeTo('', ...args);
}

/** The same, with a text on standard input. */
export function pipeTo(input: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const { stdin } = execFile(
      process.execPath,
      ['src/cli.ts', ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
    stdin?.end(input);
  });
}

export interface Started {
  readonly child: ChildProcess;
  /** The first line of stdout that `isWanted`. */
  line(isWanted: (line: string) => boolean): Promise<string>;
  /** The exit code, once it ended by itself; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Sends the signal and gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a long-running entry of the sources. */
export function start(entry: string, args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    child,
    exited,
    line: async (isWanted) => {
      for (let wait = 0; wait < 400; wait++) {
        const line = output.split('\n').slice(0, -1).find(isWanted);
        if (line !== undefined) return line;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Never said: ${output}`);
    },
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
