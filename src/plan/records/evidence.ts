import { namesPlanFile } from '../foreign/file-evidence.ts';
import { proseLines } from '../reading/prose-lines.ts';
import type { ClosedPhase } from './phase-closed.ts';

/** What ties a pull request to a plan (design, section 5). */
export interface PlanReference {
  /** Number of the plan's issue. */
  readonly issue: number;
  /** Task ids as this plan writes them: `T03`. Empty: the plan is named, and no task. */
  readonly tasks: readonly string[];
  readonly how: 'body' | 'commit' | 'branch' | 'closes' | 'sub-issue';
  /** Of a `sub-issue`: the phase whose open tasks are done. */
  readonly phase?: ClosedPhase;
}

export interface EvidenceSource {
  readonly body: string;
  readonly headRef: string;
  readonly commits: readonly { readonly message: string }[];
  /** Issues that merging it closes. */
  readonly closesIssues: readonly number[];
  /** Those of them that stand for phases of plans. */
  readonly closesPhases?: readonly ClosedPhase[];
}

/** Lines and characters that are read of one text: no description needs more, and time stays bounded. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 1_000;

/**
 * All that ties the pull request to plans: lines `Plan: #42 T03, T04`, `Completes #42/T03` and `Completes T03`
 * in its body and commits, its branch `42-T03-…`, the issues that it closes, and of these the sub-issues of phases. Foreign text, read line by line
 * in linear time; code, quotes and comments hold no evidence. A bare `T03` counts where exactly one plan is named.
 */
export function findEvidence(pull: EvidenceSource): PlanReference[] {
  const found: Found[] = [
    ...readLines(pull.body, 'body', true),
    ...pull.commits.flatMap((commit) => readLines(commit.message, 'commit', false)),
    ...readBranch(pull.headRef),
    ...readClosed(pull),
  ];
  const named = [...new Set(found.flatMap(({ issue, phase }) => (isNamed(phase) ? (issue ?? []) : [])))];
  const only = named.length === 1 ? (named[0] ?? null) : null;
  return found.flatMap(({ issue, ...reference }) => {
    const plan = issue ?? only;
    return plan === null ? [] : [{ issue: plan, ...reference }];
  });
}

/** An issue that people titled "Phase 2" may have a plan of its own, so it does not make a bare id ambiguous. */
function isNamed(phase: ClosedPhase | undefined): boolean {
  return phase === undefined || phase.isOurs;
}

function readClosed({ closesIssues, closesPhases = [] }: EvidenceSource): Found[] {
  const ours = new Set(closesPhases.filter((phase) => phase.isOurs).map((phase) => phase.issue));
  return [
    ...closesIssues
      .filter((issue) => !ours.has(issue))
      .map((issue): Found => ({ issue, tasks: [], how: 'closes' })),
    ...closesPhases.map((phase): Found => ({ issue: phase.plan, tasks: [], how: 'sub-issue', phase })),
  ];
}

interface Found {
  /** Null for a bare task id. */
  readonly issue: number | null;
  readonly tasks: readonly string[];
  readonly how: PlanReference['how'];
  readonly phase?: ClosedPhase;
}

const PLAN_LINE = /^(?:[-*+]\s+)?\**plan\**:\**\s+(.*)$/i;
const COMPLETES_LINE = /^(?:[-*+]\s+)?(?:completes|completed|finishes)\s*:?\s+(.*)$/i;
/** `#42/T03` says enough wherever it stands. */
const PLAN_AND_TASK = /(?<![\w/#&])#(\d{1,9})\/(T\d{1,6})(?![\w/])/gi;
/** It quotes the title of the commit that it takes back. */
const REVERT = /^\s*revert\s+"/i;
const NAMED = /#(\d{1,9})(?:\/(T\d{1,6}))?(?![\w/])|\b(T\d{1,6})\b/gi;

function readLines(text: string, how: 'body' | 'commit', isMarkdown: boolean): Found[] {
  const found: Found[] = [];
  for (const line of isMarkdown ? proseLines(text) : text.split(/\r?\n/, MOST_LINES)) {
    if (REVERT.test(line) || namesPlanFile(line)) continue;
    const match = PLAN_LINE.exec(line.trim()) ?? COMPLETES_LINE.exec(line.trim());
    if (match) found.push(...readNames(match[1] ?? '', how));
    else
      for (const [, issue, task] of line.slice(0, LONGEST_LINE).matchAll(PLAN_AND_TASK)) {
        found.push({ issue: Number(issue), tasks: [taskId(task ?? '')], how });
      }
  }
  return found;
}

/** `#42 T03, T04`: ids that follow a plan are its own, until the next plan is named. */
function readNames(text: string, how: PlanReference['how']): Found[] {
  const found: { issue: number | null; tasks: string[]; how: PlanReference['how'] }[] = [];
  for (const [, issue, ofIssue, bare] of text.slice(0, LONGEST_LINE).matchAll(NAMED)) {
    if (issue !== undefined)
      found.push({ issue: Number(issue), tasks: ofIssue ? [taskId(ofIssue)] : [], how });
    else if (bare !== undefined) {
      const last = found.at(-1);
      if (last === undefined) found.push({ issue: null, tasks: [taskId(bare)], how });
      else last.tasks.push(taskId(bare));
    }
  }
  return found;
}

/** `42-T03-lock-the-store`, `feat/42-t03`, `42-T03-T04`. */
function readBranch(branch: string): Found[] {
  const match = /(?:^|\/)(\d{1,9})((?:-T\d{1,6}(?![\w]))+)/i.exec(branch.slice(0, LONGEST_LINE));
  if (!match) return [];
  const tasks = (match[2] ?? '')
    .split('-')
    .filter((part) => part !== '')
    .map(taskId);
  return [{ issue: Number(match[1]), tasks, how: 'branch' }];
}

/** `t3` and `T03` are one id: two digits at least. */
function taskId(text: string): string {
  return `T${String(Number(text.slice(1))).padStart(2, '0')}`;
}
