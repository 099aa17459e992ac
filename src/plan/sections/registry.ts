import type { RootContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { Plan } from '../plan.ts';
import { renderAgreement } from './agreement.ts';
import { renderArchitecture } from './architecture.ts';
import { section } from './blocks.ts';
import { renderCurrentState } from './current-state.ts';
import { renderQuestions } from './open-questions.ts';
import { renderOverview } from './overview.ts';
import { renderPhases } from './phases.ts';
import { renderProgressBlock } from './progress.ts';
import { renderRequirements } from './requirements.ts';
import { renderRisks } from './risks.ts';

/** Blocks of one section; none where the plan has nothing to say there. */
export type Section = (plan: Plan, home: PlanHome) => readonly RootContent[];

/** The sections of PLAN.md in order. */
export const SECTIONS: readonly Section[] = [
  renderOverview,
  renderProgressBlock,
  renderRequirements,
  (plan) => renderQuestions(plan.questions),
  renderAgreement,
  renderCurrentState,
  renderArchitecture,
  renderPhases,
  renderRisks,
  (plan) => section(2, 'Testing strategy', plan.testing),
  (plan) => section(2, 'Rollout and rollback', plan.rollout),
  (plan) => section(2, 'Observability', plan.observability),
  (plan) => section(2, 'Performance', plan.performance),
  (plan) => section(2, 'Technical debt', plan.technicalDebt),
];
