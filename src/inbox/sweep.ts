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
import type {
  ReadsThreads,
  RepositorySurvey,
  SurveyedMerge,
  SurveysRepositories,
} from '../workflows/ports/survey.ts';
import { unansweredCommands } from '../workflows/unanswered-commands.ts';
import type { HeardComments } from './heard-comments.ts';
import type { ThreadWatch } from './thread-watch.ts';

export interface SweepRequest {
  readonly accept: (job: Job) => void;
  readonly awaited: Pick<AwaitedChecks, 'issuesFor'>;
  readonly heard: Pick<HeardComments, 'has'>;
  readonly watch: ThreadWatch;
  readonly prefixOf: (repositoryId: number) => string;
  /** Milliseconds since 1970: comments before are left alone. */
  readonly since: number;
}

/**
 * Asks GitHub what should be there and is not, and hands it to the inbox: labelled issues, merges that name a plan,
 * plans that wait for checks, and commands without an answer. The workflows see for themselves what is done already, so
 * sweeping twice changes nothing.
 */
export async function sweep(
  port: SurveysRepositories & ReadsThreads,
  request: SweepRequest,
): Promise<{ jobs: number }> {
  let jobs = 0;
  for await (const surveys of port.surveys()) {
    const found = surveys.flatMap((survey) => jobsOf(survey, request.awaited));
    for (const job of [...found, ...(await commandsOf(port, surveys, request))]) {
      request.accept(job);
      jobs++;
    }
  }
  return { jobs };
}

/** Threads are read only where something happened since the last time, so at rest this costs no request. */
async function commandsOf(
  port: ReadsThreads,
  surveys: readonly RepositorySurvey[],
  { heard, prefixOf, since, watch }: SweepRequest,
): Promise<Job[]> {
  const wanted = surveys.flatMap(({ threads }) => watch.toRead(threads));
  const read = wanted.length === 0 ? [] : await port.readThreads(wanted);
  return read.flatMap((thread) => {
    const { repositoryId } = thread.repository;
    const survey = surveys.find(({ repository }) => repository.repositoryId === repositoryId);
    // What was said before the app came was said to somebody else.
    const from = Math.max(since, Date.parse(survey?.installedAt ?? '') || 0);
    const jobs = unansweredCommands(thread, { prefix: prefixOf(repositoryId), heard, since: from });
    if (jobs.length === 0) watch.answered(thread);
    return jobs;
  });
}

function jobsOf(
  survey: Omit<RepositorySurvey, 'threads' | 'installedAt'>,
  awaited: Pick<AwaitedChecks, 'issuesFor'>,
): Job[] {
  const { repository, headOid, labelledIssues } = survey;
  const wanted = labelledIssues.map(
    (issue): Job => ({
      ...{ kind: 'plan-issue', issue, asked: false, tier: null },
      key: planKey(repository, issue),
      repository,
    }),
  );
  const waiting = awaited.issuesFor(repository.repositoryId, null);
  const checked: Checked =
    headOid === null || waiting?.length === 0 ? [] : [{ sha: headOid, name: null, conclusion: null }];
  const records = recordJobs(survey, { waiting: waiting ?? [], checked, pages: MOST_PAGES });
  if (records.length === 0 && waiting !== null && waiting.length > 0)
    records.push(toRecord(repository, { pulls: [], mentioned: waiting, checked }));
  return [...wanted, ...records];
}

/** Pages of thirty merges that one sweep looks back over, as long as there are some that are not recorded. */
const MOST_PAGES = 20;

/** Merges that an outage pushed out of the newest: the jobs for one page of them. */
export function olderJobs(
  repository: RepositorySurvey['repository'],
  page: Pick<RepositorySurvey, 'merges' | 'olderMerges'>,
  pages: number,
): Job[] {
  return recordJobs({ repository, ...page }, { waiting: [], checked: [], pages });
}

function recordJobs(
  { repository, merges, olderMerges }: Pick<RepositorySurvey, 'repository' | 'merges' | 'olderMerges'>,
  { waiting, checked, pages }: { waiting: readonly number[]; checked: Checked; pages: number },
): Job[] {
  const named = merges
    .filter((merge) => !isPlanItself(merge))
    .map((merge) => ({
      number: merge.number,
      mentioned: mentionsOf(merge),
      isOther: mayNameOtherPlan(merge.body, merge.messages),
    }))
    .filter((merge) => merge.mentioned.length > 0 || merge.isOther);
  const jobs: Job[] = [];
  for (let start = 0; start < named.length; start += MOST_PULLS) {
    const some = named.slice(start, start + MOST_PULLS);
    const mentioned = [...waiting, ...some.flatMap((merge) => merge.mentioned)];
    const pulls = some.map((merge) => merge.number);
    jobs.push(toRecord(repository, { pulls, mentioned, checked }));
  }
  // The oldest first: a revert is recorded behind what it takes back.
  const [oldest, ...behind] = jobs.reverse();
  if (oldest?.kind !== 'record-merges' || olderMerges === null || pages === 0) return jobs;
  return [{ ...oldest, older: { from: olderMerges, pages, behind } }];
}

function toRecord(
  repository: RepositorySurvey['repository'],
  { mentioned, ...work }: Omit<Extract<JobWork, { kind: 'record-merges' }>, 'kind'>,
): Job {
  return {
    ...{ kind: 'record-merges', mentioned: [...new Set(mentioned)].slice(0, 20), ...work },
    key: mergeKey(repository),
    repository,
  };
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
