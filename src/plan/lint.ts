import { UserError } from '../errors.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { EditRefused } from '../markdown/edit-refused.ts';
import { parse } from '../markdown/parse.ts';
import { judgedPaths } from './judged-paths.ts';
import { createLocator } from './reading/locate-finding.ts';
import type { PlanFile } from './reading/plan-file.ts';
import { readPlanLoosely } from './reading/read.ts';
import { readContent } from './reading/read-content.ts';
import { lineOfKey, type PlanFrontMatter, readPlanFrontMatter } from './reading/read-front-matter.ts';
import { findPhases } from './reading/read-phases.ts';
import { judgePlan } from './rules/judge-plan.ts';
import type { RuleLevels } from './rules/rule.ts';

/** What a rule found in a document, and where. Lines and columns count from 1. Plain data. */
export interface LocatedFinding {
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** What was found, what was expected, and how to mend it. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface LintContext {
  /** Paths at the plan's base commit; null where they are not known, and then no path is judged. */
  readonly treePaths: ReadonlySet<string> | null;
  /** The clone does not have the plan's base commit: `treePaths` is null then, and a warning says so. */
  readonly isBaseGone?: boolean;
  /** Where the plan lies in its repository; left out, its path is not judged. */
  readonly planPath?: string;
  /** Levels that the repository sets; every rule has one of its own. */
  readonly levels?: RuleLevels;
  /** Headings that the repository requires beyond the standard. */
  readonly sections?: readonly string[];
}

/** Larger plans are refused everywhere: the parser would take seconds for one. */
const MOST_BYTES = 512 * 1024;

/**
 * Judges a PLAN.md as people left it by the planning standard: its findings by line. Never throws, whatever the text
 * is; what cannot be read is a finding. Text of strangers takes the parser long where it is hostile, so it is linted in
 * a worker under a limit.
 */
export function lintPlan(source: string, context: LintContext): readonly LocatedFinding[] {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MOST_BYTES) {
    return unreadable(
      `This plan has ${Math.ceil(bytes / 1024)} KB; expected at most ${MOST_BYTES / 1024} KB. Move what is not the plan to files of its own.`,
    );
  }
  try {
    return judgeText(parse(source), context);
  } catch (error) {
    if (error instanceof EditRefused) return unreadable(error.message);
    // Emphasis in emphasis without end passes the parser, and overflows what walks its tree.
    if (error instanceof RangeError)
      return unreadable('The text nests marks without end; expected a plan. Write it with less nesting.');
    throw error;
  }
}

function judgeText(markdown: MarkdownDocument, context: LintContext): LocatedFinding[] {
  const file = readFile(markdown);
  const findings = judgePlan(
    file.reading.plan,
    {
      treePaths: context.treePaths,
      ...(context.isBaseGone === undefined ? {} : { isBaseGone: context.isBaseGone }),
      ...(context.planPath === undefined ? {} : { home: { planPath: context.planPath } }),
      ...(context.sections === undefined ? {} : { sections: context.sections }),
      file,
    },
    context.levels,
  );
  const locate = createLocator(markdown, file.reading.places);
  return findings
    .map((finding) => {
      const { line, column } = locate(finding);
      return { rule: finding.rule, level: finding.level, message: finding.message, line, column };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The commit that a plan was drawn at, for reading its tree before it is linted; null where it names none. */
export function planBase(source: string): string | null {
  return (
    /^\uFEFF?---\r?\n(?:(?!---)[^\n]*\n){0,20}?base:[ \t]*["']?([0-9a-f]{40}|[0-9a-f]{64})["']?[ \t]*\r?\n/.exec(
      source,
    )?.[1] ?? null
  );
}

/** The commit that the paths of a plan are judged at, and the paths. */
export interface PathsToJudge {
  readonly base: string | null;
  /** Each once; none where the text is no plan. */
  readonly paths: readonly string[];
}

/** What has to be known of the tree before a plan is linted. As patient with the text as `lintPlan`. */
export function pathsToJudge(source: string): PathsToJudge {
  const base = planBase(source);
  if (base === null || new TextEncoder().encode(source).length > MOST_BYTES) return { base, paths: [] };
  try {
    const judged = judgedPaths(readFile(parse(source)).reading.plan);
    const paths = judged.filter(({ status }) => status !== 'unverified').map(({ path }) => path);
    return { base, paths: [...new Set(paths)] };
  } catch (error) {
    if (error instanceof EditRefused || error instanceof RangeError) return { base, paths: [] };
    throw error;
  }
}

function unreadable(message: string): LocatedFinding[] {
  return [{ rule: 'well-formed', level: 'error', message, line: 1, column: 1 }];
}

function readFile(markdown: MarkdownDocument): PlanFile {
  const { frontMatter, fault } = readTolerantly(markdown);
  return {
    markdown,
    document: () => readPlanLoosely(markdown, frontMatter),
    reading: readContent(markdown, frontMatter),
    frontMatterFault: fault,
  };
}

function readTolerantly(markdown: MarkdownDocument): {
  readonly frontMatter: PlanFrontMatter;
  readonly fault: PlanFile['frontMatterFault'];
} {
  try {
    return { frontMatter: readPlanFrontMatter(markdown), fault: null };
  } catch (error) {
    if (!(error instanceof UserError || error instanceof EditRefused)) throw error;
    const hasPhases = findPhases(markdown).some((phase) => phase.number !== null);
    const tier = hasPhases ? 'medium' : 'small';
    return {
      frontMatter: { issue: 0, tier, base: null, issueSha256: null, paused: false },
      fault: { message: error.message, line: lineOfFault(markdown, error.message) },
    };
  }
}

/** The line that the message names, or that of the key it quotes; the first where it does neither. */
function lineOfFault(markdown: MarkdownDocument, message: string): number {
  const said = / in line (\d+), column /.exec(message)?.[1];
  if (said !== undefined) return Number(said);
  const key = /for "([a-z0-9-]+)"/.exec(message)?.[1];
  return key === undefined ? 1 : lineOfKey(markdown, key);
}
