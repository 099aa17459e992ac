import type { RootContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { Overview, Plan } from '../plan.ts';

/** A section of PLAN.md: how it is written and how it is read. */
export interface Section {
  /** The heading it is written under. */
  readonly title: string;
  /** Headings that people give it. */
  readonly alias: RegExp;
  /** Its blocks with the heading; none where the plan has nothing to say there. */
  readonly render: (plan: Plan, home: PlanHome) => readonly RootContent[];
  /** What the blocks below its heading say. Lines with ids are read apart from it, wherever they stand. */
  readonly read: (blocks: readonly RootContent[]) => SectionContent;
}

/** What one section says of the plan. */
export type SectionContent = Partial<
  Pick<
    Plan,
    | 'agreement'
    | 'currentState'
    | 'notRead'
    | 'architecture'
    | 'testing'
    | 'rollout'
    | 'observability'
    | 'performance'
    | 'technicalDebt'
  >
> & { readonly overview?: Overview };
