import { UserError } from '../errors.ts';
import { type ForeignStatus, foreignStatus } from './foreign/foreign-status.ts';
import { isForeign } from './foreign/is-foreign.ts';
import { readForeignPlan } from './foreign/read-foreign.ts';
import { readPlan } from './reading/read.ts';
import type { Count } from './reading/read-progress.ts';
import { type PlanStatus, planStatus } from './status.ts';

/** A plan of Planwright, with the counts and tasks that the others have too. */
export interface OwnStatus extends PlanStatus {
  readonly form: 'planwright';
  readonly count: { readonly tasks: Count; readonly criteria: Count };
  readonly tasks: readonly {
    readonly id: string;
    readonly text: string;
    readonly state: 'open' | 'done' | 'dropped';
    readonly phase: number | null;
    readonly requirements: readonly string[];
    readonly line: number;
  }[];
}

export type AnyStatus = OwnStatus | ForeignStatus;

/** How any plan stands, ours or another's. Throws UserError where there is nothing to read. */
export function anyStatus(source: string): AnyStatus {
  return isForeign(source) ? foreignStatusOf(source) : ownStatus(source);
}

function ownStatus(source: string): OwnStatus {
  const status = planStatus(source);
  const sum = (counts: readonly Count[]): Count =>
    counts.reduce((all, one) => ({ done: all.done + one.done, total: all.total + one.total }), {
      done: 0,
      total: 0,
    });
  return {
    form: 'planwright',
    ...status,
    count: {
      tasks: sum(status.phases.map((phase) => phase.tasks)),
      criteria: sum(status.phases.map((phase) => phase.criteria)),
    },
    tasks: readPlan(source).tasks.map(({ id, text, checked, struck, phase, requirements, line }) => ({
      ...{ id, text, phase, requirements, line },
      state: struck ? 'dropped' : checked ? 'done' : 'open',
    })),
  };
}

/** How a plan of another tool or a person stands. Throws UserError where there is neither phase nor task. */
export function foreignStatusOf(source: string): ForeignStatus {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new UserError(reading.message);
  const { plan } = reading;
  if (plan.tasks.length === 0 && plan.phases.length === 0) {
    throw new UserError(
      'Found neither a phase nor a task; expected headings such as "## Phase 1: …", or tasks such as "- [ ] T001 …".',
    );
  }
  return foreignStatus(plan);
}
