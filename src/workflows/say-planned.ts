import { PLANNED_MARK } from '../messages/marks.ts';
import { plannedComment } from '../messages/planned-comment.ts';
import { findOurComment } from './our-comment.ts';
import { planUrl } from './plan-url.ts';
import type { Comments, IssueReading, Labels, RepositoryReading } from './ports/repository.ts';
import { isSameLabel } from './same-label.ts';

/**
 * The label on an issue whose plan is approved asks for what is there: one comment says so, once, and the label goes.
 * The comment first: should the second step fail, the label still tells the next run.
 */
export async function sayPlanned(
  repository: Comments & Labels,
  reading: RepositoryReading,
  issue: IssueReading,
  { label, prefix }: { readonly label: string; readonly prefix: string },
): Promise<void> {
  const found = issue.labels.find((each) => isSameLabel(each.name, label));
  if (found === undefined || issue.plan === null) return;
  const body = plannedComment(planUrl(reading, issue.plan.path), prefix);
  const before = findOurComment(issue.comments, PLANNED_MARK);
  if (before?.body !== body)
    await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
  await repository.removeLabel(issue.id, found.id);
}
