import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UserError } from '../errors.ts';
import { TIERS, type Tier } from '../plan/plan.ts';
import type { LintFormat } from './lint-formats.ts';

/** Exit code for input that cannot be used; what was wrong stands on stderr. */
const UNUSABLE_INPUT = 2;

/** Runs the command line and returns its exit code. Each subcommand is loaded when it is called. */
export async function runCli(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = createProgram((result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : UNUSABLE_INPUT;
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`planwright: ${error.message}\n`);
    return UNUSABLE_INPUT;
  }
}

function createProgram(ended: Ended): Command {
  const program = new Command('planwright')
    .description(
      'Turns an issue into a technical plan, PLAN.md, and keeps the plan true while the work is merged.',
    )
    .version(readVersion(), '--version', 'print the version')
    .exitOverride();
  addPlanCommands(program, ended);
  addServerCommands(program, ended);
  return program;
}

type Ended = (code: number) => void;

/** What works on plans and checkouts of this machine. */
function addPlanCommands(program: Command, ended: Ended): void {
  program
    .command('plan')
    .description('print a plan for a local checkout')
    .option(
      '--issue <file>',
      'markdown (the first heading is the title) or JSON {number,title,body,labels,author}; - reads standard input; left out, you are asked',
    )
    .option('--number <n>', "the issue's number, where the file does not say it", readIssueNumber)
    .option('--repo <dir>', 'the checkout, or a bare repository', '.')
    .option('--format <format>', 'md or json', oneOf(['md', 'json'] as const), 'md')
    .option('--tier <tier>', `overrule the tier: ${TIERS.join(', ')}`, oneOf<Tier>(TIERS))
    .option('--explain', 'print where each line comes from, in place of the plan: sentence, fact, playbook')
    .action(async (options) => {
      const { runPlan } = await import('./plan.ts');
      ended(await runPlan(options));
    });

  addStatus(program, ended);

  program
    .command('lint')
    .description(
      'judge plans by the planning standard; exit 0: no error, 1: errors, 2: a file cannot be used',
    )
    .argument('<file...>', 'plans, such as plans/42-title/PLAN.md')
    .option(
      '--format <format>',
      'text, json, or github for annotations in a workflow',
      oneOf<LintFormat>(['text', 'json', 'github']),
      'text',
    )
    .action(async (files, options) => {
      const { runLint } = await import('./lint.ts');
      ended(await runLint(files, options));
    });

  program
    .command('command')
    .description(
      'run slash-commands on a PLAN.md on this machine: planwright command "/plan done T03" --plan FILE',
    )
    .argument('<text>', 'what would be a comment: a command a line, as on GitHub; - reads standard input')
    .requiredOption('--plan <file>', 'the plan; it is changed in place')
    .option('--as <login>', 'who is recorded; left out, the user of this machine')
    .option('--dry-run', 'print the change and write nothing')
    .action(async (text, options) => {
      const { runCommandLine } = await import('./command.ts');
      ended(await runCommandLine(text, options));
    });

  program
    .command('init')
    .description('write an issue form for plans and a commented configuration; what is there already stays')
    .option('--repo <dir>', 'top folder of the checkout', '.')
    .action(async (options) => {
      const { runInit } = await import('./init.ts');
      ended(await runInit(options));
    });
}

/** What starts the embedded GitHub. */
function addServerCommands(program: Command, ended: Ended): void {
  program
    .command('sandbox')
    .description('start an embedded GitHub and the bot on loopback, for any GitHub client to drive')
    .option('--port <port>', 'port of the embedded GitHub; 0 takes a free one', readPort, 0)
    .requiredOption('--repo <dir>', 'git repository to start from; it is copied, never changed')
    .option('--dir <dir>', 'where the embedded GitHub keeps its state; left out, a temporary folder')
    .action(async (options) => {
      const { runSandbox } = await import('./sandbox.ts');
      ended(await runSandbox(options));
    });

  program
    .command('demo')
    .description('play the story once on the embedded GitHub: label, plan, merge, command')
    .option('--headless', 'play it and exit, instead of staying open')
    .option('--json', 'print one JSON object as the last line')
    .option('--port <port>', 'port of the embedded GitHub; 0 takes a free one', readPort, 0)
    .action(async (options) => {
      const { runDemo } = await import('./demo/run-demo.ts');
      ended(await runDemo(options));
    });
}

function addStatus(program: Command, ended: (code: number) => void): void {
  program
    .command('status')
    .description('say how a plan stands: a PLAN.md, or one that another tool or a person wrote')
    .argument(
      '<file>',
      'the plan: PLAN.md, tasks.md of spec-kit or Kiro, an ExecPlan, any markdown with tasks',
    )
    .option('--format <format>', 'text or json', oneOf(['text', 'json'] as const), 'text')
    .option('--matrix', 'which tasks meet which requirement, for a PLAN.md')
    .action(async (file, options) => {
      const { runStatus } = await import('./status.ts');
      ended(await runStatus(file, options));
    });
}

function oneOf<T extends string>(values: readonly T[]): (text: string) => T {
  return (text) => {
    const value = values.find((known) => known === text);
    if (value === undefined) throw new InvalidArgumentError(`expected one of ${values.join(', ')}.`);
    return value;
  };
}

/** Of the package that this file is part of, as source and when built. */
function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(manifest.version);
}

function readIssueNumber(text: string): number {
  const number = Number(text.replace(/^#/, ''));
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('expected a number from 1 on.');
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}
