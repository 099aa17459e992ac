import type { Facts } from '../facts/facts.ts';
import type { Issue } from '../plan/issue.ts';
import { issueSha256 } from '../plan/issue-hash.ts';
import type { Plan, Prose, Requirement } from '../plan/plan.ts';
import { plain, prose } from '../plan/prose.ts';
import { composeAgreement } from './compose/compose-agreement.ts';
import { composeDecisions, composeLines, composeRisks } from './compose/compose-knowledge.ts';
import { composeOverview } from './compose/compose-overview.ts';
import { composePhases, withFirstEntry } from './compose/compose-phases.ts';
import { composeQuestions } from './compose/compose-questions.ts';
import { composeArchitecture, composeState } from './compose/compose-state.ts';
import { hasSteps } from './compose/group-drafts.ts';
import { listFiles } from './compose/list-files.ts';
import { signalsOf } from './compose/signals.ts';
import type { Study } from './compose/study.ts';
import { testCommands } from './compose/test-commands.ts';
import type { Extraction } from './extract/extraction.ts';
import { missingForPlan } from './extract/missing-for-plan.ts';
import { readIssue } from './extract/read-issue.ts';
import { locateWork } from './locate/locate-work.ts';
import type { Planner, PlannerOptions } from './planner.ts';
import { bindSlots } from './playbooks/bind-slots.ts';
import { phrase } from './playbooks/fill-line.ts';
import { choosePlaybooks } from './playbooks/registry.ts';
import { sizeWork } from './size/size-work.ts';
import { withoutPlans } from './without-plans.ts';

/**
 * Draws a plan from issue and facts alone, without a model: the same input gives the same plan. Where the issue says
 * too little it answers with what is missing. Never throws for what people wrote.
 */
export const drawEmbeddedPlan: Planner = (issue, given, options) => {
  const facts = withoutPlans(given);
  const { kind, extraction } = readIssue(issue, issueTemplates(facts));
  const missing = missingForPlan(issue, extraction);
  if (missing.length > 0) return { kind: 'intake', missing };
  return { kind: 'plan', plan: compose(inSteps(study(issue, kind, extraction, facts, options), options)) };
};

function issueTemplates(facts: Facts): string[] {
  const found: string[] = [];
  for (const [path, text] of facts.contents) if (/(^|\/)ISSUE_TEMPLATE/i.test(path)) found.push(text);
  return found;
}

function study(
  issue: Issue,
  kind: Study['kind'],
  extraction: Extraction,
  facts: Facts,
  options: PlannerOptions,
): Study {
  const located = locateWork(extraction.clues, facts);
  const { slots, paths } = bindSlots(extraction, located, facts, issue.number, kind);
  const size = sizeWork(kind, extraction, located, facts, paths);
  const tier = options.tier ?? size.tier;
  const base = {
    issue,
    kind,
    extraction,
    facts,
    home: options.home,
    located,
    tier,
    tierReasons:
      options.tier === null
        ? size.reasons
        : [prose`asked for; by itself it would be ${size.tier}`, ...size.reasons],
    requirements: requirementsOf(extraction),
    commands: testCommands(
      located.code.slice(0, 5).map(({ path }) => path),
      facts,
    ),
    slots,
    paths,
  };
  return { ...base, playbooks: choosePlaybooks(signalsOf(base)) };
}

/** A medium plan without a second step is a small one, unless its tier was asked for. */
function inSteps(from: Study, options: PlannerOptions): Study {
  if (from.tier !== 'medium' || options.tier !== null || hasSteps(from)) return from;
  const tierReasons = [
    prose`one step: ${from.requirements.length} asked for, all in one place`,
    ...from.tierReasons,
  ];
  const small: Study = { ...from, tier: 'small', tierReasons };
  return { ...small, playbooks: choosePlaybooks(signalsOf(small)) };
}

function requirementsOf(extraction: Extraction): Requirement[] {
  return extraction.requirements.map(({ text, source }, index) => ({
    id: `R${index + 1}`,
    text: phrase(text),
    source,
    implied: null,
  }));
}

function compose(from: Study): Plan {
  const drawn = composePhases(from);
  const questions = composeQuestions(from, drawn);
  const phases = withFirstEntry(drawn, questions, from);
  return {
    issue: { number: from.issue.number, url: issueUrl(from) },
    title: from.issue.title.replace(/\s+/g, ' ').trim(),
    tier: from.tier,
    tierReasons: from.tierReasons,
    base: from.facts.base,
    issueSha256: issueSha256(from.issue.title, from.issue.body),
    overview: composeOverview(from, phases),
    requirements: from.requirements,
    questions,
    agreement: composeAgreement(from, phases, questions),
    currentState: composeState(from, phases),
    architecture: composeArchitecture(from, phases),
    decisions: composeDecisions(from),
    files: listFiles(from, phases),
    phases,
    risks: composeRisks(from, phases),
    testing: from.tier === 'small' ? [] : composeLines('testing', from),
    rollout: from.tier === 'small' ? [] : composeLines('rollout', from),
    observability: from.tier === 'small' ? [] : composeLines('observability', from),
    performance: from.tier === 'small' ? [] : composeLines('performance', from),
    technicalDebt: from.tier === 'small' ? [] : composeLines('debt', from),
    notRead: notRead(from),
  };
}

function issueUrl({ issue, home }: Study): string | null {
  return home.repositoryUrl === null || issue.number === 0
    ? null
    : `${home.repositoryUrl}/issues/${issue.number}`;
}

function notRead({ facts, extraction }: Study): Prose[] {
  const left =
    extraction.leftOut > 0
      ? [
          `${extraction.leftOut} more requirements of the issue, beyond the first ${extraction.requirements.length}`,
        ]
      : [];
  const all = [...facts.notRead, ...extraction.notRead, ...left];
  return all.length === 0 ? [] : [plain(all.join('; '))];
}
