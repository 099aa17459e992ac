import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { TimeLimitExceeded, UserError } from '../errors.ts';
import { type OtherPlanEntry, readOtherPlanEntries } from '../messages/other-plans.ts';
import { type FileReference, findFileEvidence } from '../plan/foreign/file-evidence.ts';
import { isForeign } from '../plan/foreign/is-foreign.ts';
import { isPlanOf, planOfBranch } from '../plan/foreign/plan-pattern.ts';
import type { ForeignMerge, ForeignRecord } from '../plan/foreign/record-in-foreign.ts';
import { landedEntry, pullEntry, pushEntry } from '../plan/records/ledger.ts';
import type { LandedChange, MergedPull } from '../plan/records/merged-pull.ts';
import { isRevert, revertTargets } from '../plan/records/reverts.ts';
import { findPlansNamed } from './find-plans-named.ts';
import type { TicksOtherPlans } from './ports/planning.ts';
import type { FileReading, PullReading, PushRefused, RepositoryReading } from './ports/repository.ts';
import type { OtherPlan } from './record-edits.ts';

/** A plan of another tool after merged work was ticked in it. */
export interface OtherPlanEdit {
  readonly path: string;
  readonly before: string;
  readonly record: ForeignRecord;
}

/** Plans that one pull request can be for. */
const MOST_FILES = 10;

/**
 * The plans of others that merged pull requests speak of, and are in the configuration: what is there to read. Empty
 * where the configuration names none, or cannot be read: then it is said elsewhere.
 */
export function otherPlansNamed(reading: RepositoryReading): string[] {
  const patterns = patternsOf(reading);
  if (patterns.length === 0) return [];
  const paths = mergedHere(reading).flatMap((pull) => [...namesByPath(pull, patterns, true).keys()]);
  return [...new Set(paths)].slice(0, MOST_FILES);
}

/** Ticks them. What is done already, by us or by people, is left as it is. */
export async function recordOtherPlans(
  plans: TicksOtherPlans,
  reading: RepositoryReading,
  pushed: readonly LandedChange[] = [],
): Promise<readonly OtherPlanEdit[]> {
  const patterns = patternsOf(reading);
  const edits: OtherPlanEdit[] = [];
  for (const path of otherPlansNamed(reading)) {
    const file = reading.files?.get(path);
    const merges = mergedHere(reading).flatMap((pull) => mergeOf(reading, patterns, pull, path));
    const reverts = [...mergedHere(reading).filter(isRevert), ...pushed];
    if (merges.length + reverts.length === 0) continue;
    if (file === undefined) edits.push(missing(path, merges));
    // A plan of ours that such a path meets is kept by its issue.
    else if (isForeign(file.source))
      edits.push({
        path,
        before: file.source,
        record: await tick(plans, file, { merges, reverts, reading }),
      });
  }
  return edits;
}

function missing(path: string, merges: readonly ForeignMerge[]): OtherPlanEdit {
  const message = 'There is no such file on the default branch.';
  const faults = merges.filter(({ isNamed }) => isNamed).map(({ by }) => ({ by, message }));
  return { path, before: '', record: { source: '', ticked: [], faults } };
}

async function tick(
  plans: TicksOtherPlans,
  file: FileReading,
  { merges, reverts, reading }: ToTick,
): Promise<ForeignRecord> {
  const { path, source, atMerge, ourMessages } = file;
  const entries = ourMessages.flatMap((message) => readOtherPlanEntries(message, path));
  const applied = new Set(entries.map(({ by }) => by));
  const named = merges.map((merge) => ({ ...merge, merged: atMerge.get(pullOf(merge.by) ?? 0) ?? null }));
  const undone = reverts.flatMap((pull) => undoneBy(reading, pull, { entries, named }));
  const fresh = [...named, ...undone].filter(({ by }) => !applied.has(by));
  if (fresh.length === 0) return { source, ticked: [], faults: [] };
  try {
    return await plans.recordInForeign(source, fresh);
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof TimeLimitExceeded)) throw error;
    const message = 'It takes too long to read as markdown.';
    return { source, ticked: [], faults: fresh.map(({ by }) => ({ by, message })) };
  }
}

interface ToTick {
  readonly merges: readonly ForeignMerge[];
  readonly reverts: readonly LandedChange[];
  readonly reading: RepositoryReading;
}

/** What a revert takes back, or the revert of one restores: of what our own commits say they did. */
function undoneBy(
  { pulls }: RepositoryReading,
  revert: LandedChange,
  known: { readonly entries: readonly OtherPlanEntry[]; readonly named: readonly ForeignMerge[] },
): ForeignMerge[] {
  const { pulls: numbers, commits } = revertTargets(revert);
  const byCommit = [...pulls.values()].flatMap(({ number, merged }) =>
    commits.some((oid) => merged?.mergeCommit?.oid.startsWith(oid)) ? [number] : [],
  );
  const targets = new Set([...(revert.number === null ? [] : numbers), ...byCommit].map(pullEntry));
  const isTarget = (by: string): boolean =>
    targets.has(by) || commits.some((oid) => by.startsWith(pushEntry(oid)));
  const by = landedEntry(revert);
  return known.entries
    .filter((entry) => isTarget(entry.by) && entry.by !== by)
    .flatMap((entry) => {
      const of = known.named.find((merge) => merge.by === entry.by);
      const names = [...new Set([...entry.ids, ...(of?.names ?? [])])];
      const merged = entry.isUndone ? null : (of?.merged ?? null);
      return [{ by, names, isNamed: false, merged, isUndone: !entry.isUndone }];
    });
}

/** `57` of `pr/57`; null for what no pull request brought. */
function pullOf(by: string): number | null {
  const number = /^pr\/(\d{1,9})$/.exec(by)?.[1];
  return number === undefined ? null : Number(number);
}

function mergeOf(
  reading: RepositoryReading,
  patterns: readonly string[],
  pull: MergedPull,
  path: string,
): ForeignMerge[] {
  const named = namesByPath(pull, patterns, !meansOwnPlan(reading, pull)).get(path);
  if (named === undefined || named.names.length === 0) return [];
  return [{ by: pullEntry(pull.number), merged: null, ...named }];
}

/** Ids alone belong to the plan of an issue where there is one that the pull request names. */
function meansOwnPlan({ issues }: RepositoryReading, pull: MergedPull): boolean {
  return findPlansNamed(pull).some(({ issue }) => (issues.get(issue)?.plan ?? null) !== null);
}

interface Named {
  readonly names: readonly string[];
  readonly isNamed: boolean;
}

/** What a pull request says of each plan. `takesBare`: ids alone count, where it is clear whose they are. */
function namesByPath(
  pull: Pick<MergedPull, 'body' | 'commits' | 'headRef'>,
  patterns: readonly string[],
  takesBare: boolean,
): Map<string, Named> {
  const references = findFileEvidence(pull);
  const isPlan = ({ path }: FileReference): boolean =>
    path !== null && patterns.some((pattern) => isPlanOf(pattern, path));
  const named = new Map<string, Named>();
  for (const { path, names } of references.filter(isPlan)) {
    if (path !== null) named.set(path, { names: [...(named.get(path)?.names ?? []), names], isNamed: true });
  }
  const bare = takesBare ? references.filter(({ path }) => path === null).map(({ names }) => names) : [];
  const only = bare.length === 0 ? null : planMeant(pull.headRef, patterns, [...named.keys()]);
  if (only === null) return named;
  const before = named.get(only);
  return named.set(only, { names: [...(before?.names ?? []), ...bare], isNamed: before !== undefined });
}

/** The one plan that is named; else that of the branch; else the only one that the configuration has. */
export function planMeant(
  branch: string,
  patterns: readonly string[],
  named: readonly string[],
): string | null {
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  const ofBranch = [...new Set(patterns.flatMap((pattern) => planOfBranch(pattern, branch) ?? []))];
  const [pattern] = patterns;
  const isSingle = patterns.length === 1 && pattern?.includes('*') === false;
  if (isSingle) return pattern ?? null;
  return ofBranch.length === 1 ? (ofBranch[0] ?? null) : null;
}

function mergedHere({ pulls, repository }: RepositoryReading): MergedPull[] {
  return [...pulls.values()].flatMap(({ merged, baseRef }: PullReading) =>
    merged !== null && baseRef === repository.defaultBranch ? [merged] : [],
  );
}

function patternsOf(reading: RepositoryReading): readonly string[] {
  return configOf(reading)?.['other-plans'] ?? [];
}

/** Null where it cannot be read: that is said where a plan of ours is touched, and nobody has asked for it here. */
function configOf({ config }: RepositoryReading): Config | null {
  if (config === null || !config.includes('other-plans')) return null;
  try {
    return parseConfig(config);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return null;
  }
}

/** What merging an open pull request would tick: as it is recorded, on the plans as they are now. */
export async function previewOtherPlans(
  plans: TicksOtherPlans,
  reading: RepositoryReading,
  pull: MergedPull,
): Promise<readonly OtherPlanEdit[]> {
  const patterns = patternsOf(reading);
  const edits: OtherPlanEdit[] = [];
  for (const path of otherPlansOf(reading, pull)) {
    const merges = mergeOf(reading, patterns, pull, path);
    const file = reading.files?.get(path);
    if (merges.length === 0) continue;
    if (file === undefined) edits.push(missing(path, merges));
    else if (isForeign(file.source))
      edits.push({
        path,
        before: file.source,
        record: await tick(plans, file, { merges, reverts: [], reading }),
      });
  }
  return edits.filter(({ before, record }) => record.source !== before || record.faults.length > 0);
}

/** The plans of others that one pull request speaks of, and that are in the configuration. */
export function otherPlansOf(
  reading: RepositoryReading,
  pull: Pick<MergedPull, 'body' | 'commits' | 'headRef'>,
): string[] {
  const patterns = patternsOf(reading);
  if (patterns.length === 0) return [];
  return [...namesByPath(pull, patterns, true).keys()].slice(0, MOST_FILES);
}

/** The files that changed. */
export function changedPlans(reading: RepositoryReading, edits: readonly OtherPlanEdit[]): OtherPlan[] {
  const bookkeeping = configOf(reading)?.bookkeeping ?? 'direct';
  return edits
    .filter(({ before, record }) => record.source !== before)
    .map(({ path, record }) => ({ path, source: record.source, bookkeeping }));
}

/** Numbers of the pull requests whose tasks were ticked. */
export function pullsTicked({ record }: OtherPlanEdit): number[] {
  return record.ticked.flatMap(({ by }) => pullOf(by) ?? []);
}

/** Ids of pushed reverts whose tasks were unticked. */
export function pushesTicked({ record }: OtherPlanEdit): string[] {
  return record.ticked.flatMap(({ by }) => /^push\/(.+)$/.exec(by)?.[1] ?? []);
}

/** What was ticked and could not be written, as faults: the rules of the default branch allow no commit. */
export function refusedPlans(edits: readonly OtherPlanEdit[], refusal: PushRefused): OtherPlanEdit[] {
  const message = `It could not be written: ${refusal.message}`;
  return edits.map(({ path, before, record }) => {
    const lost = record.ticked.map(({ by, ids }) => ({ by, message: `${ids.join(', ')}: ${message}` }));
    return { path, before, record: { source: before, ticked: [], faults: [...record.faults, ...lost] } };
  });
}
