import type { CommandResult } from '../commands/command.ts';
import { RetryLater } from '../errors.ts';
import type { CommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import type { RepositoryRef } from './ports/repository.ts';
import { type PreviewMergePorts, previewMerge } from './preview-merge.ts';

/** The reading finds the head. */
const UNKNOWN = '0'.repeat(40);

/** Pull requests whose evidence commands changed: their check runs say what merging them does now. */
export async function previewLinked(
  ports: PreviewMergePorts,
  { job, repository }: { readonly job: CommandJob; readonly repository: RepositoryRef },
  { issue }: CommandPlan,
  results: readonly CommandResult[],
): Promise<void> {
  const mentioned = issue === null ? [] : [issue];
  for (const pull of linkedPulls(results, job)) {
    try {
      await previewMerge(ports, { repository, pull, headOid: UNKNOWN, mentioned, again: false });
    } catch (error) {
      // The command is answered, so another run would not come so far: the next push draws it.
      if (!(error instanceof RetryLater)) throw error;
    }
  }
}

function linkedPulls(results: readonly CommandResult[], job: CommandJob): number[] {
  const linked = results.filter(({ kind, call }) => kind === 'edit' && /^(?:un)?link$/.test(call.name));
  const pulls = linked.flatMap(({ call }) => {
    const named = /#(\d{1,9})\b/.exec(call.rest)?.[1];
    if (named !== undefined) return [Number(named)];
    return job.isPull ? [job.thread] : [];
  });
  return [...new Set(pulls)];
}
