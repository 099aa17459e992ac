import type { CommandResult } from '../commands/command.ts';
import { UserError } from '../errors.ts';
import { phaseIssueText } from '../messages/phase-issue.ts';
import type { PhaseLink } from '../plan/edits/link-phase-issues.ts';
import type { PhaseIssue } from '../plan/reading/phase-issues.ts';
import { readPhaseMark } from '../plan/records/phase-closed.ts';
import type { CommandPlan } from './find-command-plan.ts';
import type { LinksPhases } from './ports/planning.ts';
import type {
  IssueReading,
  ReadsRepository,
  SubIssueChanges,
  SubIssueReading,
  WritesSubIssues,
} from './ports/repository.ts';

export interface PhaseIssuesPorts {
  readonly repository: ReadsRepository & WritesSubIssues;
  readonly plans: LinksPhases;
}

export interface PhaseIssuesRequest {
  readonly found: CommandPlan;
  /** PLAN.md as the commands before left it. */
  readonly source: string | null;
  readonly results: readonly CommandResult[];
  /** Ledger name of the comment: `comment/991`. */
  readonly origin: string;
  /** Those opened by an earlier try, which a reading may not show yet; this one adds to it. */
  readonly opened: PhaseLink[];
}

/** What the commands came to, with `phase-issues` done: an edit of the plan, a reply, or an error. */
export async function phaseIssues(
  ports: PhaseIssuesPorts,
  request: PhaseIssuesRequest,
): Promise<{ readonly source: string | null; readonly results: readonly CommandResult[] }> {
  const asked = request.results.filter((result) => result.kind === 'phase-issues');
  if (asked.length === 0) return request;
  const entries = asked.map(({ call }) => `${request.origin}#${call.hash}`);
  const done = await bringUpToDate(ports, request, entries).catch((error: unknown): Done => {
    if (!(error instanceof UserError)) throw error;
    return { source: request.source, result: { kind: 'error', message: error.message, spot: null } };
  });
  const results = request.results.map((result) =>
    result.kind === 'phase-issues' ? { call: result.call, ...done.result } : result,
  );
  return { source: done.source, results };
}

interface Done {
  readonly source: string | null;
  readonly result:
    | { readonly kind: 'edit'; readonly summary: string }
    | { readonly kind: 'reply'; readonly markdown: string }
    | { readonly kind: 'error'; readonly message: string; readonly spot: null };
}

/** The issues first, then the links to them: what was opened and is not linked yet is found again by its mark. */
async function bringUpToDate(
  { repository, plans }: PhaseIssuesPorts,
  { found, opened, source }: PhaseIssuesRequest,
  entries: readonly string[],
): Promise<Done> {
  const { plan, reading } = found;
  const issue = plan === null ? undefined : reading.issues.get(plan.issue);
  if (plan === null || issue === undefined || source === null) throw new UserError('There is no plan yet.');
  if (plan.proposal !== null) {
    throw new UserError(
      'The plan is only proposed, and its phases may still change; expected a plan that is approved. Merge its pull request first.',
    );
  }
  const phases = await plans.readPhaseIssues(source, reading.repository.url);
  const matched = await matchIssues(repository, issue, phases);
  const before = new Set(opened.map((link) => link.phase));
  const fresh = matched.filter(
    ({ phase, found }) => found === null && !phase.isComplete && !before.has(phase.number),
  );
  const changes = changesOf(found, issue, { matched, fresh });
  const { edited } = changes;
  if (changes.opened.length + edited.length + changes.adopted.length > 0) {
    const made = await repository.writeSubIssues(changes);
    made.forEach(({ number, url }, index) => {
      const phase = fresh[index]?.phase.number;
      if (phase !== undefined) opened.push({ phase, issue: number, url });
    });
  }
  const old = matched.flatMap(({ phase, found }) =>
    found === null ? [] : [{ phase: phase.number, issue: found.number, url: found.url }],
  );
  const known = new Set(old.map((link) => link.phase));
  const links = [...old, ...opened.filter((link) => !known.has(link.phase))];
  const linked = await plans.linkPhaseIssues(source, links, entries);
  if (linked !== source) return { source: linked, result: { kind: 'edit', summary: saidOf(links) } };
  return { source, result: { kind: 'reply', markdown: saidOfNothing(phases, edited.length) } };
}

/** Where no link is new. */
function saidOfNothing(phases: readonly PhaseIssue[], edited: number): string {
  if (edited > 0) return `🚀 Updated the sub-issues of ${numbered(edited, 'phase')}.`;
  return phases.every((phase) => phase.isComplete)
    ? 'Nothing to do: every phase of the plan is complete, and a complete phase gets no sub-issue.'
    : 'Nothing to do: every phase that is not complete has its sub-issue, and they say what the plan says.';
}

interface Matched {
  readonly phase: PhaseIssue;
  readonly found: FoundIssue | null;
}

/** `child` is null for an issue that is no part of the plan's issue any more. */
type FoundIssue = Pick<SubIssueReading, 'id' | 'number' | 'url'> & { readonly child: SubIssueReading | null };

/**
 * The issue of each phase: the one that the phase links, else our own with the phase's mark. One that people took out
 * of the plan's issue, and that the phase links still, is read apart: one request more.
 */
async function matchIssues(
  repository: ReadsRepository,
  issue: IssueReading,
  phases: readonly PhaseIssue[],
): Promise<Matched[]> {
  const children = new Map((issue.subIssues ?? []).map((child) => [child.number, child]));
  const linked = new Set(phases.flatMap((phase) => phase.issue ?? []));
  const apart = [...linked].filter((number) => !children.has(number) && number !== issue.number);
  const others = apart.length === 0 ? null : await repository.read({ issues: apart, pulls: [] });
  const byMark = new Map<number, SubIssueReading>();
  for (const child of children.values()) {
    const phase = child.isOurs && !linked.has(child.number) ? readPhaseMark(child.body, issue.number) : null;
    if (phase !== null && !byMark.has(phase)) byMark.set(phase, child);
  }
  return phases.map((phase): Matched => {
    const child = children.get(phase.issue ?? 0) ?? byMark.get(phase.number);
    const other = phase.issue === null ? undefined : others?.issues.get(phase.issue);
    if (other !== undefined) return { phase, found: { ...other, child: null } };
    return { phase, found: child === undefined ? null : { ...child, child } };
  });
}

function changesOf(
  { plan, reading }: CommandPlan,
  issue: IssueReading,
  { matched, fresh }: { readonly matched: readonly Matched[]; readonly fresh: readonly Matched[] },
): SubIssueChanges {
  const textOf = (phase: PhaseIssue, body: string | null) =>
    phaseIssueText(phase, { issue: issue.number, planUrl: plan?.url ?? issue.url, body });
  const edited = matched.flatMap(({ phase, found }) => {
    const child = found?.child ?? null;
    if (child === null || !child.isOurs || readPhaseMark(child.body, issue.number) === null) return [];
    const text = textOf(phase, child.body);
    return text.title === child.title && text.body === child.body ? [] : [{ id: child.id, ...text }];
  });
  return {
    repositoryId: reading.repository.id,
    parentId: issue.id,
    opened: fresh.map(({ phase }) => textOf(phase, null)),
    edited,
    adopted: matched.flatMap(({ found }) => (found !== null && found.child === null ? [found.id] : [])),
  };
}

function saidOf(links: readonly PhaseLink[]): string {
  return `linked ${numbered(links.length, 'phase')} to ${links.length === 1 ? 'its sub-issue' : 'their sub-issues'}`;
}

function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
