import { realpath, rename, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { text as readStream } from 'node:stream/consumers';
import type { CommandContext } from '../commands/command.ts';
import { DEFAULT_PREFIX } from '../commands/may-hold-commands.ts';
import { TimeLimitExceeded, UserError } from '../errors.ts';
import { createPool, type Pool } from '../worker/pool.ts';
import type { TaskOutput } from '../worker/tasks.ts';
import { describeResult } from './describe-result.ts';
import { lineDiff } from './line-diff.ts';
import { readTextFile } from './read-text-file.ts';

export interface CommandLineOptions {
  readonly plan: string;
  readonly as?: string;
  readonly dryRun?: boolean;
}

/** Exit code when a command was refused; the others were run. */
const REFUSED = 1;

/**
 * `planwright command`: runs the commands of a text on a plan on this machine, by the same registry as on GitHub. Who
 * can write the file may run them all. Throws UserError where the file is no plan or the text holds no command.
 */
export async function runCommandLine(text: string, options: CommandLineOptions): Promise<number> {
  const comment = text === '-' ? await readStream(process.stdin) : text;
  // Hostile markdown may take the parser minutes: it is read in a thread with a limit.
  const pool = createPool({ maxThreads: 1 });
  try {
    const calls = await bounded('The text', () =>
      pool.run('parse-commands', { body: comment, prefix: DEFAULT_PREFIX }),
    );
    if (calls.length === 0) {
      throw new UserError(
        `Found no command in the text; expected a line that begins with \`${DEFAULT_PREFIX}\`, such as \`${DEFAULT_PREFIX} done T03\`.`,
      );
    }
    const source = await readTextFile(options.plan);
    const ran = await bounded(options.plan, async () =>
      pool.run('run-commands', { calls, context: await contextOf(pool, source, options) }),
    );
    return await writeResults(ran, source, options);
  } finally {
    await pool.close();
  }
}

async function bounded<Result>(what: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TimeLimitExceeded)) throw error;
    throw new UserError(`${what} takes too long to read as markdown; expected what people write.`);
  }
}

async function writeResults(
  ran: TaskOutput<'run-commands'>,
  source: string,
  options: CommandLineOptions,
): Promise<number> {
  const isChanged = ran.source !== null && ran.source !== source;
  if (isChanged && options.dryRun) process.stdout.write(`${lineDiff(source, ran.source)}\n`);
  else if (isChanged) await replaceFile(options.plan, ran.source);
  const described = ran.results.map(describeResult);
  for (const { out, isError } of described) {
    (isError ? process.stderr : process.stdout).write(`${out}\n`);
  }
  return described.some(({ isError }) => isError) ? REFUSED : 0;
}

async function contextOf(pool: Pool, source: string, options: CommandLineOptions): Promise<CommandContext> {
  const status = await pool.run('any-status', { source });
  return {
    source,
    planUrl: null,
    pull: null,
    people: [],
    // A plan that another tool or a person wrote belongs to no issue.
    issue: status.form === 'planwright' ? status.issue : null,
    prefix: DEFAULT_PREFIX,
    actor: {
      login: (options.as ?? userInfo().username).replace(/^@/, ''),
      url: '',
      date: new Date().toISOString().slice(0, 10),
    },
    standing: { author: true, triage: true, write: true },
    origin: null,
    answered: [],
  };
}

/** Whole or not at all, with the permissions that it had; where the name is a symbolic link, the file behind it. */
async function replaceFile(name: string, content: string): Promise<void> {
  const file = await realpath(name);
  const { mode } = await stat(file);
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, content, { mode });
  await rename(draft, file);
}
