import { UserError } from '../errors.ts';
import { leadingFile } from '../plan/foreign/file-evidence.ts';
import { isForeign } from '../plan/foreign/is-foreign.ts';
import { IdFault } from '../plan/id-fault.ts';
import { addToLedger, readLedger } from '../plan/records/ledger.ts';
import type { Command, CommandCall, CommandContext, CommandOutcome, CommandResult } from './command.ts';
import { CommandFault, type Spot } from './command-fault.ts';
import { findCommand } from './find-command.ts';
import { readWords } from './read-words.ts';
import { COMMANDS } from './registry.ts';
import { whoInWords } from './who-in-words.ts';
import { isAllowed } from './who-may.ts';

/** More than anyone writes by hand in one comment. */
const MOST_CALLS = 20;
/** In bytes; longer ones are refused unread. */
const LONGEST_PLAN = 512 * 1024;

export interface CommandRun {
  /** PLAN.md with all edits; as it was where there were none. */
  readonly source: string | null;
  /** One for each call that was not done before, in order. */
  readonly results: readonly CommandResult[];
}

/**
 * Runs the commands of one comment in order, each on what the one before left. A call that the plan's ledger or
 * an earlier reply already holds is left out. An error is a result of its own and keeps none of the others.
 */
export function runCommands(
  calls: readonly CommandCall[],
  context: CommandContext,
  registry: readonly Command[] = COMMANDS,
): CommandRun {
  let { source } = context;
  const results: CommandResult[] = [];
  const edits: string[] = [];
  const done = new Set([...context.answered, ...applied(source)]);
  for (const [index, call] of calls.entries()) {
    const entry = context.origin === null ? null : `${context.origin}#${call.hash}`;
    const isDone = entry !== null && done.has(entry);
    if (index >= MOST_CALLS) {
      if (!isDone) results.push(tooMany(call, calls.length));
      break;
    }
    if (isDone) continue;
    const ran = runOne(call, { ...context, source }, registry);
    results.push(ran.result);
    if (ran.result.kind === 'edit' && entry !== null) edits.push(entry);
    source = ran.source;
  }
  return source === null || edits.length === 0 ? { source, results } : keep(source, edits, results, context);
}

/** What the ledger holds; nothing where the plan cannot be read: each command that needs it will say why. */
function applied(source: string | null): readonly string[] {
  if (source === null || new TextEncoder().encode(source).length > LONGEST_PLAN) return [];
  try {
    return readLedger(source);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/**
 * Edits that the ledger cannot hold would be made again at every run, so then none is made. Into a plan of another tool
 * nothing is written: there the commit says what was applied.
 */
function keep(
  source: string,
  edits: readonly string[],
  results: readonly CommandResult[],
  context: CommandContext,
): CommandRun {
  if (isOther(context)) return { source, results };
  try {
    return { source: addToLedger(source, edits), results };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message } = error;
    const refused = results.map((result): CommandResult => {
      return result.kind === 'edit' ? { call: result.call, kind: 'error', message, spot: null } : result;
    });
    return { source: context.source, results: refused };
  }
}

function runOne(
  call: CommandCall,
  context: CommandContext,
  registry: readonly Command[],
): { readonly source: string | null; readonly result: CommandResult } {
  try {
    const command = findCommand(registry, call.name);
    refuse(command, context);
    refuseOtherPlan(call, context);
    const outcome = outcomeOf(command, withoutFile(call, context), context, registry);
    if (outcome.kind !== 'edit') return { source: context.source, result: { call, ...outcome } };
    const { source, summary } = outcome;
    // Without a commit there is no ledger entry, so the reply has to carry it.
    if (source === context.source)
      return { source, result: { call, kind: 'reply', markdown: `Nothing to do: ${summary}.` } };
    const redraws = outcome.redraws === undefined ? {} : { redraws: outcome.redraws };
    return { source, result: { call, kind: 'edit', summary, ...redraws } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message } = error;
    return {
      source: context.source,
      result: { call, kind: 'error', message, spot: spotOf(error, call, registry) },
    };
  }
}

/** Plans of others are left as they are but for their marks: most commands would add sections of ours. */
function outcomeOf(
  command: Command,
  call: CommandCall,
  context: CommandContext,
  registry: readonly Command[],
): CommandOutcome {
  const { source, origin } = context;
  if (command.name === 'help') return command.run(call, context, registry);
  requireFile(context);
  // On GitHub a plan is ours, also where somebody deleted its front matter: then it is said to be broken.
  const isOurs = source === null || (origin !== null && !isOther(context)) || !isForeign(source);
  if (isOurs) return command.run(call, context, registry);
  if (command.runOnForeign !== undefined) return command.runOnForeign(call, source, context);
  const able = registry.filter((other) => other.runOnForeign !== undefined).map(({ name }) => `\`${name}\``);
  throw new UserError(
    `\`${`${context.prefix} ${command.name}`.trim()}\` changes plans of Planwright, and this is none: found no "planwright: 1" in its front matter. On other plans there are ${able.join(', ')}.`,
  );
}

function isOther({ otherPlans = [] }: CommandContext): boolean {
  return otherPlans.length > 0;
}

function requireFile({ source, otherPlans = [] }: CommandContext): void {
  const [path, second] = otherPlans;
  if (second !== undefined) {
    throw new UserError(`This comment names \`${path}\` and \`${second}\`; expected one plan a comment.`);
  }
  if (path !== undefined && source === null) {
    throw new UserError(`\`${path}\` is no plan of another tool on the default branch.`);
  }
}

/** `done docs/ROADMAP.md A1`: the file says which plan, and is none of its tasks. */
function withoutFile(call: CommandCall, { otherPlans = [] }: CommandContext): CommandCall {
  const leading = otherPlans.length === 0 ? null : leadingFile(call.rest);
  return leading !== null && otherPlans.includes(leading.path) ? { ...call, rest: leading.rest } : call;
}

/** Where the fault stands in the command as written: at a word that the error names, else nowhere. */
function spotOf(
  error: UserError,
  { name, raw, rest }: CommandCall,
  registry: readonly Command[],
): Spot | null {
  if (registry.every((command) => command.name !== name)) {
    const start = /^\S+\s+/.exec(raw)?.[0].length ?? 0;
    return { start, end: start + name.length };
  }
  const shift = raw.length - rest.length;
  const at = ({ start, end }: Spot): Spot => ({
    start: start + shift,
    end: Math.max(end, start + 1) + shift,
  });
  if (error instanceof CommandFault) return at(error.spot);
  if (!(error instanceof IdFault)) return null;
  const word = readWords(rest).find(({ value }) => value.toUpperCase().split(/[,/]/).includes(error.id));
  return word === undefined ? null : at(word);
}

/** `#42/T03` names the plan of issue 42, wherever it is written. */
function refuseOtherPlan({ rest }: CommandCall, { issue }: CommandContext): void {
  for (const word of readWords(rest)) {
    const named = word.kind === 'bare' ? /^#(\d{1,9})\/[a-z]/i.exec(word.value)?.[1] : undefined;
    if (named === undefined || Number(named) === issue) continue;
    const meant = issue === null ? 'of no plan' : `of the plan of issue ${issue}`;
    throw new CommandFault(
      `\`${word.value.replaceAll('`', "'").slice(0, 40)}\` names the plan of issue ${named}, and this comment speaks ${meant}; expected one plan a comment.`,
      word,
    );
  }
}

function refuse(command: Command, { standing, actor, prefix }: CommandContext): void {
  if (isAllowed(command.who, standing)) return;
  throw new UserError(
    `\`${`${prefix} ${command.name}`.trim()}\` is for ${whoInWords(command.who)}; ${actor.login} is not among them here.`,
  );
}

function tooMany(call: CommandCall, all: number): CommandResult {
  const message = `This comment holds ${all} commands, expected at most ${MOST_CALLS}; from this one on none was run.`;
  return { call, kind: 'error', message, spot: null };
}
