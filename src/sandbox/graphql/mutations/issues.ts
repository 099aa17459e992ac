import { closeIssue, deleteIssue, editIssue, openIssue, reopenIssue } from '../../actions/issues.ts';
import { addLabels, removeLabels, setLabels } from '../../actions/labels.ts';
import { addSubIssue, removeSubIssue } from '../../actions/sub-issues.ts';
import { transferIssue } from '../../actions/transfer-issue.ts';
import { ApiError } from '../../http/api-error.ts';
import { actorOf, NEEDS } from '../../http/permissions.ts';
import type { Issue, Label } from '../../state/records.ts';
import type { Context, Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { issueSource, repositorySource } from '../sources.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

interface IssueInput {
  readonly title?: string | null;
  readonly body?: string | null;
  readonly labelIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
}

async function labelsById(context: Context, ids: readonly string[]): Promise<Label[]> {
  const sources = await Promise.all(ids.map((id) => findNodeOf(context, id, 'Label')));
  return sources.map((source) => source.label);
}

async function accountIds(context: Context, ids: readonly string[]): Promise<number[]> {
  const sources = await Promise.all(ids.map((id) => findNodeOf(context, id, 'User', 'Bot')));
  return sources.map((source) => source.account.id);
}

const REASONS: Readonly<Record<string, Issue['stateReason']>> = {
  COMPLETED: 'completed',
  NOT_PLANNED: 'not_planned',
  DUPLICATE: 'duplicate',
};

async function createIssue(
  _source: unknown,
  { input }: Input<IssueInput & { repositoryId: string; title: string; parentIssueId?: string | null }>,
  context: Context,
) {
  const { repository } = await findNodeOf(context, input.repositoryId, 'Repository');
  context.need(repository, NEEDS.openIssue);
  const labels = await labelsById(context, input.labelIds ?? []);
  const parent = input.parentIssueId ? await findNodeOf(context, input.parentIssueId, 'Issue') : null;
  const issue = await openIssue(
    context.world,
    repository,
    actorOf(context.caller),
    {
      title: input.title,
      body: input.body ?? null,
      assigneeIds: await accountIds(context, input.assigneeIds ?? []),
      parentId: parent?.issue.id ?? null,
    },
    labels,
  );
  return { clientMutationId: input.clientMutationId ?? null, issue: issueSource(repository, issue) };
}

async function updateIssue(
  _source: unknown,
  { input }: Input<IssueInput & { id: string; state?: 'OPEN' | 'CLOSED' | null }>,
  context: Context,
) {
  const { repository, issue } = await findNodeOf(context, input.id, 'Issue');
  context.need(repository, NEEDS.triage);
  const { world } = context;
  const actor = actorOf(context.caller);
  const edit = { title: input.title ?? undefined, body: input.body ?? undefined };
  await editIssue(world, repository, actor, issue, edit);
  if (input.labelIds)
    await setLabels(world, repository, actor, issue, await labelsById(context, input.labelIds));
  if (input.assigneeIds) {
    issue.assigneeIds = await accountIds(context, input.assigneeIds);
    world.changed();
  }
  if (input.state === 'CLOSED') await closeIssue(world, repository, actor, issue);
  if (input.state === 'OPEN') await reopenIssue(world, repository, actor, issue);
  return {
    clientMutationId: input.clientMutationId ?? null,
    issue: issueSource(repository, issue),
    actor: null,
  };
}

async function changeLabels(
  { input }: Input<{ labelableId: string; labelIds: readonly string[] }>,
  context: Context,
  change: typeof addLabels,
) {
  const { repository, issue } = await findNodeOf(context, input.labelableId, 'Issue', 'PullRequest');
  context.need(repository, NEEDS.triage);
  const labels = await labelsById(context, input.labelIds);
  await change(context.world, repository, actorOf(context.caller), issue, labels);
  return { clientMutationId: input.clientMutationId ?? null, labelable: issueSource(repository, issue) };
}

interface SubIssueInput {
  readonly issueId: string;
  readonly subIssueId?: string | null;
  readonly replaceParent?: boolean | null;
}

async function family(context: Context, input: SubIssueInput) {
  const parent = await findNodeOf(context, input.issueId, 'Issue');
  const child = await findNodeOf(context, input.subIssueId ?? '', 'Issue');
  context.need(parent.repository, NEEDS.triage);
  if (child.repository !== parent.repository) throw new ApiError(404, 'Not Found');
  return { repository: parent.repository, parent, child };
}

export const issueMutations: Fields<unknown> = {
  addSubIssue: async (_source, { input }: Input<SubIssueInput>, context) => {
    const { repository, parent, child } = await family(context, input);
    const actor = actorOf(context.caller);
    const replaces = input.replaceParent === true;
    addSubIssue(context.world, repository, actor, parent.issue, child.issue, replaces);
    return { clientMutationId: input.clientMutationId ?? null, issue: parent, subIssue: child };
  },
  removeSubIssue: async (_source, { input }: Input<SubIssueInput>, context) => {
    const { repository, parent, child } = await family(context, input);
    removeSubIssue(context.world, repository, actorOf(context.caller), parent.issue, child.issue);
    return { clientMutationId: input.clientMutationId ?? null, issue: parent, subIssue: child };
  },
  transferIssue: async (_source, { input }: Input<{ issueId: string; repositoryId: string }>, context) => {
    const { repository, issue } = await findNodeOf(context, input.issueId, 'Issue');
    const to = await findNodeOf(context, input.repositoryId, 'Repository');
    context.need(repository, NEEDS.writeIssues);
    context.need(to.repository, NEEDS.writeIssues);
    const actor = actorOf(context.caller);
    const moved = transferIssue(context.world, repository, actor, issue, to.repository);
    return { clientMutationId: input.clientMutationId ?? null, issue: issueSource(to.repository, moved) };
  },
  createIssue,
  updateIssue,
  closeIssue: async (
    _source,
    { input }: Input<{ issueId: string; stateReason?: string | null }>,
    context,
  ) => {
    const { repository, issue } = await findNodeOf(context, input.issueId, 'Issue');
    context.need(repository, NEEDS.triage);
    const reason = REASONS[input.stateReason ?? 'COMPLETED'] ?? 'completed';
    await closeIssue(context.world, repository, actorOf(context.caller), issue, reason);
    return { clientMutationId: input.clientMutationId ?? null, issue: issueSource(repository, issue) };
  },
  reopenIssue: async (_source, { input }: Input<{ issueId: string }>, context) => {
    const { repository, issue } = await findNodeOf(context, input.issueId, 'Issue');
    context.need(repository, NEEDS.triage);
    await reopenIssue(context.world, repository, actorOf(context.caller), issue);
    return { clientMutationId: input.clientMutationId ?? null, issue: issueSource(repository, issue) };
  },
  deleteIssue: async (_source, { input }: Input<{ issueId: string }>, context) => {
    const { repository, issue } = await findNodeOf(context, input.issueId, 'Issue');
    context.need(repository, NEEDS.administer);
    deleteIssue(context.world, repository, actorOf(context.caller), issue);
    return { clientMutationId: input.clientMutationId ?? null, repository: repositorySource(repository) };
  },
  addLabelsToLabelable: (_source, args: Parameters<typeof changeLabels>[0], context) =>
    changeLabels(args, context, addLabels),
  removeLabelsFromLabelable: (_source, args: Parameters<typeof changeLabels>[0], context) =>
    changeLabels(args, context, removeLabels),
};
