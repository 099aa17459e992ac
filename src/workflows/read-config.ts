import { CONFIG_PATH, type Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { UserError } from '../errors.ts';
import { configErrorComment } from '../messages/config-error-comment.ts';
import { CONFIG_ERROR_MARK } from '../messages/marks.ts';
import { findOurComment } from './our-comment.ts';
import type { Comments, IssueReading, RepositoryReading } from './ports/repository.ts';

/**
 * The repository's configuration. Where it cannot be read, the issue gets one comment with line and reason and
 * the answer is null: nothing else happens until it is mended.
 */
export async function readConfig(
  repository: Comments,
  reading: RepositoryReading,
  issue: Pick<IssueReading, 'id' | 'comments'>,
): Promise<Config | null> {
  try {
    return parseConfig(reading.config ?? '');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await sayConfigError(repository, reading, issue, error.message);
    return null;
  }
}

/** One comment, edited in place: the same fault again says nothing new. */
export async function sayConfigError(
  repository: Comments,
  reading: RepositoryReading,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  message: string,
): Promise<void> {
  const url = `${reading.repository.url}/blob/${reading.repository.defaultBranch}/${CONFIG_PATH}`;
  const body = configErrorComment(message, url);
  const before = findOurComment(issue.comments, CONFIG_ERROR_MARK);
  if (before?.body === body) return;
  await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
