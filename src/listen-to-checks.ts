import type { Context, Probot } from 'probot';
import { isBot, type RepositoryPayload, repositoryOf } from './event-payload.ts';
import { issueOfPath } from './plan/locate-plan.ts';
import { checkConclusion, PLAN_CHECK } from './plan/records/check-verdict.ts';
import type { AwaitedChecks, CheckEnd } from './workflows/awaited-checks.ts';
import { type Job, type JobWork, mergeKey } from './workflows/job.ts';

export interface ListenToChecksOptions {
  readonly accept: (job: Job) => void;
  readonly settingsOf: (repositoryId: number) => { readonly path: string };
  /** Which plans may wait for checks. */
  readonly awaited: Pick<AwaitedChecks, 'issuesFor' | 'note'>;
}

/** Looked at of one push: what is not seen here, the next reading of the plan sees. */
const MOST_COMMITS = 100;
const MOST_FILES = 1_000;

/**
 * Checks and statuses that end on the default branch start the recording of what they prove; pushes that change a plan
 * say that it may wait for checks. Where no plan waits, nothing is asked of GitHub.
 */
export function listenToChecks(app: Probot, options: ListenToChecksOptions): void {
  app.on('check_run.completed', ({ payload }) => {
    const { name, head_sha, check_suite, conclusion } = payload.check_run;
    const end = { name, sha: head_sha, conclusion: checkConclusion(conclusion) };
    acceptCheck(payload, { ...end, branch: check_suite.head_branch ?? null }, options);
  });

  app.on('check_suite.completed', ({ payload }) => {
    const { head_branch, head_sha, conclusion } = payload.check_suite;
    const end = { name: null, sha: head_sha, conclusion: checkConclusion(conclusion) };
    acceptCheck(payload, { ...end, branch: head_branch }, options);
  });

  app.on('status', ({ payload }) => {
    if (payload.state === 'pending') return;
    const main = payload.repository.default_branch;
    // GitHub names at most ten of the branches that hold the commit.
    const isElsewhere = payload.branches.length > 0 && payload.branches.every(({ name }) => name !== main);
    if (isElsewhere) return;
    const end = { name: payload.context, sha: payload.sha, conclusion: checkConclusion(payload.state) };
    acceptCheck(payload, { ...end, branch: main }, options);
  });

  app.on('push', ({ payload }) => notePlans(payload, options));
}

interface EndedOn extends CheckEnd {
  readonly branch: string | null;
}

type BranchPayload = RepositoryPayload & { readonly repository: { readonly default_branch: string } };

function acceptCheck(
  payload: BranchPayload,
  { branch, ...check }: EndedOn,
  options: ListenToChecksOptions,
): void {
  const repository = repositoryOf(payload);
  const isOurs = check.name === PLAN_CHECK;
  if (repository === null || isOurs || branch !== payload.repository.default_branch) return;
  const waiting = options.awaited.issuesFor(repository.repositoryId, check.name);
  if (waiting?.length === 0) return;
  const work: JobWork = {
    kind: 'record-merges',
    pulls: [],
    mentioned: waiting ?? [],
    checked: [check],
  };
  options.accept({ ...work, key: mergeKey(repository), repository });
}

function notePlans(
  payload: Context<'push'>['payload'],
  { awaited, settingsOf }: ListenToChecksOptions,
): void {
  const { repository } = payload;
  if (payload.ref !== `refs/heads/${repository.default_branch}`) return;
  const { path } = settingsOf(repository.id);
  for (const { message, added, modified } of payload.commits.slice(-MOST_COMMITS)) {
    // What we recorded ourselves is known.
    if (isBot(payload.sender) && message.startsWith('Record ')) continue;
    for (const file of [...(added ?? []), ...(modified ?? [])].slice(0, MOST_FILES)) {
      const issue = issueOfPath(path, file);
      if (issue !== null) awaited.note(repository.id, issue);
    }
  }
}
