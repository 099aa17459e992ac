import { readOtherPlanPulls } from '../messages/other-plans.ts';
import { revertedCommits } from '../plan/records/reverts.ts';
import type { AwaitedChecks, CheckEnd } from './awaited-checks.ts';
import type { PushedRevert } from './job.ts';
import { inTheWay, lostEntries } from './lost-entries.ts';
import { plansInHistory, plansNamedIn } from './plans-in-history.ts';
import type { ReadsRepository, ReadsStanding, RepositoryReading, RepositoryRef } from './ports/repository.ts';
import { commitsToRead } from './pushed-reverts.ts';
import { readReverted } from './read-reverted.ts';
import { namedNumbers } from './read-with-plans.ts';
import { otherPlansNamed } from './record-other-plans.ts';

export interface RecordMergesRequest {
  readonly repository: RepositoryRef;
  readonly pulls: readonly number[];
  /** Numbers that may be plans' issues. */
  readonly mentioned: readonly number[];
  /** Checks of the default branch that ended. */
  readonly checked: readonly CheckEnd[];
  /** Files that may be plans of others. */
  readonly files?: readonly string[];
  /** Commits of the default branch that say they revert others. */
  readonly pushed?: readonly PushedRevert[];
}

interface ReadPorts {
  readonly repository: ReadsRepository & ReadsStanding;
  readonly awaited: AwaitedChecks;
}

interface ToRecord {
  readonly reading: RepositoryReading;
  /** Those that were asked for, and those that are to be recorded again. */
  readonly pushed: readonly PushedRevert[];
}

/**
 * All that a recording decides from. A standing pull request that cannot be merged is begun anew, so its plans and what
 * it recorded in them are read again.
 */
export async function readToRecord(ports: ReadPorts, request: RecordMergesRequest): Promise<ToRecord> {
  const first = await readWithPlans(ports, request);
  const given = { reading: first, pushed: request.pushed ?? [] };
  const standing = inTheWay(first);
  if (standing === null) return given;
  const held = (await ports.repository.standingCommits(standing.number)).filter(({ isOurs }) => isOurs);
  const messages = held.map(({ message }) => message);
  const found = plansNamedIn(messages.map((message) => message.split('\n', 1)[0] ?? ''));
  const mentioned = [...new Set([...first.issues.keys(), ...found])];
  const isKnown = mentioned.every((issue) => first.issues.has(issue));
  const reading = isKnown ? first : await readWithPlans(ports, { ...request, mentioned });
  const entries = [...reading.issues.values()].flatMap((issue) => lostEntries(reading, issue));
  const pulls = [...numbersIn(entries), ...messages.flatMap(readOtherPlanPulls)].filter(
    (number) => !request.pulls.includes(number),
  );
  const pushed = [...given.pushed, ...(await lostReverts(ports.repository, entries))];
  if (pulls.length === 0 && pushed.length === given.pushed.length) return { reading, pushed };
  const all = [...request.pulls, ...[...new Set(pulls)].slice(-MOST_LOST)];
  return {
    reading: await readWithPlans(ports, { ...request, pulls: all, pushed, mentioned }),
    pushed,
  };
}

/** What is read of each is about 1 KB; older ones the sweep finds. */
const MOST_LOST = 30;
/** Commits whose checks are read apart from those of the branch's newest. */
const MOST_COMMITS = 5;

function numbersIn(entries: readonly string[]): number[] {
  return entries.flatMap((entry) => Number(/^pr\/(\d{1,9})$/.exec(entry)?.[1] ?? 0) || []);
}

/** They were proven when they were recorded first. */
async function lostReverts(repository: ReadsRepository, entries: readonly string[]): Promise<PushedRevert[]> {
  const oids = entries.flatMap((entry) => /^push\/([0-9a-f]{40,64})$/.exec(entry)?.[1] ?? []);
  if (oids.length === 0) return [];
  const { commits } = await repository.read({ issues: [], pulls: [], commits: oids });
  return oids.flatMap((oid) => {
    const message = commits?.get(oid)?.message;
    return message === undefined ? [] : [{ oid, targets: revertedCommits(message), files: null }];
  });
}

/**
 * The numbers in the event's text usually name all plans; commits and closing references may name more, and of a check
 * nothing may be known yet: then a second request reads those.
 */
async function readWithPlans(
  { repository, awaited }: ReadPorts,
  { pulls, mentioned, checked, files = [], pushed = [], repository: { repositoryId } }: RecordMergesRequest,
): Promise<RepositoryReading> {
  const history = { commits: [...new Set(checked.map((end) => end.sha))].slice(-MOST_COMMITS) };
  const commits = commitsToRead(pushed);
  const reading = await repository.read({ issues: mentioned, pulls, history, commits, files, planned: true });
  const named = [...reading.pulls.values()].flatMap((pull) => namedNumbers(pull));
  const isAsked = mentioned.length === 0 && checked.length > 0;
  if (isAsked) awaited.knowsAll(repositoryId);
  const waiting = new Set(checked.flatMap((end) => awaited.issuesFor(repositoryId, end.name) ?? []));
  const found = isAsked ? plansInHistory(reading.history) : [];
  const more = [
    ...named,
    ...found.filter((issue) => waiting.has(issue) || !awaited.knows(repositoryId, issue)),
  ].filter((number) => !mentioned.includes(number));
  const issues = [...new Set([...mentioned, ...more])];
  const others = otherPlansNamed(reading);
  const isWider = more.length > 0 || others.some((path) => !files.includes(path));
  const asked = { issues, pulls, history, commits, files: isWider ? others : files, planned: true };
  const wider = isWider ? await repository.read(asked) : reading;
  return readReverted(repository, asked, wider, pushed);
}
