import { agreementSection } from './agreement.ts';
import { architectureSection } from './architecture.ts';
import { currentStateSection } from './current-state.ts';
import { questionsSection } from './open-questions.ts';
import { overviewSection } from './overview.ts';
import { phasesSection } from './phases.ts';
import { progressSection } from './progress.ts';
import { requirementsSection } from './requirements.ts';
import { risksSection } from './risks.ts';
import type { Section } from './section.ts';
import {
  observabilitySection,
  performanceSection,
  rolloutSection,
  technicalDebtSection,
  testingSection,
} from './statements.ts';

/** The sections of PLAN.md in order. */
export const SECTIONS: readonly Section[] = [
  overviewSection,
  progressSection,
  requirementsSection,
  questionsSection,
  agreementSection,
  currentStateSection,
  architectureSection,
  phasesSection,
  risksSection,
  testingSection,
  rolloutSection,
  observabilitySection,
  performanceSection,
  technicalDebtSection,
];

/** Sections that the plan's life adds behind these; they record, and plan nothing. */
export const RECORD_SECTION = /^(?:surprises|discoveries|drift|retrospective)\b/i;
