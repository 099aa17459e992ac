import { findPlanPath, planPlace } from '../plan/locate-plan.ts';
import type { IssueReading, PlanBranch, PlanPull, PlanText } from '../workflows/ports/repository.ts';
import { withoutBot } from './bot-login.ts';
import { guessPaths, type PlanHints, planBranchName, revisionBranchName } from './queries/plan-hints.ts';
import { FEW_PULLS } from './queries/read-repository.ts';
import { olderThan, readComment } from './read-pull.ts';
import {
  type BlobShape,
  type IssueShape,
  type PlanPullShape,
  present,
  type RepositoryShape,
  type TreeShape,
} from './shapes.ts';

/** Where the plan of one issue was found by the listing, and whether its text came along. */
export interface PlanSighting {
  readonly path: string | null;
  readonly branchPath: string | null;
  readonly isTextMissing: boolean;
}

export function sightPlan(data: RepositoryShape, issue: number, hints: PlanHints): PlanSighting {
  const place = planPlace(hints.template, issue);
  const find = (alias: string): string | null =>
    findPlanPath(place, (data[`${alias}_${issue}`] as TreeShape | null)?.entries ?? []);
  const guess = guessPaths(hints, issue);
  const path = find('folder') ?? leftBehind(data, issue, guess.main);
  const branchPath = find('branchFolder');
  const isTextMissing =
    (path !== null && path !== guess.main) || (branchPath !== null && branchPath !== guess.branch);
  return { path, branchPath, isTextMissing };
}

/** Whether the listing of the plans' folder has one of the issue. Not known where each has a folder of its own. */
export function isPlanned(data: RepositoryShape, issue: number, { template }: PlanHints): boolean {
  const place = planPlace(template, issue);
  if (place.folder !== planPlace(template, 1).folder) return false;
  return findPlanPath(place, (data.plans as TreeShape | null)?.entries ?? []) !== null;
}

/** Whether the issue may have an approved plan: what is listed has it, or is not all that there can be. */
export function mayBePlanned(data: RepositoryShape, issue: number, hints: PlanHints): boolean {
  const isListed = planPlace(hints.template, issue).folder === planPlace(hints.template, 1).folder;
  return !isListed || hints.paths.has(issue) || isPlanned(data, issue, hints);
}

/**
 * A plan that was approved before the configuration named another path stays where its pull request put it. Null
 * where it was looked for there and is not.
 */
function leftBehind(data: RepositoryShape, issue: number, looked: string | undefined): string | null {
  const pulls = data[`planPulls_${issue}`] as { nodes: (PlanPullShape | null)[] } | null | undefined;
  const approved = present(pulls ?? null).find((pull) => pull.merged && !pull.isCrossRepository);
  const paths = present(approved?.files ?? null).map((file) => file.path);
  const put =
    paths.find((path) => /(?:^|\/)PLAN\.md$/i.test(path)) ?? paths.find((path) => /\.md$/i.test(path));
  if (put === undefined) return null;
  const wasLooked = put === looked && data[`plan_${issue}`] !== undefined;
  return wasLooked && data[`plan_${issue}`] === null ? null : put;
}

/** Null when GitHub knows no such issue: deleted, transferred, or a pull request's number. */
export function readIssue(
  data: RepositoryShape,
  number: number,
  sighting: PlanSighting,
  ourLogin: string,
): IssueReading | null {
  const issue = data[`issue_${number}`] as IssueShape | null | undefined;
  if (!issue) return null;
  const pulls = (data[`planPulls_${number}`] ?? null) as { nodes: (PlanPullShape | null)[] } | null;
  return {
    id: issue.id,
    number: issue.number,
    url: issue.url,
    title: issue.title,
    body: issue.body,
    isOpen: issue.state === 'OPEN',
    labels: present(issue.labels).map(({ id, name }) => ({ id, name })),
    author: issue.author?.login ?? '',
    assignees: present(issue.assignees).map((person) => person.login),
    milestone: issue.milestone?.title ?? null,
    comments: present(issue.comments).map(readComment),
    olderComments: olderThan(issue.comments),
    labelings: present(issue.timelineItems).flatMap((item) =>
      item.label && item.createdAt
        ? [{ label: item.label.name, actor: item.actor?.login ?? '', at: item.createdAt }]
        : [],
    ),
    ourCommentDeletedAt:
      present(issue.timelineItems).findLast((item) => isOurs(item.deletedCommentAuthor?.login, ourLogin))
        ?.createdAt ?? null,
    ...ownPlan(text(data, 'plan', number, sighting.path), number),
    unmergedPlan: null,
    branch: readBranch(data, number, sighting),
    planPull: readPlanPull(openFromHere(data, number) ?? newestFromHere(present(pulls)), ourLogin),
    ...readRevision(data, number, sighting, ourLogin),
    subIssues: present(issue.subIssues ?? null).map(({ viewerDidAuthor, ...child }) => ({
      ...child,
      isOurs: viewerDidAuthor,
    })),
  };
}

/** What there is of a revision of its plan; nothing where that was not asked for. */
function readRevision(
  data: RepositoryShape,
  issue: number,
  { path }: PlanSighting,
  ourLogin: string,
): Pick<IssueReading, 'revision'> {
  const pulls = data[`revisionPulls_${issue}`] as { nodes: (PlanPullShape | null)[] } | null | undefined;
  if (pulls === undefined) return {};
  const ref = data[`revisionRef_${issue}`] as { id: string; target: { oid: string } | null } | null;
  const plan = text(data, 'revisionPlan', issue, path);
  const branch = ref?.target
    ? { id: ref.id, name: revisionBranchName(issue), headOid: ref.target.oid, plan }
    : null;
  return { revision: { branch, pull: readPlanPull(newestFromHere(present(pulls)), ourLogin) } };
}

/** A plan says in its front matter whose it is. */
function ownPlan(found: PlanText | null, issue: number): Pick<IssueReading, 'plan' | 'placeTakenBy'> {
  const named = /^issue: (\d{1,9})\s*$/m.exec(found?.source.slice(0, 1_000) ?? '')?.[1];
  const isOther = named !== undefined && Number(named) !== issue;
  return { plan: isOther ? null : found, placeTakenBy: isOther ? Number(named) : null };
}

function readBranch(data: RepositoryShape, issue: number, sighting: PlanSighting): PlanBranch | null {
  const ref = data[`ref_${issue}`] as { id: string; target: { oid: string } | null } | null | undefined;
  if (!ref?.target) return null;
  return {
    id: ref.id,
    name: planBranchName(issue),
    headOid: ref.target.oid,
    plan: text(data, 'branchPlan', issue, sighting.branchPath),
  };
}

function text(data: RepositoryShape, alias: string, issue: number, path: string | null): PlanText | null {
  const blob = data[`${alias}_${issue}`] as BlobShape | null | undefined;
  if (path === null || typeof blob?.text !== 'string' || blob.isTruncated) return null;
  return { path, source: blob.text };
}

/** The branch itself knows its pull request, however many forks have one of that name. */
function openFromHere(data: RepositoryShape, issue: number): PlanPullShape | undefined {
  const ref = data[`ref_${issue}`] as
    | { associatedPullRequests?: { nodes: (PlanPullShape | null)[] } }
    | null
    | undefined;
  return newestFromHere(present(ref?.associatedPullRequests ?? null));
}

/** Whether pull requests of forks fill the page, so that ours may be behind them. */
export function isCrowded(data: RepositoryShape, issue: number): boolean {
  const pulls = present((data[`planPulls_${issue}`] ?? null) as { nodes: (PlanPullShape | null)[] } | null);
  return pulls.length >= FEW_PULLS && newestFromHere(pulls) === undefined;
}

/** A fork may hold a branch of the same name: its pull requests are not ours. */
export function newestFromHere(pulls: readonly PlanPullShape[]): PlanPullShape | undefined {
  return pulls.find((pull) => !pull.isCrossRepository);
}

export function readPlanPull(pull: PlanPullShape | undefined, ourLogin: string): PlanPull | null {
  if (pull === undefined) return null;
  const authors = present(pull.commits).flatMap((node) =>
    present(node.commit.authors).map((author) => author.user?.login ?? author.name ?? ''),
  );
  return {
    id: pull.id,
    number: pull.number,
    url: pull.url,
    isOpen: pull.state === 'OPEN',
    isMerged: pull.merged,
    headOid: pull.headRefOid,
    openedAt: pull.createdAt,
    closedAt: pull.closedAt,
    isOurText: pull.viewerDidAuthor && (pull.editor === null || isOurs(pull.editor.login, ourLogin)),
    otherAuthors: [...new Set(authors)].filter((login) => withoutBot(login) !== withoutBot(ourLogin)),
  };
}

function isOurs(login: string | undefined, ourLogin: string): boolean {
  return login !== undefined && ourLogin !== '' && withoutBot(login) === withoutBot(ourLogin);
}
