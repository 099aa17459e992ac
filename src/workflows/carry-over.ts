import type { CommandCall } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import type { PlanHome } from '../plan/issue.ts';
import type { CheckReading } from '../plan/records/record-checks.ts';
import type { Merge, RecordedMerges } from '../plan/records/record-merges.ts';
import { originOf } from './lost-entries.ts';
import type { EditsPlans, RunsCommands } from './ports/planning.ts';
import type {
  IssueReading,
  NamedComment,
  PlanText,
  ReadsNamedComments,
  RepositoryReading,
} from './ports/repository.ts';

export interface CarriesOver {
  readonly repository: ReadsNamedComments;
  readonly plans: Pick<EditsPlans, 'recordMerges'>;
  readonly commands: RunsCommands;
}

interface ToCarry {
  readonly issue: IssueReading;
  /** As the default branch has it. */
  readonly plan: PlanText;
  /** What the standing pull request had in the plan's ledger and the default branch has not, in order. */
  readonly lost: readonly string[];
  readonly merges: readonly Merge[];
  readonly home: PlanHome;
  readonly checks: CheckReading;
  readonly config: Config;
}

/** Why a command is not in the plan; `reason` is null where it had nothing to do. */
export interface Unable {
  readonly url: string | null;
  readonly reason: string | null;
}

export interface CarriedOver {
  readonly source: string;
  readonly records: readonly RecordedMerges[];
  /** By ledger entry. */
  readonly unable: ReadonlyMap<string, Unable>;
}

/** Comments read for it; each is a request. */
const MOST_COMMENTS = 50;
const ELSEWHERE = 'it stands where GitHub does not give it by its number; give it again.';

/**
 * Obeys again, on the plan as the default branch has it, the commands that only a standing pull request held, in their
 * order among what was recorded there: by the words of their comments, in the name of who gave them, on their day.
 * Merges and checks that came before a command are recorded before it. Throws UserError where the plan cannot be read.
 */
export async function carryOver(
  ports: CarriesOver,
  reading: RepositoryReading,
  given: ToCarry,
): Promise<CarriedOver> {
  const records: RecordedMerges[] = [];
  const unable = new Map<string, Unable>();
  let { source } = given.plan;
  let before: string[] = [];
  let comments = 0;
  for (const [origin, entries] of stepsOf(given.lost)) {
    if (origin === null) {
      before.push(...entries);
      continue;
    }
    comments += 1;
    const comment = comments > MOST_COMMENTS ? null : await ports.repository.namedComment(origin);
    const fault = faultOf(comment);
    if (comment === null || fault !== null) {
      for (const entry of entries) unable.set(entry, { url: comment?.url ?? null, reason: fault });
      continue;
    }
    const record = await recordBefore(ports, source, before, given);
    before = [];
    if (record !== null) records.push(record);
    source = await obey(
      ports,
      reading,
      { ...given, comment, origin, entries, unable },
      record?.source ?? source,
    );
  }
  return { source, records, unable };
}

/** What follows another in the ledger and is of one comment; null for what is no command. */
function stepsOf(lost: readonly string[]): [string | null, string[]][] {
  const steps: [string | null, string[]][] = [];
  for (const entry of lost) {
    const origin = originOf(entry);
    const last = steps.at(-1);
    if (last !== undefined && last[0] === origin) last[1].push(entry);
    else steps.push([origin, [entry]]);
  }
  return steps;
}

function faultOf(comment: NamedComment | null): string | null {
  if (comment === null) return ELSEWHERE;
  return comment.isEdited ? 'it was edited since, and by whom is not known; give it again.' : null;
}

async function recordBefore(
  { plans }: CarriesOver,
  source: string,
  entries: readonly string[],
  { merges, home, checks }: ToCarry,
): Promise<RecordedMerges | null> {
  const known = new Set(entries);
  const earlier = merges.filter(({ pull }) =>
    known.has(pull.number === null ? `push/${pull.mergeCommit?.oid}` : `pr/${pull.number}`),
  );
  const hasChecks = entries.some((entry) => entry.startsWith('check/'));
  if (earlier.length === 0 && !hasChecks) return null;
  const history = hasChecks ? checks.history : [];
  return plans.recordMerges(source, earlier, home, { history, isPatient: false });
}

interface ToObey extends ToCarry {
  readonly comment: NamedComment;
  readonly origin: string;
  readonly entries: readonly string[];
  readonly unable: Map<string, Unable>;
}

async function obey(
  { commands }: CarriesOver,
  { repository }: RepositoryReading,
  { comment, origin, entries, unable, issue, config }: ToObey,
  source: string,
): Promise<string> {
  const entryOf = ({ hash }: CommandCall): string => `${origin}#${hash}`;
  const all = await commands.parseCommands(comment.body, config.prefix);
  const calls = all.filter((call) => entries.includes(entryOf(call)));
  const { author: login, url, createdAt, pull } = comment;
  const ran = await commands.runCommands(calls, {
    ...{ source, planUrl: null, issue: issue.number, pull, people: [], prefix: config.prefix },
    actor: { login, url: `${new URL(repository.url).origin}/${login}`, date: createdAt.slice(0, 10) },
    // They were allowed to when it was obeyed first.
    standing: { author: true, triage: true, write: true },
    ...{ origin, answered: [] },
  });
  for (const entry of entries) unable.set(entry, { url, reason: 'it is not in its comment any more.' });
  for (const result of ran.results) {
    if (result.kind === 'edit') unable.delete(entryOf(result.call));
    else unable.set(entryOf(result.call), { url, reason: reasonOf(result) });
  }
  return ran.source ?? source;
}

function reasonOf(
  result: Exclude<Awaited<ReturnType<RunsCommands['runCommands']>>['results'][number], { kind: 'edit' }>,
): string | null {
  if (result.kind === 'error') return result.message;
  return result.kind === 'phase-issues' ? 'give it again: it links the sub-issues that are there.' : null;
}

/** As if it were one recording; what is awaited is what the last one says. */
export function united(records: readonly [...RecordedMerges[], RecordedMerges]): RecordedMerges {
  const last = records.at(-1) as RecordedMerges;
  return {
    ...last,
    recorded: records.flatMap(({ recorded }) => recorded),
    pushed: records.flatMap(({ pushed }) => pushed),
    ticked: records.flatMap(({ ticked }) => ticked),
    unticked: records.flatMap(({ unticked }) => unticked),
    phasesCompleted: records.flatMap(({ phasesCompleted }) => phasesCompleted),
  };
}
