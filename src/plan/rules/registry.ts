import { checkpointPerPhase } from './checkpoint-per-phase.ts';
import { contextMapped } from './context-mapped.ts';
import { decisionsReasoned } from './decisions-reasoned.ts';
import { dependenciesAcyclic } from './dependencies-acyclic.ts';
import { descriptivePath } from './descriptive-path.ts';
import { entryAndExit } from './entry-and-exit.ts';
import { feedbackLoop } from './feedback-loop.ts';
import { frontMatterKnown } from './front-matter-known.ts';
import { idsKnown } from './ids-known.ts';
import { idsUnique } from './ids-unique.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { overviewComplete } from './overview-complete.ts';
import { ownSections } from './own-sections.ts';
import { pathsResolved } from './paths-resolved.ts';
import { phaseApproach } from './phase-approach.ts';
import { phasesDeliver } from './phases-deliver.ts';
import { planUpdatedAtExit } from './plan-updated-at-exit.ts';
import { qualityAttributes } from './quality-attributes.ts';
import { requirementsCovered } from './requirements-covered.ts';
import { risksMitigated } from './risks-mitigated.ts';
import type { Rule } from './rule.ts';
import { scopeFits } from './scope-fits.ts';
import { sectionsInPlace } from './sections-in-place.ts';
import { summaryRecorded } from './summary-recorded.ts';
import { tasksOwned } from './tasks-owned.ts';
import { testingPerPhase } from './testing-per-phase.ts';
import { testsRunAtExit } from './tests-run-at-exit.ts';
import { wellFormed } from './well-formed.ts';
import { workingAgreement } from './working-agreement.ts';

/** The planning standard, in the order its findings are shown. Some judge documents alone, not planned work. */
export const RULES: readonly Rule[] = [
  wellFormed,
  frontMatterKnown,
  sectionsInPlace,
  ownSections,
  idsUnique,
  idsKnown,
  requirementsCovered,
  dependenciesAcyclic,
  pathsResolved,
  noPlaceholder,
  scopeFits,
  descriptivePath,
  overviewComplete,
  workingAgreement,
  phasesDeliver,
  phaseApproach,
  entryAndExit,
  testsRunAtExit,
  planUpdatedAtExit,
  testingPerPhase,
  checkpointPerPhase,
  tasksOwned,
  risksMitigated,
  decisionsReasoned,
  contextMapped,
  feedbackLoop,
  qualityAttributes,
  summaryRecorded,
];
