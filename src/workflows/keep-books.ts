import type { Config } from '../config/config.ts';
import {
  BOOKKEEPING_TITLE,
  bookkeepingBody,
  type LostCommand,
  replacedComment,
} from '../messages/bookkeeping-pull-request.ts';
import { withoutSkip } from '../messages/commit-message.ts';
import { readOtherPlanCommands } from '../messages/other-plans.ts';
import type { Unable } from './carry-over.ts';
import { lostCommands, originOf } from './lost-entries.ts';
import {
  type ClosesPulls,
  type CommitCompany,
  type Commits,
  type OpensPulls,
  type PlanCommit,
  PushRefused,
  type ReadsNamedComments,
  type ReadsStanding,
  type RepositoryReading,
  type StandingCommit,
  type StandingPull,
  type TidiesBranches,
} from './ports/repository.ts';

export type KeepsBooks = Commits &
  OpensPulls &
  ClosesPulls &
  ReadsStanding &
  ReadsNamedComments &
  TidiesBranches;

/** What is to be written, and how the configuration says to. */
export interface BookEntry {
  readonly files: PlanCommit['files'];
  readonly message: string;
  readonly bookkeeping: Config['bookkeeping'];
  /** Why commands that a standing pull request held are not in the files, by ledger entry. */
  readonly unable?: ReadonlyMap<string, Unable>;
}

/**
 * Brings plans up to date where bookkeeping goes: on the standing pull request where there is one, else on the default
 * branch, and where its rules forbid that on a new standing pull request. A run that was cut short is resumed. What is
 * to go along is written where it fits into the same request; the answer says so.
 * @throws StaleHead where a branch moved; PushRefused where the rules allow none of it
 */
export async function keepBooks(
  repository: KeepsBooks,
  reading: RepositoryReading,
  entry: BookEntry,
  along: CommitCompany = {},
): Promise<'with company' | 'written'> {
  const { standing } = reading.books;
  if (standing !== null && standing.pull?.isConflicting !== true) {
    await addToStanding(repository, reading, entry, standing);
    return 'written';
  }
  if (entry.files.length === 0) return 'written';
  if (entry.bookkeeping === 'direct' && standing === null) {
    if (await commitDirectly(repository, reading, entry, along)) return 'with company';
  }
  const branch = `planwright/bookkeeping-${reading.books.next}`;
  const commit = { branch, expectedHeadOid: headOf(reading), ...changeOf(entry) };
  const { oid } = await repository.createBranchAndCommit(reading.repository.id, commit);
  await openStanding(repository, reading, entry, { branch, oid });
  const { merged } = reading.books;
  // GitHub lists branches by their names, a hundred at once: too many old ones would hide the newest.
  if (merged.length >= MOST_MERGED) await repository.deleteBranches(merged);
  return 'written';
}

const MOST_MERGED = 20;

async function addToStanding(
  repository: KeepsBooks,
  reading: RepositoryReading,
  entry: BookEntry,
  { branch, headOid, pull }: StandingPull,
): Promise<void> {
  const commit = { branch, expectedHeadOid: headOid, ...changeOf(entry) };
  const oid = entry.files.length > 0 ? (await repository.commit(commit)).oid : headOid;
  if (pull === null) await openStanding(repository, reading, entry, { branch, oid });
  else await closeFormer(repository, reading, entry, pull);
}

/** False where the rules of the default branch forbid it. */
async function commitDirectly(
  repository: Commits,
  reading: RepositoryReading,
  entry: BookEntry,
  along: CommitCompany,
): Promise<boolean> {
  const branch = reading.repository.defaultBranch;
  const { files, message } = entry;
  const commit = { branch, expectedHeadOid: headOf(reading), files, message };
  try {
    await repository.commit(commit, along);
    return true;
  } catch (error) {
    if (error instanceof PushRefused) return false;
    throw error;
  }
}

/** A plan is on a commit, so there is one. */
function headOf({ repository }: RepositoryReading): string {
  if (repository.headOid === null)
    throw new Error('The default branch of a repository with a plan has a head');
  return repository.headOid;
}

/** A commit of a pull request, whose checks are to run. */
function changeOf({ files, message }: BookEntry): Pick<PlanCommit, 'files' | 'message'> {
  return { files, message: withoutSkip(message) };
}

async function openStanding(
  repository: KeepsBooks,
  reading: RepositoryReading,
  entry: BookEntry,
  { branch, oid }: { readonly branch: string; readonly oid: string },
): Promise<void> {
  const pull = await repository.openPull({
    repositoryId: reading.repository.id,
    base: reading.repository.defaultBranch,
    branch,
    headOid: oid,
    title: BOOKKEEPING_TITLE,
    body: bookkeepingBody(entry.bookkeeping === 'pull-request' ? 'configured' : 'refused'),
  });
  await closeFormer(repository, reading, entry, pull);
}

/** Those that the standing one replaces are closed with a link to it; a branch with commits of people stays. */
async function closeFormer(
  repository: ClosesPulls & ReadsStanding & ReadsNamedComments,
  reading: RepositoryReading,
  entry: BookEntry,
  next: { readonly number: number },
): Promise<void> {
  const { standing, former } = reading.books;
  const replaced = standing?.pull?.isConflicting === true ? [standing, ...former] : former;
  for (const { pull, refId } of replaced) {
    if (pull === null || pull.number === next.number) continue;
    const commits = await repository.standingCommits(pull.number);
    const people = commits.filter(({ isOurs, isMerge }) => !isOurs && !isMerge).map(({ author }) => author);
    const lost = [...notIn(reading, entry), ...(await ofOtherPlans(repository, commits))];
    const comment = replacedComment(next, lost, [...new Set(people)]);
    await repository.replacePull(pull.id, people.length > 0 ? null : refId, comment);
  }
}

/** What a plan of another tool was told by commands is in no ledger, so it is not obeyed again. */
async function ofOtherPlans(
  repository: ReadsNamedComments,
  commits: readonly StandingCommit[],
): Promise<LostCommand[]> {
  const ours = commits.filter(({ isOurs }) => isOurs).map(({ message }) => message);
  const entries = ours.flatMap((message) => readOtherPlanCommands(message, null));
  const origins = [...new Set(entries.flatMap((entry) => originOf(entry) ?? []))].slice(0, MOST_COMMENTS);
  const comments = await Promise.all(origins.map((origin) => repository.namedComment(origin)));
  const reason = 'it was for a plan of another tool; give it again.';
  return comments.map((comment) => ({ url: comment?.url ?? null, reason }));
}

const MOST_COMMENTS = 20;

function notIn(reading: RepositoryReading, { files, unable }: BookEntry): LostCommand[] {
  return lostCommands(reading, files).flatMap((lost): LostCommand[] => {
    const { url, reason } = unable?.get(lost) ?? { url: null, reason: 'give it again.' };
    return reason === null ? [] : [{ url, reason }];
  });
}
