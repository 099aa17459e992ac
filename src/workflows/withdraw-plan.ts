import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { ClosesPulls, Labels, ReadsRepository } from './ports/repository.ts';
import { isSameLabel } from './same-label.ts';
import { settledLabel } from './settled-label.ts';

/** The label was taken off before the merge: the proposal is closed, unless somebody else committed to it. */
export async function withdrawPlan(
  repository: ReadsRepository & ClosesPulls,
  request: { readonly issue: number },
): Promise<void> {
  const reading = await repository.read({ issues: [request.issue], pulls: [] });
  const issue = reading.issues.get(request.issue);
  const config = tolerantConfig(reading.config);
  if (!issue || config === null) return;
  if (issue.labels.some((label) => isSameLabel(label.name, config.label))) return;
  const { planPull, branch } = issue;
  if (!planPull?.isOpen || branch === null || planPull.otherAuthors.length > 0) return;
  await repository.closePull(planPull.id, branch.id);
}

/** The plan's pull request was merged, which approves it, or closed, which refuses it: either way the label goes. */
export async function settlePlan(
  repository: ReadsRepository & Labels,
  request: { readonly issue: number },
): Promise<void> {
  const reading = await repository.read({ issues: [request.issue], pulls: [] });
  const issue = reading.issues.get(request.issue);
  const config = tolerantConfig(reading.config);
  const label = issue && config ? settledLabel(issue, config) : null;
  if (issue && label) await repository.removeLabel(issue.id, label.id);
}

/** Null where the file cannot be read: then it is not known which label is meant, and nothing is done. */
function tolerantConfig(text: string | null): Config | null {
  try {
    return parseConfig(text ?? '');
  } catch {
    return null;
  }
}
