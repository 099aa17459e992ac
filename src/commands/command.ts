import type { PlanExplanation } from '../plan/explain.ts';
import type { ForeignStatus } from '../plan/foreign/foreign-status.ts';
import type { FoundOrigin } from '../plan/line-origin.ts';
import type { Tier } from '../plan/plan.ts';
import type { Actor } from '../plan/records/merged-pull.ts';
import type { PlanStatus } from '../plan/status.ts';
import type { Spot } from './command-fault.ts';

/** One slash-command as a person wrote it. */
export interface CommandCall {
  /** Lower case; empty for the bare prefix. */
  readonly name: string;
  /** Markdown source from after the name to the end of the line, trimmed. */
  readonly rest: string;
  /**
   * For a command that takes a block of text: markdown source from the end of its line up to the next command, a
   * quotation, a rule or HTML; else empty.
   */
  readonly block: string;
  /** Line of the comment, from 1. */
  readonly line: number;
  /** The whole command as written, without the white space around it. */
  readonly raw: string;
  /** Twelve hex digits of what it says: the same command keeps it when the comment is edited around it. */
  readonly hash: string;
}

/** Who may run a command. `author` is the person who opened the issue or pull request. */
export type Who = 'anyone' | 'author or triage' | 'author or write' | 'triage' | 'write';

/** What the person who asks may do in this repository, as GitHub said just now; all false where it did not say. */
export interface Standing {
  readonly author: boolean;
  readonly triage: boolean;
  readonly write: boolean;
}

/** What a command is run on. Plain data, so that it can cross to another thread. */
export interface CommandContext {
  /** PLAN.md as it is now; null where the issue has none. */
  readonly source: string | null;
  /**
   * Files of the plans of other tools that are meant, on GitHub; left out where a plan of ours is. `source` is that of the
   * first, or null where it is not there.
   */
  readonly otherPlans?: readonly string[];
  /** Where people read the plan; null where there is none, or on a local file. */
  readonly planUrl: string | null;
  /** The plan's issue; null on a pull request that does not name exactly one. */
  readonly issue: number | null;
  /** Number of the pull request that the comment stands on; null elsewhere. */
  readonly pull: number | null;
  /** Logins of those who take part here, as far as they were read, for "did you mean". */
  readonly people: readonly string[];
  /** What commands begin with here, for texts that name one. */
  readonly prefix: string;
  readonly actor: Actor;
  readonly standing: Standing;
  /** Ledger name of where the commands stand: `comment/991`. Null on a local file: nothing is kept. */
  readonly origin: string | null;
  /** Ledger entries that were answered without a commit, read back from the replies. */
  readonly answered: readonly string[];
}

export type CommandOutcome =
  /** The plan is changed; `summary` is one line of our own words and ids. */
  | {
      readonly kind: 'edit';
      readonly source: string;
      readonly summary: string;
      /** The plan is to be drawn again after it, with these parts (hashes of keys) as they are drawn. */
      readonly redraws?: { readonly accepts: readonly string[] };
    }
  /** Markdown to post, safe as it is. */
  | { readonly kind: 'reply'; readonly markdown: string }
  | { readonly kind: 'status'; readonly status: PlanStatus }
  | { readonly kind: 'explanation'; readonly explanation: PlanExplanation }
  /** Of a plan that another tool or a person wrote. */
  | { readonly kind: 'foreign-status'; readonly status: ForeignStatus }
  /** Draw the plan of this issue, as the label does. */
  | { readonly kind: 'plan-issue'; readonly tier: Tier | null }
  /** Draw the plan that is there again and merge; null keeps its tier. */
  | { readonly kind: 'redraw'; readonly tier: Tier | null }
  /** Open sub-issues for the phases, or bring them up to date. */
  | { readonly kind: 'phase-issues' };

/** What one call came to. The `summary` of an edit that changed nothing says so. */
export type CommandResult = {
  readonly call: CommandCall;
} /** `origin` is looked for afterwards, where there is a repository to look into. */ & (
  | { readonly kind: 'explanation'; readonly explanation: PlanExplanation; readonly origin?: FoundOrigin }
  | {
      readonly kind: 'edit';
      readonly summary: string;
      readonly redraws?: { readonly accepts: readonly string[] };
    }
  | Exclude<CommandOutcome, { readonly kind: 'edit' | 'explanation' }>
  | {
      readonly kind: 'error';
      readonly message: string;
      /** Where in `call.raw` the fault stands; null where it is the whole. */
      readonly spot: Spot | null;
    }
);

/** One slash-command: what it is called, what it says of itself, and what it does. */
export interface Command {
  /** Empty for the bare prefix. */
  readonly name: string;
  /** What follows the prefix: `done T03 …`. */
  readonly usage: string;
  /** One sentence, without a full stop at the end of a fragment. */
  readonly description: string;
  readonly who: Who;
  /** Whether the lines below it, up to the next command, are text of this command. */
  readonly takesBlock?: boolean;
  /** Run as tests: the comment is read and run, and the result says what stands here. */
  readonly examples: readonly CommandExample[];
  /** On a plan that another tool or a person wrote; a command without it is refused there. Pure, as `run`. */
  readonly runOnForeign?: (call: CommandCall, source: string, context: CommandContext) => CommandOutcome;
  /** Pure. Throws a UserError for the person who asked. */
  readonly run: (call: CommandCall, context: CommandContext, registry: readonly Command[]) => CommandOutcome;
}

export interface CommandExample {
  /** With the default prefix. */
  readonly comment: string;
  /** What was commanded before, where it takes something to work on. */
  readonly given?: string;
  /** What comes of it, in words. */
  readonly says: string;
  /** The kind of result that proves it. */
  readonly gives: CommandOutcome['kind'];
}
