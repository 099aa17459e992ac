import type { Facts } from '../facts/facts.ts';
import type { Issue } from '../plan/issue.ts';
import type { Requirement } from '../plan/plan.ts';
import { prose } from '../plan/prose.ts';
import { hasSteps } from './compose/group-drafts.ts';
import { narrowPlaces } from './compose/narrow-places.ts';
import { signalsOf } from './compose/signals.ts';
import type { Study } from './compose/study.ts';
import { testCommands } from './compose/test-commands.ts';
import type { Extraction } from './extract/extraction.ts';
import { missingForPlan } from './extract/missing-for-plan.ts';
import { readIssue } from './extract/read-issue.ts';
import { locateWork } from './locate/locate-work.ts';
import type { PlannerOptions } from './planner.ts';
import { bindSlots } from './playbooks/bind-slots.ts';
import { phrase } from './playbooks/fill-line.ts';
import { readOwnPlaybooks } from './playbooks/own/read-own-playbooks.ts';
import { choosePlaybooks } from './playbooks/registry.ts';
import { sizeWork } from './size/size-work.ts';
import { withoutPlans } from './without-plans.ts';

/** What the composing steps look at, or what the issue lacks, in words. */
export type StudyResult =
  | { readonly kind: 'study'; readonly study: Study }
  | { readonly kind: 'intake'; readonly missing: readonly string[] };

/** Reads the issue, finds where the work is, sizes it and chooses the playbooks. Never throws for what people wrote. */
export function studyIssue(issue: Issue, given: Facts, options: PlannerOptions): StudyResult {
  const facts = withoutPlans(given);
  const { kind, extraction } = readIssue(issue, issueTemplates(facts));
  const missing = missingForPlan(issue, extraction);
  if (missing.length > 0) return { kind: 'intake', missing };
  return { kind: 'study', study: inSteps(studied(issue, kind, extraction, facts, options), options) };
}

function issueTemplates(facts: Facts): string[] {
  const found: string[] = [];
  for (const [path, text] of facts.contents) if (/(^|\/)ISSUE_TEMPLATE/i.test(path)) found.push(text);
  return found;
}

function studied(
  issue: Issue,
  kind: Study['kind'],
  extraction: Extraction,
  facts: Facts,
  options: PlannerOptions,
): Study {
  const located = narrowPlaces(locateWork(extraction.clues, facts), kind, extraction.title, facts);
  const planned = located.code.map(({ path }) => path);
  const { slots, paths } = bindSlots(extraction, located, facts, issue.number, kind);
  const size = sizeWork(kind, extraction, located, facts, paths);
  const tier = options.tier ?? size.tier;
  const own = readOwnPlaybooks(facts, planned);
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
    commands: testCommands(planned.slice(0, 5), facts),
    slots,
    paths: new Map([...paths, ...own.paths]),
    own,
  };
  return { ...base, playbooks: choosePlaybooks(signalsOf(base), own.playbooks) };
}

/** A plan without a second step is a small one, unless its tier was asked for. */
function inSteps(from: Study, options: PlannerOptions): Study {
  if (from.tier === 'small' || options.tier !== null || hasSteps(from)) return from;
  const tierReasons = [
    prose`one step: ${from.requirements.length} asked for, all in one place`,
    ...from.tierReasons,
  ];
  const small: Study = { ...from, tier: 'small', tierReasons };
  return { ...small, playbooks: choosePlaybooks(signalsOf(small), from.own.playbooks) };
}

function requirementsOf(extraction: Extraction): Requirement[] {
  return extraction.requirements.map(({ text, source }, index) => ({
    id: `R${index + 1}`,
    text: phrase(text),
    source,
    implied: null,
  }));
}
