import type { Standing } from '../commands/command.ts';
import { readOutsiderMarks } from '../messages/marks.ts';
import type { CommandJob } from './job.ts';
import type { CommentReading, Permissions } from './ports/repository.ts';

/** Replies to outsiders in one thread within an hour (design, section 6). */
const MOST_REPLIES = 5;
const HOUR_MS = 3_600_000;
/** What GitHub calls those who belong here. Private members look like outsiders: they are asked about at the limit. */
const INSIDERS = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/**
 * Whether the person gets a reply, and whether it counts. Replies to outsiders carry a mark with their time, so the
 * count is read back from the thread.
 */
export async function limitOutsiders(
  repository: Permissions,
  asked: {
    readonly job: CommandJob;
    readonly standing: Standing;
    readonly comments: readonly CommentReading[];
    /** ISO 8601. */
    readonly now: string;
  },
): Promise<{ readonly isOutsider: boolean; readonly isOverLimit: boolean }> {
  const { job, standing, comments, now } = asked;
  const isInsider = standing.triage || standing.write || INSIDERS.has(job.comment.association);
  if (isInsider) return { isOutsider: false, isOverLimit: false };
  const ours = comments.filter((comment) => comment.isOurs).map((comment) => comment.body);
  const since = Date.parse(now) - HOUR_MS;
  const recent = readOutsiderMarks(ours).filter((at) => at > since);
  if (recent.length < MOST_REPLIES) return { isOutsider: true, isOverLimit: false };
  const permission = await repository.permissionOf(job.comment.author);
  const isOverLimit = permission !== 'write' && permission !== 'triage';
  return { isOutsider: isOverLimit, isOverLimit };
}
