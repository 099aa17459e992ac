import { UserError } from '../errors.ts';
import { planUrl } from './plan-url.ts';
import type { EditsPlans } from './ports/planning.ts';
import type { Comments, ReadsOlderComments, ReadsRepository } from './ports/repository.ts';
import { readConfig } from './read-config.ts';
import { updateSticky } from './update-sticky.ts';

export interface RenewStickyPorts {
  readonly repository: ReadsRepository & Comments & ReadsOlderComments;
  readonly plans: Pick<EditsPlans, 'planStatus'>;
}

/**
 * Says in the sticky comment of an approved plan what it no longer matches, and takes that back. Where the issue has no
 * plan on the default branch this is one read.
 */
export async function renewSticky(
  ports: RenewStickyPorts,
  request: { readonly issue: number },
): Promise<void> {
  const reading = await ports.repository.read({ issues: [request.issue], pulls: [], planned: true });
  const issue = reading.issues.get(request.issue);
  if (!issue?.plan || reading.repository.isArchived) return;
  const config = await readConfig(ports.repository, reading, issue);
  if (config === null) return;
  const { path, source } = issue.plan;
  const update = { issue, source, url: planUrl(reading, path), prefix: config.prefix };
  try {
    await updateSticky(ports, { ...update, missing: reading.missing ?? new Set(), onlyStale: true });
  } catch (error) {
    // A plan that cannot be read is told of where something is to be recorded in it.
    if (!(error instanceof UserError)) throw error;
  }
}
