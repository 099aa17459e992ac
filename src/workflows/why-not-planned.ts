import type { Config } from '../config/config.ts';
import type { IssueReading, Permissions } from './ports/repository.ts';
import { isSameLabel } from './same-label.ts';
import { settledLabel } from './settled-label.ts';

/** Why an issue gets no new plan now, in words for the log; null when it should get one. */
export async function whyNotPlanned(
  repository: Permissions,
  issue: IssueReading,
  config: Config,
  request: { readonly asked: boolean },
): Promise<string | null> {
  if (issue.plan !== null)
    return `the plan is on the default branch already; edit it there, or have it drawn again by \`${config.prefix} regenerate\``;
  if (issue.planPull?.isOpen)
    return "the plan's pull request is open already; edit it there, or close it and ask again to have it drawn anew";
  if (request.asked) return null;
  if (!issue.labels.some((label) => isSameLabel(label.name, config.label)))
    return 'the issue has no label that asks for a plan';
  const labeling = issue.labelings.findLast((each) => isSameLabel(each.label, config.label));
  if (settledLabel(issue, config) !== null) return 'the plan was refused, and the label was not set again';
  const isSetByAuthor = labeling === undefined || labeling.actor === issue.author;
  if (isSetByAuthor && !(await mayLabel(repository, issue.author)))
    return 'an outsider set the label on their own issue';
  return null;
}

/** Issue forms set labels for anyone, so the label alone says nothing about who may ask. */
async function mayLabel(repository: Permissions, login: string): Promise<boolean> {
  const permission = await repository.permissionOf(login);
  return permission === 'triage' || permission === 'write';
}
