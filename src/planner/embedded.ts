import { issueSha256 } from '../plan/issue-hash.ts';
import type { AgreementPoint, Phase, Plan, Prose } from '../plan/plan.ts';
import { plain, plainText } from '../plan/prose.ts';
import { composeAgreement } from './compose/compose-agreement.ts';
import { composeDecisions, composeLines, composeRisks } from './compose/compose-knowledge.ts';
import { composeOverview } from './compose/compose-overview.ts';
import { composePhases, withFirstEntry } from './compose/compose-phases.ts';
import { composeQuestions } from './compose/compose-questions.ts';
import { composeState } from './compose/compose-state.ts';
import { listFiles } from './compose/list-files.ts';
import type { Study } from './compose/study.ts';
import { treatAttributes } from './compose/treat-attributes.ts';
import type { Planner } from './planner.ts';
import { plannedFiles } from './size/size-work.ts';
import { studyIssue } from './study-issue.ts';

/**
 * Draws a plan from issue and facts alone, without a model: the same input gives the same plan. Where the issue says
 * too little it answers with what is missing. Never throws for what people wrote.
 */
export const drawEmbeddedPlan: Planner = (issue, facts, options) => {
  const result = studyIssue(issue, facts, options);
  return result.kind === 'intake' ? result : { kind: 'plan', plan: composePlan(result.study) };
};

/** The plan of a study, section by section. */
export function composePlan(from: Study): Plan {
  const drawn = composePhases(from);
  const questions = composeQuestions(from, drawn);
  const phases = withFirstEntry(drawn, questions, from);
  const agreement = composeAgreement(from, phases, questions);
  return treatAttributes({
    issue: { number: from.issue.number, url: issueUrl(from) },
    title: from.issue.title.replace(/\s+/g, ' ').trim(),
    tier: from.tier,
    tierReasons: [...from.tierReasons, plannedFiles(pathsOf(phases), from.facts)],
    base: from.facts.base,
    issueSha256: issueSha256(from.issue.title, from.issue.ownBody ?? from.issue.body),
    overview: composeOverview(from, phases),
    requirements: from.requirements,
    questions,
    agreement,
    currentState: composeState(from, phases),
    architecture: [],
    decisions: composeDecisions(from),
    files: listFiles(from, phases),
    phases,
    risks: composeRisks(from, phases),
    testing: from.tier === 'small' ? [] : composeLines('testing', from),
    rollout: from.tier === 'small' ? [] : composeLines('rollout', from),
    observability: from.tier === 'small' ? [] : composeLines('observability', from),
    performance: from.tier === 'small' ? [] : unsaid(composeLines('performance', from), agreement),
    technicalDebt: from.tier === 'small' ? [] : composeLines('debt', from),
    notRead: notRead(from),
  });
}

function pathsOf(phases: readonly Phase[]): string[] {
  return phases.flatMap(({ tasks }) => tasks.flatMap(({ paths }) => paths.map(({ path }) => path)));
}

/** What the working agreement says already needs no section. */
function unsaid(lines: readonly Prose[], agreement: readonly AgreementPoint[]): Prose[] {
  const said = new Set(agreement.map(({ text }) => plainText(text)));
  return lines.filter((line) => !said.has(plainText(line)));
}

function issueUrl({ issue, home }: Study): string | null {
  return home.repositoryUrl === null || issue.number === 0
    ? null
    : `${home.repositoryUrl}/issues/${issue.number}`;
}

function notRead({ facts, extraction, own }: Study): Prose[] {
  const left =
    extraction.leftOut > 0
      ? [
          `${extraction.leftOut} more requirements of the issue, beyond the first ${extraction.requirements.length}`,
        ]
      : [];
  const all = [...facts.notRead, ...extraction.notRead, ...own.faults, ...left];
  return all.length === 0 ? [] : [plain(all.join('; '))];
}
