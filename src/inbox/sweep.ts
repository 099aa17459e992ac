import type { AwaitedChecks } from '../workflows/awaited-checks.ts';
import {
  issueOfBranch,
  type Job,
  type JobWork,
  MOST_PULLS,
  mayNameOtherPlan,
  mentionedIssues,
  mergeKey,
  planKey,
} from '../workflows/job.ts';
import type { RepositorySurvey, SurveyedMerge, SurveysRepositories } from '../workflows/ports/survey.ts';

/**
 * Asks GitHub what should be there and is not, and hands it to the inbox: labelled issues, merges that name a plan,
 * and plans that wait for checks. The workflows see for themselves what is done already, so sweeping twice changes
 * nothing.
 */
export async function sweep(
  port: SurveysRepositories,
  accept: (job: Job) => void,
  awaited: Pick<AwaitedChecks, 'issuesFor'>,
): Promise<{ jobs: number }> {
  let jobs = 0;
  for await (const surveys of port.surveys()) {
    for (const job of surveys.flatMap((survey) => jobsOf(survey, awaited))) {
      accept(job);
      jobs++;
    }
  }
  return { jobs };
}

function jobsOf(
  { repository, headOid, labelledIssues, merges }: RepositorySurvey,
  awaited: Pick<AwaitedChecks, 'issuesFor'>,
): Job[] {
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
    .map((merge) => ({
      number: merge.number,
      mentioned: mentionsOf(merge),
      isOther: mayNameOtherPlan(merge.body, merge.messages),
    }))
    .filter((merge) => merge.mentioned.length > 0 || merge.isOther);
  const toRecord = (pulls: readonly number[], mentioned: readonly number[], checked: Checked): Job => ({
    ...{ kind: 'record-merges', pulls, mentioned: [...new Set(mentioned)].slice(0, 20), checked },
    key: mergeKey(repository),
    repository,
  });
  const waiting = awaited.issuesFor(repository.repositoryId, null);
  const checked: Checked =
    headOid === null || waiting?.length === 0 ? [] : [{ sha: headOid, name: null, conclusion: null }];
  const records: Job[] = [];
  for (let start = 0; start < named.length; start += MOST_PULLS) {
    const some = named.slice(start, start + MOST_PULLS);
    const mentioned = [...(waiting ?? []), ...some.flatMap((merge) => merge.mentioned)];
    const pulls = some.map((merge) => merge.number);
    records.push(toRecord(pulls, mentioned, checked));
  }
  if (records.length === 0 && waiting !== null && waiting.length > 0)
    records.push(toRecord([], waiting, checked));
  return [...wanted, ...records];
}

type Checked = Extract<JobWork, { kind: 'record-merges' }>['checked'];

function mentionsOf(merge: SurveyedMerge): number[] {
  const texts = mentionedIssues(merge.body, merge.title, ...merge.messages);
  return [...new Set([...texts, ...issueOfBranch(merge.headRef)])];
}

/** A fork may name a branch as it likes: only ours brings a plan, or records. */
function isPlanItself(merge: SurveyedMerge): boolean {
  return merge.isFromHere && /^planwright\/(?:issue|bookkeeping)-\d{1,9}$/.test(merge.headRef);
}
