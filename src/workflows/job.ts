import { findFileEvidence } from '../plan/foreign/file-evidence.ts';
import type { Tier } from '../plan/plan.ts';
import type { CheckEnd } from './awaited-checks.ts';
import type { RepositoryRef } from './ports/repository.ts';

/**
 * What the webhook handler hands to the inbox: which outcome to look after, and where. An event is only a hint,
 * so a job holds no state that its workflow could read itself.
 */
export type Job = JobFrame & JobWork;

export interface JobFrame {
  /** Jobs of one key run one at a time, in order. */
  readonly key: string;
  readonly repository: RepositoryRef;
}

export type JobWork =
  /** The issue should have a plan, if it carries the label or somebody allowed to `asked`. */
  | {
      readonly kind: 'plan-issue';
      readonly issue: number;
      readonly asked: boolean;
      readonly tier: Tier | null;
    }
  /** The label went: the plan that was only proposed goes too. */
  | { readonly kind: 'withdraw-plan'; readonly issue: number }
  /** The plan's own pull request was merged (approved) or closed (refused): the label goes. */
  | { readonly kind: 'settle-plan'; readonly issue: number }
  /**
   * Pull requests that were merged, and commits of the default branch whose checks ended; `mentioned` are numbers that
   * may be plans' issues, to save a request. Where nothing is named at all, the branch's history says which plans wait.
   */
  | {
      readonly kind: 'record-merges';
      readonly pulls: readonly number[];
      readonly mentioned: readonly number[];
      readonly checked: readonly CheckEnd[];
      /** Files that may be plans of others, to save a request. */
      readonly files?: readonly string[];
      /** Where merges before these begin: looked for first, if one of these is not recorded yet. */
      readonly older?: OlderMerges;
      /** Commits of a push to the default branch that say they revert others. */
      readonly pushed?: readonly PushedRevert[];
    }
  /** The issue's text changed: where it has an approved plan, the sticky comment says so. */
  | { readonly kind: 'renew-sticky'; readonly issue: number }
  /** An open pull request that may name or change a plan: its check run should say what merging it does. */
  | PreviewJob
  | CommandJob;

export interface OlderMerges {
  /** A place in GitHub's list of merges. */
  readonly from: string;
  /** How many more pages may be read. */
  readonly pages: number;
  /** Jobs for what was merged after these, to be done when these are recorded. */
  readonly behind: readonly Job[];
}

/** A commit that was pushed and says that it reverts others. */
export interface PushedRevert {
  readonly oid: string;
  /** What it names: ids in full, or their beginning. */
  readonly targets: readonly string[];
  /** Paths that it touches; null where it was proven before that it takes back what it names. */
  readonly files: readonly string[] | null;
}

export interface PreviewJob {
  readonly kind: 'preview-merge';
  readonly pull: number;
  /** Its head as the event says. */
  readonly headOid: string;
  readonly mentioned: readonly number[];
  /** Files that may be plans of others, to save a request. */
  readonly files?: readonly string[];
  /** Somebody asked for the check run again. */
  readonly again: boolean;
}

export interface CommandJob {
  readonly kind: 'run-commands';
  /** Number of the issue or pull request that the comment stands under. */
  readonly thread: number;
  readonly isPull: boolean;
  readonly mentioned: readonly number[];
  readonly comment: {
    readonly id: string;
    /** Its name in the ledger: `comment/991`, `review/5`, `review-comment/7`. */
    readonly origin: string;
    readonly body: string;
    /** The text before an edit; null for a new comment. */
    readonly bodyBefore: string | null;
    readonly author: string;
    /** What GitHub says of the author here: OWNER, MEMBER, NONE …; a hint of who is an outsider, never a permission. */
    readonly association: string;
  };
  /** Login of who opened the issue or pull request. */
  readonly threadAuthor: string;
  /** Files that may be the plan of another tool that is meant, to save a request. */
  readonly files?: readonly string[];
  /** Found by the sweep: without any answer, or edited after it. Left out where an event told of it. */
  readonly found?: 'unanswered' | 'edited';
}

export function planKey(repository: RepositoryRef, issue: number): string {
  return `${repository.repositoryId}/${issue}`;
}

/**
 * All merges of a repository wait in one line: they write one branch, a merge may name several plans, and two that ran
 * side by side would each give a plan its first sticky comment.
 */
export function mergeKey(repository: RepositoryRef): string {
  return `${repository.repositoryId}/merges`;
}

/** Previews of one pull request run in order; they wait for nothing else. */
export function previewKey(repository: RepositoryRef, pull: number): string {
  return `${repository.repositoryId}/preview/${pull}`;
}

/** Ends of checks that one job looks at; what is left out is in the reading all the same. */
const MOST_CHECKS = 100;

/** Pushed reverts looked at in one job. */
const MOST_PUSHED = 10;

/** Plans of others read in one job. */
const MOST_FILES = 20;

/** Merges looked at in one job: what is read of each is about 1 KB, and a request has its bounds. */
export const MOST_PULLS = 10;

/** A waiting job that makes `next` unnecessary takes it in; null when both must run. */
export function joinJobs(waiting: Job, next: Job): Job | null {
  if (waiting.kind === 'record-merges' && next.kind === 'record-merges') {
    if (waiting.older !== undefined || next.older !== undefined) return null;
    const pulls = [...new Set([...waiting.pulls, ...next.pulls])];
    const mentioned = [...new Set([...waiting.mentioned, ...next.mentioned])];
    const checked = [...waiting.checked, ...next.checked].slice(-MOST_CHECKS);
    // One that asks the history for its plans would find others named, and not ask.
    const asksHistory = waiting.mentioned.length > 0 !== next.mentioned.length > 0;
    if (pulls.length > MOST_PULLS || (asksHistory && checked.length > 0)) return null;
    const files = [...new Set([...(waiting.files ?? []), ...(next.files ?? [])])].slice(0, MOST_FILES);
    const reverts = [...(waiting.pushed ?? []), ...(next.pushed ?? [])];
    const pushed = [...new Map(reverts.map((revert) => [revert.oid, revert])).values()];
    if (pushed.length > MOST_PUSHED) return null;
    return { ...waiting, pulls, mentioned, checked, files, pushed };
  }
  if (waiting.kind === 'plan-issue' && next.kind === 'plan-issue') {
    return waiting.asked || !next.asked ? waiting : next;
  }
  if (waiting.kind === 'preview-merge' && next.kind === 'preview-merge') {
    return { ...next, again: waiting.again || next.again };
  }
  if (waiting.kind === 'run-commands' && next.kind === 'run-commands') {
    const isSame = waiting.comment.id === next.comment.id && waiting.comment.body === next.comment.body;
    return isSame && waiting.comment.bodyBefore === next.comment.bodyBefore ? waiting : null;
  }
  if (waiting.kind === 'renew-sticky' && next.kind === 'renew-sticky') {
    return waiting.issue === next.issue ? waiting : null;
  }
  return waiting.kind === next.kind ? waiting : null;
}

/** `#12` in a text, each once and at most ten: linear, and only numbers come out. */
export function mentionedIssues(...texts: readonly string[]): number[] {
  const numbers = new Set<number>();
  for (const text of texts) {
    for (const [, digits] of text.matchAll(/#(\d{1,9})\b/g)) {
      if (numbers.size < 10) numbers.add(Number(digits));
    }
  }
  return [...numbers].filter((number) => number > 0);
}

/** Whether a pull request's words may tick a plan of another tool, if the configuration names one. */
export function mayNameOtherPlan(body: string, messages: readonly string[]): boolean {
  return findFileEvidence({ body, commits: messages.map((message) => ({ message })) }).length > 0;
}

/** `42` of a branch `42-T03-lock-the-store` or `feat/42-t03`, else nothing. */
export function issueOfBranch(branch: string): number[] {
  const match = /(?:^|\/)(\d{1,9})-[Tt]\d/.exec(branch);
  return match ? [Number(match[1])] : [];
}
