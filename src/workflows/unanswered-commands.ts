import { mayHoldCommands } from '../commands/may-hold-commands.ts';
import { commandKey, threadMentions } from './command-job.ts';
import type { CommandJob, Job } from './job.ts';
import type { SaidComment, ThreadReading } from './ports/survey.ts';

export interface UnansweredRequest {
  readonly prefix: string;
  /** Whether it was read in these words already. */
  readonly heard: { has(comment: Pick<SaidComment, 'id' | 'body'>): boolean };
  /** Milliseconds: what was said before is left alone. */
  readonly since: number;
}

/**
 * Jobs for the comments of a thread that may hold a command and have no answer of ours, 🚀 or 😕, or were edited since.
 *
 * What the text was before an edit that no event told of is not known. So a text that another person changed is left
 * alone: whose the command is, and with it who may, cannot be told.
 */
export function unansweredCommands(thread: ThreadReading, request: UnansweredRequest): Job[] {
  return thread.comments
    .filter((comment) => isUnanswered(comment, request))
    .map((comment) => {
      const work = commandJob(thread, comment);
      return { ...work, key: commandKey(thread.repository, work), repository: thread.repository };
    });
}

function isUnanswered(comment: SaidComment, { prefix, heard, since }: UnansweredRequest): boolean {
  const { answeredAt, author, body, edited } = comment;
  if (comment.isBots || author === '' || !mayHoldCommands(body, prefix)) return false;
  if (edited !== null && edited.by !== author) return false;
  if (Date.parse(edited?.at ?? comment.createdAt) < since) return false;
  // Times are in seconds: an edit in the second of the answer may have come after it.
  const isAnswered = answeredAt !== null && (edited === null || edited.at < answeredAt);
  return !isAnswered && !heard.has(comment);
}

function commandJob(thread: ThreadReading, comment: SaidComment): CommandJob {
  const { author, body, databaseId, id, kind, association } = comment;
  return {
    ...{ kind: 'run-commands', thread: thread.number, isPull: thread.isPull },
    mentioned: threadMentions(thread, kind),
    comment: { ...{ id, body, author, association }, origin: `${kind}/${databaseId}`, bodyBefore: null },
    threadAuthor: thread.author,
    found: comment.answeredAt === null ? 'unanswered' : 'edited',
  };
}
