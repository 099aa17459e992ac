import { otherPlanFaults, otherPlanMark } from '../messages/other-plans.ts';
import { pullEntry } from '../plan/records/ledger.ts';
import { findOurComment } from './our-comment.ts';
import type { Comments, RepositoryReading } from './ports/repository.ts';
import type { OtherPlanEdit } from './record-other-plans.ts';

/** Tells each pull request, once, which of the tasks that it names could not be ticked. */
export async function sayOtherFaults(
  repository: Comments,
  { pulls }: RepositoryReading,
  edits: readonly OtherPlanEdit[],
): Promise<void> {
  for (const { id, number, comments } of pulls.values()) {
    const faults = edits.flatMap(({ path, record }) =>
      record.faults.filter(({ by }) => by === pullEntry(number)).map(({ message }) => ({ path, message })),
    );
    if (faults.length === 0 || findOurComment(comments, otherPlanMark(number)) !== null) continue;
    await repository.comment({ subjectId: id, commentId: null, body: otherPlanFaults(number, faults) });
  }
}
