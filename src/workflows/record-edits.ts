import type { Config } from '../config/config.ts';
import { planUrl } from './plan-url.ts';
import type { EditsPlans } from './ports/planning.ts';
import type { Comments, Commits, IssueReading, PlanText, RepositoryReading } from './ports/repository.ts';
import { updateSticky } from './update-sticky.ts';

/** What a plan is after what happened was recorded in it. */
export interface PlanEdit {
  readonly issue: IssueReading;
  readonly plan: PlanText;
  /** The same text as before where nothing was to do. */
  readonly source: string;
  readonly config: Config;
}

export interface RecordEditsPorts {
  readonly repository: Commits & Comments;
  readonly plans: Pick<EditsPlans, 'planStatus'>;
}

/** Writes what was recorded: one commit for all plans, then each plan's sticky comment. Throws StaleHead. */
export async function recordEdits(
  ports: RecordEditsPorts,
  reading: RepositoryReading,
  edits: readonly PlanEdit[],
  message: string,
): Promise<void> {
  const { repository } = reading;
  const changed = edits.filter((edit) => edit.source !== edit.plan.source);
  if (changed.length > 0 && repository.headOid !== null) {
    await ports.repository.commit({
      branch: repository.defaultBranch,
      expectedHeadOid: repository.headOid,
      files: changed.map(({ plan, source }) => ({ path: plan.path, content: source })),
      message,
    });
  }
  for (const { issue, plan, source, config } of edits) {
    const url = planUrl(reading, plan.path);
    await updateSticky(ports, { issue, source, url, prefix: config.prefix });
  }
}
