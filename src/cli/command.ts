import { rename, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { text as readStream } from 'node:stream/consumers';
import type { CommandContext } from '../commands/command.ts';
import { DEFAULT_PREFIX } from '../commands/may-hold-commands.ts';
import { parseCommands } from '../commands/parse-commands.ts';
import { runCommands } from '../commands/run-commands.ts';
import { UserError } from '../errors.ts';
import { foreignStatusOf } from '../plan/any-status.ts';
import { isForeign } from '../plan/foreign/is-foreign.ts';
import { readPlan } from '../plan/reading/read.ts';
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
  const calls = parseCommands(comment);
  if (calls.length === 0) {
    throw new UserError(
      `Found no command in the text; expected a line that begins with \`${DEFAULT_PREFIX}\`, such as \`${DEFAULT_PREFIX} done T03\`.`,
    );
  }
  const source = await readTextFile(options.plan);
  const ran = runCommands(calls, contextOf(source, options));
  const isChanged = ran.source !== null && ran.source !== source;
  if (isChanged && options.dryRun) process.stdout.write(`${lineDiff(source, ran.source)}\n`);
  else if (isChanged) await replaceFile(options.plan, ran.source);
  const described = ran.results.map(describeResult);
  for (const { out, isError } of described) {
    (isError ? process.stderr : process.stdout).write(`${out}\n`);
  }
  return described.some(({ isError }) => isError) ? REFUSED : 0;
}

function contextOf(source: string, options: CommandLineOptions): CommandContext {
  return {
    source,
    planUrl: null,
    pull: null,
    people: [],
    issue: issueOf(source),
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

/** Null for a plan that another tool or a person wrote. Throws UserError where the text is no plan at all. */
function issueOf(source: string): number | null {
  if (!isForeign(source)) return readPlan(source).issue;
  foreignStatusOf(source);
  return null;
}

/** Whole or not at all, with the permissions that it had. */
async function replaceFile(file: string, content: string): Promise<void> {
  const { mode } = await stat(file);
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, content, { mode });
  await rename(draft, file);
}
