import {
  issueOfBranch,
  type Job,
  type JobWork,
  MOST_PULLS,
  mentionedIssues,
  mergeKey,
  planKey,
} from '../workflows/job.ts';
import type { RepositorySurvey, SurveyedMerge, SurveysRepositories } from '../workflows/ports/survey.ts';

/**
 * Asks GitHub what should be there and is not, and hands it to the inbox: labelled issues, and merges that name
 * a plan. The workflows see for themselves what is done already, so sweeping twice changes nothing.
 */
export async function sweep(
  port: SurveysRepositories,
  accept: (job: Job) => void,
): Promise<{ jobs: number }> {
  let jobs = 0;
  for await (const surveys of port.surveys()) {
    for (const job of surveys.flatMap(jobsOf)) {
      accept(job);
      jobs++;
    }
  }
  return { jobs };
}

function jobsOf({ repository, labelledIssues, merges }: RepositorySurvey): Job[] {
  const forIssue = (issue: number, work: JobWork): Job => ({
    ...work,
    key: planKey(repository, issue),
    repository,
  });
  const wanted = labelledIssues.map((issue) =>
    forIssue(issue, { kind: 'plan-issue', issue, asked: false, tier: null }),
  );
  const named = merges
    .filter((merge) => !isPlanItself(merge))
    .map((merge) => ({ number: merge.number, mentioned: mentionsOf(merge) }))
    .filter((merge) => merge.mentioned.length > 0);
  const records: Job[] = [];
  for (let start = 0; start < named.length; start += MOST_PULLS) {
    const some = named.slice(start, start + MOST_PULLS);
    const mentioned = [...new Set(some.flatMap((merge) => merge.mentioned))].slice(0, 20);
    const work: JobWork = { kind: 'record-merges', pulls: some.map((merge) => merge.number), mentioned };
    records.push({ ...work, key: mergeKey(repository), repository });
  }
  return [...wanted, ...records];
}

function mentionsOf(merge: SurveyedMerge): number[] {
  const texts = mentionedIssues(merge.body, merge.title, ...merge.messages);
  return [...new Set([...texts, ...issueOfBranch(merge.headRef)])];
}

/** A fork may name a branch as it likes: only ours brings a plan. */
function isPlanItself(merge: SurveyedMerge): boolean {
  return merge.isFromHere && /^planwright\/issue-\d{1,9}$/.test(merge.headRef);
}
