import type { ListItem } from 'mdast';
import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { join, plain, prose, strong } from '../prose.ts';
import type { Drift, RecordEffect } from '../reading/plan-document.ts';
import { bullet } from '../sections/blocks.ts';
import { changedAreas, changedTests } from './changed-files.ts';
import { changedKinds } from './changed-kinds.ts';
import { symbolLine } from './changed-names.ts';
import { checkResults } from './check-results.ts';
import { renderDrift } from './drift.ts';
import type { LandedChange, MergedPull } from './merged-pull.ts';
import type { RecordFacts } from './phase-summary.ts';
import { pullSummary } from './pull-summary.ts';

/** What a pull request means for the plan. */
export interface PullTasks {
  /** Ids it names that the plan has, in the plan's order. */
  readonly known: readonly string[];
  /** Ids it names that the plan does not have. */
  readonly unknown: readonly string[];
  /** Ids it names that were dropped. */
  readonly dropped: readonly string[];
}

/** What the plan makes of it. */
export interface RecordExtras {
  readonly effect?: RecordEffect | null;
  readonly drift?: Drift;
}

const MOST_PEOPLE = 6;
const NO_DRIFT: Drift = { untouched: [], beyond: [] };

/** The record of what was merged, or pushed, under "What shipped": the change that really landed. */
export function pullRecord(
  pull: LandedChange,
  tasks: PullTasks,
  { effect = null, drift = NO_DRIFT }: RecordExtras = {},
): ListItem {
  const title = foreignText(pull.title) || 'without a title';
  const files = `${pull.changedFiles} ${pull.changedFiles === 1 ? 'file' : 'files'}`;
  const facts: Prose[] = [
    plain(pull.mergedAt.slice(0, 10)),
    ...(tasks.known.length > 0 ? [plain(tasks.known.join(', '))] : []),
    ...(effect === null ? [] : [effectText(effect)]),
    plain(`${files}, +${pull.additions} −${pull.deletions}`),
    ...(pull.number === null ? [] : commitLink(pull)),
  ];
  const head = prose`${changeLink(pull)} ${strong({ type: 'text', value: title })} · ${join(facts, ' · ', ' · ')}`;
  return bullet(head, [
    ...nonEmpty(changedAreas(pull)),
    ...nonEmpty(changedTests(pull.files)),
    ...changedKinds(pull),
    ...nonEmpty(symbolLine(pull)),
    ...nonEmpty(renderDrift(drift)),
    ...nonEmpty(pullSummary(pull)),
    ...nonEmpty(people(pull)),
    ...nonEmpty(checkResults(pull)),
    ...nonEmpty(namedInVain(tasks)),
  ]);
}

/** `#57`, or the beginning of the commit's id where there is no pull request. */
export function changeLink({ number, url, mergeCommit }: LandedChange): Prose[number] {
  return webLink(url, number === null ? (mergeCommit?.oid ?? '').slice(0, SHORT) : `#${number}`);
}

const SHORT = 7;

function effectText({ verb, number, url, tasks }: RecordEffect): Prose {
  return prose`${verb} ${webLink(url, `#${number}`)}${tasks.length > 0 ? `: ${tasks.join(', ')}` : ''}`;
}

/** The same as plain values, as it will be read back. */
export function factsOf(
  pull: LandedChange,
  { effect = null, drift = NO_DRIFT }: RecordExtras,
  tasks: readonly string[] = [],
): RecordFacts {
  const { number, url, title, changedFiles: files, additions, deletions } = pull;
  const date = pull.mergedAt.slice(0, 10);
  const commit = pull.mergeCommit?.oid ?? null;
  return { number, url, title, date, files, additions, deletions, tasks, effect, drift, commit };
}

/** Which commit brought it: checks on it, and on those that contain it, prove exit criteria. */
function commitLink({ mergeCommit }: LandedChange): Prose[] {
  return mergeCommit === null ? [] : [prose`${webLink(mergeCommit.url, mergeCommit.oid.slice(0, SHORT))}`];
}

function nonEmpty(line: Prose): Prose[] {
  return line.length > 0 ? [line] : [];
}

function people(pull: LandedChange): Prose {
  const { author, reviewers, url } = pull;
  const first = author === null ? prose`By a deleted account` : prose`By ${[person(author, url)]}`;
  const others = coAuthors(pull);
  const by = others.length === 0 ? first : prose`${first} with ${join(others.map((name) => prose`${name}`))}`;
  if (pull.number === null) return prose`${by}, without a pull request.`;
  if (reviewers.length === 0) return prose`${by}, without a review.`;
  return prose`${by}, reviewed by ${join(reviewers.slice(0, MOST_PEOPLE).map((login) => [person(login, url)]))}.`;
}

/** Names behind `Co-authored-by:` in the commits, each once; addresses stay out. */
function coAuthors({ commits }: Pick<MergedPull, 'commits'>): string[] {
  const names = commits.flatMap(({ message }) =>
    [...message.slice(-4_000).matchAll(/^co-authored-by:[ \t]*([^<\n]{1,200})/gim)].map(([, name = '']) =>
      foreignText(name, 60),
    ),
  );
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_PEOPLE);
}

/** A login with its page on the server that the pull request is on. */
function person(login: string, pullUrl: string): Prose[number] {
  const name = foreignText(login, 60);
  const origin = /^https?:\/\/[^/\s]+/.exec(pullUrl)?.[0];
  const page = /^[A-Za-z0-9-]+$/.test(name) ? name : /^([A-Za-z0-9-]+)\[bot\]$/.exec(name)?.[1];
  if (origin === undefined || page === undefined) return { type: 'text', value: `@${name}` };
  return webLink(page === name ? `${origin}/${page}` : `${origin}/apps/${page}`, `@${name}`);
}

function namedInVain({ unknown, dropped }: PullTasks): Prose {
  const sentences: string[] = [];
  const shown = unknown.slice(0, 10).join(', ');
  if (unknown.length > 0) sentences.push(`It names ${shown}, which this plan does not have.`);
  if (dropped.length > 0) sentences.push(`It names ${dropped.join(', ')}, dropped from this plan.`);
  return plain(sentences.join(' '));
}
