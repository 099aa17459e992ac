import type { Job, OlderMerges } from '../workflows/job.ts';
import type { ReadsOlderMerges } from '../workflows/ports/survey.ts';
import { olderJobs } from './sweep.ts';

/**
 * Takes up the merges before those of a job, then the job again, without looking further back, then what waits for it:
 * so the oldest are recorded first, and whenever the process dies, those that are left are found again from the newest
 * on. One request, more where a page of GitHub's list names no plan.
 */
export async function lookBack(
  port: ReadsOlderMerges,
  accept: (job: Job) => void,
  job: Extract<Job, { kind: 'record-merges' }>,
  { from, pages, behind }: OlderMerges,
): Promise<void> {
  const { older: _done, ...again } = job;
  const after = [again, ...behind];
  for (let place: string | null = from, left = pages - 1; place !== null && left >= 0; left--) {
    const page = await port.olderMerges(job.repository, place);
    const [oldest, ...others] = olderJobs(job.repository, page, left);
    if (oldest?.kind === 'record-merges') {
      const { older } = oldest;
      const waiting = older === undefined ? null : { ...older, behind: [...older.behind, ...after] };
      if (waiting === null) for (const each of [oldest, ...others, ...after]) accept(each);
      else accept({ ...oldest, older: waiting });
      return;
    }
    place = page.olderMerges;
  }
  for (const each of after) accept(each);
}
