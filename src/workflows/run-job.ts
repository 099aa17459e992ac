import type { AwaitedChecks } from './awaited-checks.ts';
import type { Job, OlderMerges } from './job.ts';
import { planIssue } from './plan-issue.ts';
import type {
  EditsPlans,
  LinksPhases,
  PreviewsMerges,
  ReadsChanges,
  TicksOtherPlans,
} from './ports/planning.ts';
import type { RepositoryPort, RepositoryRef } from './ports/repository.ts';
import { previewMerge } from './preview-merge.ts';
import { recordMerges } from './record-merges.ts';
import { renewSticky } from './renew-sticky.ts';
import { type RunCommandsPorts, runCommands } from './run-commands.ts';
import { settlePlan, withdrawPlan } from './withdraw-plan.ts';

export interface JobPorts {
  readonly repositoryFor: (repository: RepositoryRef) => Promise<RepositoryPort>;
  readonly planning: RunCommandsPorts['planning'];
  readonly plans: EditsPlans & PreviewsMerges & TicksOtherPlans & LinksPhases & ReadsChanges;
  readonly commands: RunCommandsPorts['commands'];
  readonly awaited: AwaitedChecks;
  /** Takes up merges before those of a job, and then those of the job. */
  readonly lookBack: (job: Extract<Job, { kind: 'record-merges' }>, older: OlderMerges) => Promise<void>;
  readonly accept: (job: Job) => void;
  readonly now: () => string;
  readonly settingsOf: (repositoryId: number) => { readonly prefix: string };
}

/** Which workflow a job is. */
export async function runJob(ports: JobPorts, job: Job): Promise<void> {
  const repository = await ports.repositoryFor(job.repository);
  const { planning, plans, commands, now } = ports;
  switch (job.kind) {
    case 'plan-issue':
      await planIssue({ repository, planning }, job);
      return;
    case 'withdraw-plan':
      return withdrawPlan(repository, job);
    case 'settle-plan':
      return settlePlan(repository, job);
    case 'record-merges': {
      const { older } = job;
      const { awaited } = ports;
      if (older === undefined) return recordMerges({ repository, plans, commands, awaited }, job);
      let isLookedBack = false;
      const lookBack = async (): Promise<void> => {
        isLookedBack = true;
        await ports.lookBack(job, older);
      };
      await recordMerges({ repository, plans, commands, awaited, lookBack }, job);
      if (!isLookedBack) for (const next of older.behind) ports.accept(next);
      return;
    }
    case 'renew-sticky':
      return renewSticky({ repository, plans }, job);
    case 'preview-merge':
      return previewMerge({ repository, plans, today: () => now().slice(0, 10) }, job);
    case 'run-commands': {
      const { prefix } = ports.settingsOf(job.repository.repositoryId);
      return runCommands(
        { repository, planning, plans, commands, now, awaited: ports.awaited },
        { repository: job.repository, job, prefix },
      );
    }
  }
}
