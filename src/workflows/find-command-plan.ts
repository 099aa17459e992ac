import { planNamed } from '../commands/plan-named.ts';
import { readDidMarks } from '../messages/marks.ts';
import { findEvidence } from '../plan/records/evidence.ts';
import type { CommandJob } from './job.ts';
import { planUrl } from './plan-url.ts';
import type {
  CommentReading,
  IssueReading,
  PullReading,
  ReadRequest,
  ReadsRepository,
  RepositoryReading,
} from './ports/repository.ts';

/** A plan that another tool or a person wrote, and the configuration names. */
export interface OtherPlanMeant {
  /** That of the first is read. */
  readonly paths: readonly [string, ...string[]];
  /** Null where there is no such plan on the default branch. */
  readonly source: string | null;
  readonly url: string;
}

/** What a comment's commands act on. */
export interface CommandPlan {
  readonly reading: RepositoryReading;
  /** The issue whose plan is meant; null on a pull request that does not name exactly one. */
  readonly issue: number | null;
  /** Where replies go. */
  readonly thread: { readonly id: string; readonly comments: readonly CommentReading[] };
  /** Null where the issue has no plan yet. */
  readonly plan: {
    readonly issue: number;
    readonly path: string;
    readonly source: string;
    readonly url: string;
    /** The plan's own branch while it is only proposed; null where edits go where bookkeeping goes. */
    readonly proposal: { readonly branch: string; readonly headOid: string } | null;
  } | null;
  /** The plan of another tool that is meant in its place; see `withOtherPlan`. */
  readonly other: OtherPlanMeant | null;
  /** Ledger entries that our replies carry: commands answered without a commit. */
  readonly answered: readonly string[];
  /** Logins of those who opened, are assigned, or said something. */
  readonly people: readonly string[];
}

/** Reads the thread and the plan it is about; null when the thread is gone. */
export async function findCommandPlan(
  repository: ReadsRepository,
  job: CommandJob,
  also: Pick<ReadRequest, 'subIssues' | 'revisions'> = {},
): Promise<CommandPlan | null> {
  const pulls = job.isPull ? [job.thread] : [];
  const named = planNamed(job.comment.body);
  const thread = job.isPull ? job.mentioned : [job.thread];
  const asked = named === null ? thread : [...new Set([named, ...thread])];
  const files = job.files ?? [];
  let reading = await repository.read({ issues: asked, pulls, planned: true, files, ...also });
  const pull = reading.pulls.get(job.thread);
  const number = named ?? (job.isPull ? (pull ? issueOfPull(pull) : null) : job.thread);
  if (number !== null && !reading.issues.has(number) && !asked.includes(number)) {
    reading = await repository.read({ issues: [number], pulls, planned: true, files, ...also });
  }
  const issue = number === null ? undefined : reading.issues.get(number);
  const place = job.isPull ? reading.pulls.get(job.thread) : reading.issues.get(job.thread);
  if (!place) return null;
  return {
    reading,
    issue: issue?.number ?? null,
    thread: place,
    plan: issue ? planOf(reading, issue) : null,
    other: null,
    answered: place.comments
      .filter((comment) => comment.isOurs)
      .flatMap((comment) => readDidMarks(comment.body)),
    people: peopleOf(issue, place.comments),
  };
}

function peopleOf(issue: IssueReading | undefined, comments: readonly CommentReading[]): string[] {
  const said = [...(issue?.comments ?? []), ...comments].filter((comment) => !comment.isOurs);
  const logins = [issue?.author ?? '', ...(issue?.assignees ?? []), ...said.map((comment) => comment.author)];
  return [...new Set(logins)].filter((login) => login !== '');
}

/** The plan's own pull request, or one whose branch or text names exactly one plan. */
function issueOfPull(pull: PullReading): number | null {
  const own = /^planwright\/issue-(\d{1,9})$/.exec(pull.headRef);
  if (own && pull.isFromHere) return Number(own[1]);
  const named = findEvidence({ body: pull.body, headRef: pull.headRef, commits: [], closesIssues: [] });
  const numbers = new Set(named.map((reference) => reference.issue));
  const [only, ...others] = numbers;
  return only !== undefined && others.length === 0 ? only : null;
}

function planOf(reading: RepositoryReading, issue: IssueReading): CommandPlan['plan'] {
  if (issue.plan !== null && reading.repository.headOid !== null) {
    const url = planUrl(reading, issue.plan.path);
    return { issue: issue.number, ...issue.plan, url, proposal: null };
  }
  const { branch } = issue;
  if (!branch?.plan) return null;
  const url = planUrl(reading, branch.plan.path, branch.name);
  const proposal = { branch: branch.name, headOid: branch.headOid };
  return { issue: issue.number, ...branch.plan, url, proposal };
}
