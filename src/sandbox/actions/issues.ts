import { invalid } from '../http/api-error.ts';
import { issueShape } from '../shapes/issue.ts';
import { isPull } from '../state/find.ts';
import type { Account, Issue, Label, Pull, Repository } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { addLabels } from './labels.ts';
import { recordEvent } from './record-event.ts';
import { tellIssue, touch } from './tell.ts';

/** GitHub's bound on titles and bodies, in characters. */
const TITLE_LIMIT = 256;
const BODY_LIMIT = 65_536;

export interface NewIssue {
  readonly title: string;
  readonly body: string | null;
  readonly assigneeIds?: readonly number[];
  readonly parentId?: number | null;
}

function checkTexts(title: string | undefined, body: string | null | undefined): void {
  if (title !== undefined && title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if (title !== undefined && title.length > TITLE_LIMIT) {
    throw invalid('Issue', 'title', 'custom', `title is too long (maximum is ${TITLE_LIMIT} characters)`);
  }
  if (body && body.length > BODY_LIMIT) {
    throw invalid('Issue', 'body', 'custom', `body is too long (maximum is ${BODY_LIMIT} characters)`);
  }
}

/** Adds an issue or pull request with the next number; tells nothing. */
export function addIssue(
  world: World,
  repository: Repository,
  author: Account,
  input: NewIssue,
  pull: Pull | null,
): Issue {
  checkTexts(input.title, input.body);
  repository.lastNumber += 1;
  const now = timestamp(world);
  const issue: Issue = {
    id: newId(world),
    number: repository.lastNumber,
    title: input.title,
    body: input.body,
    state: 'open',
    stateReason: null,
    authorId: author.id,
    labelIds: [],
    assigneeIds: [...(input.assigneeIds ?? [])],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    parentId: input.parentId ?? null,
    pull,
  };
  repository.issues.push(issue);
  world.changed();
  return issue;
}

/** Opens an issue. Labels given with it make `labeled` events after `opened`, as on GitHub. */
export async function openIssue(
  world: World,
  repository: Repository,
  author: Account,
  input: NewIssue,
  labels: readonly Label[],
): Promise<Issue> {
  const issue = addIssue(world, repository, author, input, null);
  // `opened` already shows the labels that came with the issue.
  issue.labelIds = labels.map((label) => label.id);
  await tellIssue(world, repository, author, 'opened', issue);
  issue.labelIds = [];
  await addLabels(world, repository, author, issue, labels);
  return issue;
}

export interface IssueEdit {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
}

/** Changes title or body; nothing happens where both stay as they are. */
export async function editIssue(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  edit: IssueEdit,
): Promise<void> {
  checkTexts(edit.title, edit.body);
  const changes: Record<string, { from: string }> = {};
  if (edit.title !== undefined && edit.title !== issue.title) {
    changes.title = { from: issue.title };
    issue.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== issue.body) {
    changes.body = { from: issue.body ?? '' };
    issue.body = edit.body;
    issue.edit = { at: timestamp(world), editorId: sender.id };
  }
  if (Object.keys(changes).length === 0) return;
  touch(world, issue);
  await tellIssue(world, repository, sender, 'edited', issue, { changes });
}

export async function closeIssue(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
  reason: Issue['stateReason'] = 'completed',
): Promise<void> {
  if (issue.state === 'closed') return;
  issue.state = 'closed';
  issue.stateReason = isPull(issue) ? null : (reason ?? 'completed');
  issue.closedAt = timestamp(world);
  issue.closedById = sender.id;
  recordEvent(world, repository, sender, issue, 'closed');
  touch(world, issue);
  await tellIssue(world, repository, sender, 'closed', issue);
}

export async function reopenIssue(
  world: World,
  repository: Repository,
  sender: Account,
  issue: Issue,
): Promise<void> {
  if (issue.state === 'open') return;
  issue.state = 'open';
  issue.stateReason = isPull(issue) ? null : 'reopened';
  issue.closedAt = null;
  issue.closedById = null;
  recordEvent(world, repository, sender, issue, 'reopened');
  touch(world, issue);
  await tellIssue(world, repository, sender, 'reopened', issue);
}

/** Removes an issue for good, with its comments; pull requests cannot be deleted. */
export function deleteIssue(world: World, repository: Repository, sender: Account, issue: Issue): void {
  const payload = { issue: issueShape(world, repository, issue) };
  repository.issues = repository.issues.filter((one) => one !== issue);
  repository.comments = repository.comments.filter((comment) => comment.issueId !== issue.id);
  repository.goneIssues.push({ number: issue.number, movedTo: null });
  for (const child of repository.issues) if (child.parentId === issue.id) child.parentId = null;
  world.changed();
  world.announce({ name: 'issues', action: 'deleted', repository, sender, payload });
}
