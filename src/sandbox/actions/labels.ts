import { invalid } from '../http/api-error.ts';
import { labelShape } from '../shapes/issue.ts';
import { found } from '../state/find.ts';
import type { Account, Issue, Label, Repository } from '../state/records.ts';
import { newId, type World } from '../state/world.ts';
import { recordEvent } from './record-event.ts';
import { tellIssue, touch } from './tell.ts';

/** Label names are compared without case. */
export function findLabel(repository: Repository, name: string): Label | undefined {
  return repository.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
}

export interface NewLabel {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

const MOST_NAME = 50;

export function createLabel(world: World, repository: Repository, sender: Account, input: NewLabel): Label {
  if (input.name.trim() === '') throw invalid('Label', 'name', 'missing_field');
  // The form asks for at most 50; the reference does not say so.
  if (input.name.length > MOST_NAME) {
    throw invalid('Label', 'name', 'custom', `name is too long (maximum is ${MOST_NAME} characters)`);
  }
  if (findLabel(repository, input.name) !== undefined) throw invalid('Label', 'name', 'already_exists');
  const label = {
    id: newId(world),
    name: input.name,
    color: (input.color ?? 'ededed').replace(/^#/, ''),
    description: input.description ?? null,
  };
  repository.labels.push(label);
  world.changed();
  tellLabel(world, repository, sender, 'created', label);
  return label;
}

export async function deleteLabel(
  world: World,
  repository: Repository,
  sender: Account,
  name: string,
): Promise<void> {
  const label = found(findLabel(repository, name));
  for (const issue of repository.issues) issue.labelIds = issue.labelIds.filter((id) => id !== label.id);
  repository.labels = repository.labels.filter((one) => one !== label);
  world.changed();
  tellLabel(world, repository, sender, 'deleted', label);
}

/** Labels by name; one that the repository lacks is made, as GitHub does for people who may. */
export function labelsByName(
  world: World,
  repository: Repository,
  sender: Account,
  names: readonly string[],
): Label[] {
  return names.map((name) => findLabel(repository, name) ?? createLabel(world, repository, sender, { name }));
}

/** Puts labels on an issue; each that was not there makes a `labeled` event. */
export async function addLabels(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  labels: readonly Label[],
): Promise<void> {
  for (const label of labels) {
    if (issue.labelIds.includes(label.id)) continue;
    issue.labelIds.push(label.id);
    recordEvent(world, repository, sender, issue, 'labeled', { label });
    touch(world, issue);
    await tellIssue(world, repository, sender, 'labeled', issue, {
      label: labelShape(world, repository, label),
    });
  }
}

/** Takes labels off an issue; each that was there makes an `unlabeled` event. */
export async function removeLabels(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  labels: readonly Label[],
): Promise<void> {
  for (const label of labels) {
    if (!issue.labelIds.includes(label.id)) continue;
    issue.labelIds = issue.labelIds.filter((id) => id !== label.id);
    recordEvent(world, repository, sender, issue, 'unlabeled', { label });
    touch(world, issue);
    await tellIssue(world, repository, sender, 'unlabeled', issue, {
      label: labelShape(world, repository, label),
    });
  }
}

/** Makes the issue's labels exactly these. */
export async function setLabels(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  labels: readonly Label[],
): Promise<void> {
  const gone = repository.labels.filter(
    (label) => issue.labelIds.includes(label.id) && !labels.includes(label),
  );
  await removeLabels(world, repository, sender, issue, gone);
  await addLabels(world, repository, sender, issue, labels);
}

function tellLabel(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  label: Label,
): void {
  const payload = { label: labelShape(world, repository, label) };
  world.announce({ name: 'label', action, repository, sender, payload });
}
