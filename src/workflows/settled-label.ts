import type { Config } from '../config/config.ts';
import type { IssueReading } from './ports/repository.ts';
import { isSameLabel } from './same-label.ts';

/**
 * The label that asked for a plan whose pull request is merged or closed since: it was answered, and goes. Null where
 * there is none, and where it was set again afterwards, which asks anew.
 */
export function settledLabel(
  issue: Pick<IssueReading, 'labels' | 'labelings' | 'planPull'>,
  config: Pick<Config, 'label'>,
): IssueReading['labels'][number] | null {
  const label = issue.labels.find((each) => isSameLabel(each.name, config.label));
  const closedAt = issue.planPull?.closedAt ?? null;
  if (label === undefined || closedAt === null) return null;
  const labelling = issue.labelings.findLast((each) => isSameLabel(each.label, label.name));
  return labelling !== undefined && labelling.at > closedAt ? null : label;
}
