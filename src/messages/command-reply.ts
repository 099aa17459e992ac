import type { CommandResult } from '../commands/command.ts';
import { errorReply } from './error-reply.ts';
import { explainReply } from './explain-reply.ts';
import { codeOf, fenced } from './fenced.ts';
import { markedSpot } from './marked-spot.ts';
import { didMark } from './marks.ts';
import { safeSentence } from './safe-text.ts';
import { statusReply } from './status-reply.ts';
import { statusText } from './status-text.ts';

export interface ReplyOptions {
  /** Ledger name of the comment: `comment/991`. */
  readonly origin: string;
  readonly planUrl: string | null;
  /** Why a plan that was asked for was not drawn, in our own words. */
  readonly refusals?: readonly string[];
  /** Hidden marks that go along. */
  readonly marks?: readonly string[];
  /** What came of drawing the plan again, in our own words; null where the commit says it. */
  readonly redrawn?: string | null;
}

/**
 * The one reply to a comment's commands; null where the reaction says enough. It ends in the mark of what it
 * answers without a commit, so that a second run does not answer again.
 */
export function commandReply(results: readonly CommandResult[], options: ReplyOptions): string | null {
  const refusals = (options.refusals ?? []).map((reason) => `😕 No plan was drawn: ${reason}.`);
  const redrawn = options.redrawn ?? null;
  const silent = results.every(({ kind }) => SILENT.has(kind));
  if (silent && refusals.length === 0 && redrawn === null) return null;
  const isOne = results.length === 1;
  const isRedrawn = redrawn !== null || refusals.length > 0;
  const told = results.filter(
    ({ kind }) => !(kind === 'plan-issue' && refusals.length > 0) && !(kind === 'redraw' && isRedrawn),
  );
  const parts = [...told.map((result) => onePart(result, isOne, options.planUrl)), ...refusals];
  const answered = results.filter((result) => result.kind !== 'edit');
  const mark = didMark(answered.map((result) => `${options.origin}#${result.call.hash}`));
  const hidden = [mark, ...(options.marks ?? [])].join('\n');
  return [...parts, ...(redrawn === null ? [] : [`🚀 ${redrawn}`]), hidden].join('\n\n');
}

/** Where the reaction says enough. */
const SILENT: ReadonlySet<CommandResult['kind']> = new Set(['edit', 'plan-issue', 'redraw']);

function onePart(result: CommandResult, isOne: boolean, planUrl: string | null): string {
  const asked = codeOf(result.call.raw, 80);
  switch (result.kind) {
    case 'error':
      return result.spot === null
        ? `😕 ${asked}: ${errorReply(result.message)}`
        : `😕 ${errorReply(result.message)}\n\n${markedSpot(result.call.line, result.call.raw, result.spot)}`;
    case 'edit':
      return `🚀 ${asked}: ${safeSentence(result.summary)}.`;
    case 'redraw':
      return `🚀 ${asked}: the plan is drawn again.`;
    case 'phase-issues':
      return `🚀 ${asked}: the sub-issues of the phases are up to date.`;
    case 'plan-issue':
      return `🚀 ${asked}: the plan's pull request is on its way or open already.`;
    case 'reply':
      return titled(result.markdown, isOne ? null : asked);
    case 'foreign-status':
      return `${asked}:\n\n${fenced(statusText(result.status))}`;
    case 'status':
      return titled(statusReply(result.status, planUrl), isOne ? null : asked);
    case 'explanation':
      return titled(explainReply(result.explanation, planUrl, result.origin), isOne ? null : asked);
  }
}

function titled(markdown: string, asked: string | null): string {
  return asked === null ? markdown : `${asked}:\n\n${markdown}`;
}
