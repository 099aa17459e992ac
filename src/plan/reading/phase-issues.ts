import type { Link, Paragraph } from 'mdast';
import { nodeText } from '../../markdown/node-text.ts';
import { walk } from '../../markdown/walk.ts';
import { foreignText } from '../foreign-text.ts';
import { plainText } from '../prose.ts';
import { readPhase } from '../sections/phases.ts';
import type { PhaseSection, PlanDocument } from './plan-document.ts';
import { readPlan } from './read.ts';
import { progress } from './read-progress.ts';

/** A phase, and the issue that stands for it. Its texts are what people wrote, as one line of plain text. */
export interface PhaseIssue {
  readonly number: number;
  /** Without "Phase 2:"; may be empty. */
  readonly title: string;
  readonly delivers: string;
  readonly isComplete: boolean;
  /** Number of the issue that the phase links; null where it links none. */
  readonly issue: number | null;
}

/** The line of a phase that links its issue. */
export interface PhaseIssueLine {
  readonly paragraph: Paragraph;
  readonly link: Link;
  readonly issue: number;
}

const LONGEST_TITLE = 180;
const LONGEST_TEXT = 600;
const LABEL = /^(?:sub-?)?issue:/i;

/** The numbered phases of a plan, in its order. Throws UserError where the text is no plan. */
export function readPhaseIssues(source: string, repositoryUrl: string): PhaseIssue[] {
  const plan = readPlan(source);
  const states = new Map(progress(plan).map((phase) => [phase.number, phase.state]));
  return plan.phases.flatMap((phase): PhaseIssue[] => {
    if (phase.number === null) return [];
    const { delivers } = readPhase(plan.tree.children.slice(phase.start + 1, phase.end));
    return [
      {
        number: phase.number,
        title: foreignText(phase.title, LONGEST_TITLE),
        delivers: foreignText(plainText(delivers), LONGEST_TEXT),
        isComplete: states.get(phase.number) === 'complete',
        issue: phaseIssueLine(plan, phase, repositoryUrl)?.issue ?? null,
      },
    ];
  });
}

/**
 * The line "Issue: #77" among what stands directly below the phase's heading, with its link to an issue of the
 * repository; of any where that is not known. Null where there is none.
 */
export function phaseIssueLine(
  { tree }: PlanDocument,
  phase: PhaseSection,
  repositoryUrl: string | null,
): PhaseIssueLine | null {
  const blocks = tree.children.slice(phase.start + 1, phase.end);
  const next = blocks.findIndex((block) => block.type === 'heading');
  let found: PhaseIssueLine | null = null;
  for (const block of next === -1 ? blocks : blocks.slice(0, next)) {
    walk(block, (node) => {
      if (found !== null || node.type !== 'paragraph' || !LABEL.test(nodeText(node).trim())) return;
      const links = node.children.filter((child) => child.type === 'link');
      for (const link of links) {
        const issue = issueOf(link.url, repositoryUrl);
        if (issue !== null) found ??= { paragraph: node, link, issue };
      }
    });
  }
  return found;
}

function issueOf(url: string, repositoryUrl: string | null): number | null {
  const [, repository, number] = /^(https?:\/\/.+)\/issues\/(\d{1,9})$/.exec(url) ?? [];
  const isHere = repositoryUrl === null || repository?.toLowerCase() === repositoryUrl.toLowerCase();
  return isHere && number !== undefined ? Number(number) : null;
}
