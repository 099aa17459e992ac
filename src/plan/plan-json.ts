import type { Plan, Proof, Prose } from './plan.ts';
import { plainText } from './prose.ts';

/** The plan as JSON for programs: running text as plain strings. Its keys are a contract. */
export function planToJson(plan: Plan): Record<string, unknown> {
  const { overview } = plan;
  return {
    issue: plan.issue,
    title: plan.title,
    tier: plan.tier,
    tierReasons: plan.tierReasons.map(plainText),
    base: plan.base,
    issueSha256: plan.issueSha256,
    overview: {
      problem: plainText(overview.problem),
      outcome: textOrNull(overview.outcome),
      objectives: overview.objectives.map(plainText),
      successCriteria: overview.successCriteria.map(plainText),
      scope: overview.scope.map(plainText),
      outOfScope: overview.outOfScope.map(plainText),
    },
    requirements: plan.requirements.map(({ id, text, source, implied }) => ({
      id,
      text: plainText(text),
      source,
      implied: textOrNull(implied),
    })),
    files: plan.files.map(({ path, status, reason }) => ({ path, status, reason: plainText(reason) })),
    phases: plan.phases.map(phaseToJson),
    questions: plan.questions.map(({ id, text, options, changes }) => ({
      id,
      text: plainText(text),
      options: options.map((option) => ({ ...option, text: plainText(option.text) })),
      changes: plainText(changes),
    })),
    agreement: plan.agreement.map(({ topic, text }) => ({ topic, text: plainText(text) })),
    currentState: plan.currentState.map(plainText),
    architecture: plan.architecture.map(plainText),
    decisions: plan.decisions.map(({ id, text, why, insteadOf }) => ({
      id,
      text: plainText(text),
      why: plainText(why),
      insteadOf: insteadOf.map(plainText),
    })),
    risks: plan.risks.map((risk) => ({
      ...risk,
      text: plainText(risk.text),
      trigger: plainText(risk.trigger),
      mitigation: plainText(risk.mitigation),
    })),
    testing: plan.testing.map(plainText),
    rollout: plan.rollout.map(plainText),
    observability: plan.observability.map(plainText),
    performance: plan.performance.map(plainText),
    technicalDebt: plan.technicalDebt.map(plainText),
    notRead: plan.notRead.map(plainText),
  };
}

function phaseToJson(phase: Plan['phases'][number]): Record<string, unknown> {
  return {
    number: phase.number,
    title: plainText(phase.title),
    delivers: plainText(phase.delivers),
    owners: phase.owners,
    ownerReason: plainText(phase.ownerReason),
    entry: phase.entry.map(plainText),
    tasks: phase.tasks.map((task) => ({
      ...task,
      text: plainText(task.text),
      reason: textOrNull(task.reason),
    })),
    approach: phase.approach.map(plainText),
    testing: phase.testing.map(plainText),
    exit: phase.exit.map(({ id, text, proof }) => ({ id, text: plainText(text), proof: proofToJson(proof) })),
    checkpoint: textOrNull(phase.checkpoint),
  };
}

function proofToJson(proof: Proof): unknown {
  return proof.kind === 'by-hand' ? { kind: proof.kind, how: plainText(proof.how) } : proof;
}

function textOrNull(prose: Prose | null): string | null {
  return prose === null ? null : plainText(prose);
}
