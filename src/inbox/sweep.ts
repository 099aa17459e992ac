import {
  issueOfBranch,
  type Job,
  type JobWork,
  mentionedIssues,
  mergeKey,
  planKey,
} from '../workflows/job.ts';
import type { RepositorySurvey, SurveyedMerge, SurveysRepositories } from '../workflows/ports/survey.ts';

/** Merges looked at in one job: what is read of each is about 1 KB, and a request has its bounds. */
const PULLS_A_JOB = 10;

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
  const labelled = new Set(labelledIssues);
  const settled = merges
    .filter((merge) => merge.isFromHere)
    .flatMap((merge) => planIssueOf(merge.headRef))
    .filter((issue) => labelled.has(issue))
    .map((issue) => forIssue(issue, { kind: 'settle-plan', issue }));
  const wanted = labelledIssues.map((issue) =>
    forIssue(issue, { kind: 'plan-issue', issue, asked: false, tier: null }),
  );
  const named = merges
    .filter((merge) => planIssueOf(merge.headRef).length === 0)
    .map((merge) => ({ number: merge.number, mentioned: mentionsOf(merge) }))
    .filter((merge) => merge.mentioned.length > 0);
  const records: Job[] = [];
  for (let start = 0; start < named.length; start += PULLS_A_JOB) {
    const some = named.slice(start, start + PULLS_A_JOB);
    const mentioned = [...new Set(some.flatMap((merge) => merge.mentioned))].slice(0, 20);
    const work: JobWork = { kind: 'record-merges', pulls: some.map((merge) => merge.number), mentioned };
    records.push({ ...work, key: mergeKey(repository, mentioned), repository });
  }
  return [...settled, ...wanted, ...records];
}

function mentionsOf(merge: SurveyedMerge): number[] {
  const texts = mentionedIssues(merge.body, merge.title, ...merge.messages);
  return [...new Set([...texts, ...issueOfBranch(merge.headRef)])];
}

function planIssueOf(branch: string): number[] {
  const match = /^planwright\/issue-(\d{1,9})$/.exec(branch);
  return match ? [Number(match[1])] : [];
}
