import { setTimeout as sleep } from 'node:timers/promises';
import { RetryLater, UserError } from '../errors.ts';
import type {
  Books,
  IssueReading,
  PullReading,
  ReadRequest,
  RepositoryReading,
  RepositoryRef,
} from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import type { PlanMemory } from './plan-memory.ts';
import { learnPlanned, missingPaths } from './planned-paths.ts';
import { readRepositoryDocument } from './queries/read-repository.ts';
import { readBookPlan, readBooks } from './read-books.ts';
import { readHistory } from './read-checks.ts';
import { readCommits } from './read-commits.ts';
import { readFiles } from './read-files.ts';
import { nextHead, readHead } from './read-head.ts';
import { isCrowded, isPlanned, readIssue, sightPlan } from './read-issue.ts';
import { readPull } from './read-pull.ts';
import type { PullShape, RepositoryShape } from './shapes.ts';

/** Reads the path template out of a configuration's text; null where it has none or cannot be read. */
export type TemplateReader = (config: string | null) => Promise<string | null>;

export interface ReadOptions {
  readonly memory: PlanMemory;
  readonly templateOf: TemplateReader;
  /** Waits so many milliseconds; `setTimeout` unless said. */
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
}

/**
 * One request when the plans are where they were last seen, two when not. What an event named and GitHub does not
 * show yet is looked for again, shortly and a few times; after that it is missing.
 * @throws UserError when the repository is gone or out of the installation's reach
 */
export async function readRepository(
  client: Client,
  ref: RepositoryRef,
  request: ReadRequest,
  options: ReadOptions,
): Promise<RepositoryReading> {
  const { wait = sleep } = options;
  for (const delay of NOT_YET_DELAYS_MS) {
    const reading = await readOnce(client, ref, request, options);
    if (!isNotYet(reading, request)) return reading;
    await wait(delay);
  }
  return readOnce(client, ref, request, options);
}

/** Waits for GitHub's replicas, which may not know yet what an event just told. */
const NOT_YET_DELAYS_MS = [250, 500, 1_000];

/**
 * Pull requests are asked for because an event named them. Of issues some are only numbers in a text, which may be
 * of nothing: they count where nothing else was asked for.
 */
function isNotYet(reading: RepositoryReading, { issues, pulls }: ReadRequest): boolean {
  if (pulls.some((number) => !reading.pulls.has(number))) return true;
  return pulls.length === 0 && issues.length > 0 && reading.issues.size === 0;
}

async function readOnce(
  client: Client,
  ref: RepositoryRef,
  request: ReadRequest,
  { memory, templateOf }: ReadOptions,
): Promise<RepositoryReading> {
  let asked = request;
  for (let attempt = 1; ; attempt++) {
    const { query, variables } = readRepositoryDocument(asked, memory);
    const answer = await client.query<{
      viewer: { login: string } | null;
      repository: RepositoryShape | null;
    }>(query, {
      owner: ref.owner,
      name: ref.name,
      ...variables,
    });
    const data = answer.repository;
    if (!data)
      throw new UserError(
        `The repository ${ref.owner}/${ref.name} is gone, or not in this installation any more.`,
      );
    const isKnown = await learn(data, memory, asked, templateOf);
    const next = nextHead(data, asked, memory);
    const isBookKnown = learnBooks(data, memory, asked);
    const isWhole = learnPlanned(data, asked.issues, memory.planned, variables) || asked.planned !== true;
    if (isKnown && isBookKnown && isWhole && next === null) {
      const missing = missingPaths(data, variables);
      return { ...toReading(data, memory, asked, answer.viewer?.login ?? ''), missing };
    }
    if (attempt >= MOST_READS) throw new RetryLater('The plan moves while it is read', 2_000);
    if (next !== null && asked.head !== undefined) {
      memory.headPaths.set(asked.head.pull, next.paths);
      asked = { ...asked, head: { ...asked.head, oid: next.oid } };
    }
  }
}

/**
 * The first, one for another path template, one for texts, one for the paths in them, one for a head that moved: what
 * moved between them is read by the next job.
 */
const MOST_READS = 5;

/** Takes what the answer shows into the memory; false when that makes another request necessary. */
async function learn(
  data: RepositoryShape,
  memory: PlanMemory,
  request: ReadRequest,
  templateOf: TemplateReader,
): Promise<boolean> {
  const template = await templateOf(data.config?.text ?? null);
  if (template !== null && template !== memory.template) {
    memory.template = template;
    memory.paths.clear();
    memory.branchPaths.clear();
    const isPlaceAsked = request.issues.length + (request.commits?.length ?? 0) > 0;
    return !isPlaceAsked && request.head === undefined;
  }
  let isSettled = true;
  for (const issue of request.issues) {
    const sighting = sightPlan(data, issue, memory);
    if (sighting.isTextMissing) isSettled = false;
    if (isCrowded(data, issue) && !memory.crowded.has(issue)) {
      memory.crowded.add(issue);
      isSettled = false;
    }
    remember(memory.paths, issue, sighting.path);
    remember(memory.branchPaths, issue, sighting.branchPath);
  }
  return isSettled;
}

/** The standing pull request may be another than was thought; false where its plans are wanted. */
function learnBooks(data: RepositoryShape, memory: PlanMemory, { issues, files = [] }: ReadRequest): boolean {
  const branch = readBooks(data).standing?.branch ?? null;
  const isKnown = branch === memory.booksBranch;
  memory.booksBranch = branch;
  return isKnown || branch === null || issues.length + files.length === 0;
}

function remember(paths: Map<number, string>, issue: number, path: string | null): void {
  if (path === null) paths.delete(issue);
  else paths.set(issue, path);
}

function toReading(
  data: RepositoryShape,
  memory: PlanMemory,
  request: ReadRequest,
  ourLogin: string,
): RepositoryReading {
  const books = readBooks(data);
  const issues = new Map<number, IssueReading>();
  for (const number of request.issues) {
    const issue = readIssue(data, number, sightPlan(data, number, memory), ourLogin);
    if (issue !== null) issues.set(number, withBooks(issue, data, books));
  }
  const pulls = new Map<number, PullReading>();
  for (const number of request.pulls) {
    const pull = data[`pull_${number}`] as PullShape | null | undefined;
    if (pull)
      pulls.set(
        number,
        readPull(pull, data.nameWithOwner, (issue) => isPlanned(data, issue, memory)),
      );
  }
  return {
    repository: {
      id: data.id,
      url: data.url,
      isArchived: data.isArchived,
      defaultBranch: data.defaultBranchRef?.name ?? 'main',
      headOid: data.defaultBranchRef?.target?.oid ?? null,
    },
    config: data.config?.text ?? null,
    issues,
    pulls,
    commits: readCommits(data, request, memory),
    history: readHistory(data, request.history?.commits.length ?? 0),
    head: readHead(data, request, memory),
    books,
    files: readFiles(data, request, ourLogin, books),
  };
}

/** What the standing pull request says of a plan counts, unless it cannot be merged: then the next begins anew. */
function withBooks(issue: IssueReading, data: RepositoryShape, { standing }: Books): IssueReading {
  const unmerged = standing === null ? null : readBookPlan(data, issue.number, issue.plan?.path ?? null);
  const isCurrent = unmerged !== null && standing?.pull?.isConflicting !== true;
  return { ...issue, plan: isCurrent ? unmerged : issue.plan, unmergedPlan: unmerged };
}
