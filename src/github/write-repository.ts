import {
  type CheckOutput,
  type ChecksHeads,
  type ClosesIssues,
  type ClosesPulls,
  type Comments,
  type Commits,
  type DeletesBranches,
  type Labels,
  type OpensPulls,
  type PlanCommit,
  PushRefused,
  type Reaction,
  type Reacts,
  type RepositoryRef,
  StaleHead,
  type TidiesBranches,
  type WritesSubIssues,
} from '../workflows/ports/repository.ts';
import { type Client, MutationFailed } from './client.ts';
import { pushRefusal } from './push-refusal.ts';
import { commitDocument } from './queries/commit-document.ts';
import { deleteRefsDocument } from './queries/delete-refs.ts';
import * as documents from './queries/mutations.ts';
import { checkInput, writeCheck } from './write-check.ts';
import { writeSubIssues } from './write-sub-issues.ts';

/** The writes of one repository; each method is one request. */
export function repositoryWrites(
  client: Client,
  ref: RepositoryRef,
): Commits &
  OpensPulls &
  ChecksHeads &
  ClosesPulls &
  ClosesIssues &
  DeletesBranches &
  TidiesBranches &
  Comments &
  Reacts &
  WritesSubIssues &
  Labels {
  const nameWithOwner = `${ref.owner}/${ref.name}`;
  return {
    createBranchAndCommit: async (repositoryId, commit) => {
      const variables = {
        ref: { repositoryId, name: `refs/heads/${commit.branch}`, oid: commit.expectedHeadOid },
        commit: commitInput(nameWithOwner, commit),
      };
      return created(client, variables);
    },
    commit: async (commit, { reaction, comment, pull } = {}) => {
      const variables = {
        commit: commitInput(nameWithOwner, commit),
        ...(reaction === undefined ? {} : settled(reaction)),
        ...(comment === undefined ? {} : { comment: { id: comment.commentId, body: comment.body } }),
        ...(pull === undefined ? {} : { pull: { pullRequestId: pull.pullId, body: pull.body } }),
      };
      const document = commitDocument({
        reaction: reaction !== undefined,
        comment: comment !== undefined,
        pull: pull !== undefined,
      });
      return committed(client, document, variables);
    },
    openPull: async ({ check, headOid, ...pull }) => openPull(client, pull, headOid, check),
    check: (run) => writeCheck(client, run),
    deleteBranch: async (refId) => {
      await client.mutate(documents.DELETE_BRANCH, { ref: { refId } });
    },
    deleteBranches: async (refIds) => {
      const variables = Object.fromEntries(refIds.map((refId, index) => [`ref_${index}`, { refId }]));
      try {
        await client.mutate(deleteRefsDocument(refIds.length), variables);
      } catch (error) {
        if (!(error instanceof MutationFailed)) throw error;
      }
    },
    closePull: async (pullRequestId, refId) => {
      await client.mutate(documents.CLOSE_PULL, { pull: { pullRequestId }, ref: { refId } });
    },
    replacePull: async (pullRequestId, refId, body) => {
      const comment = { subjectId: pullRequestId, body };
      const variables = { comment, pull: { pullRequestId } };
      if (refId === null) await client.mutate(documents.REPLACE_PULL_ALONE, variables);
      else await client.mutate(documents.REPLACE_PULL, { ...variables, ref: { refId } });
    },
    comment: async (comment) => writeComment(client, comment),
    react: async (reaction) => {
      if (reaction.content === 'EYES') await client.mutate(documents.REACT, { reaction });
      else await attempt(client, documents.SETTLE, settled(reaction), 'addReaction');
    },
    closeIssue: async (issueId) => {
      await client.mutate(documents.CLOSE_ISSUE, { issue: { issueId, stateReason: 'COMPLETED' } });
    },
    writeSubIssues: (changes) => writeSubIssues(client, changes),
    removeLabel: async (labelableId, labelId) => {
      await client.mutate(documents.REMOVE_LABEL, { labels: { labelableId, labelIds: [labelId] } });
    },
  };
}

function commitInput(repositoryNameWithOwner: string, commit: PlanCommit): Record<string, unknown> {
  const [headline = '', ...rest] = commit.message.split('\n');
  return {
    branch: { repositoryNameWithOwner, branchName: commit.branch },
    expectedHeadOid: commit.expectedHeadOid,
    message: { headline, body: rest.join('\n').trim() },
    fileChanges: {
      additions: commit.files.map((file) => ({
        path: file.path,
        contents: Buffer.from(file.content, 'utf8').toString('base64'),
      })),
    },
  };
}

interface CommitAnswer {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
}

/** Where the branch may be made and not written to, it goes again. */
async function created(client: Client, variables: Record<string, unknown>): Promise<{ oid: string }> {
  try {
    return await committed(client, documents.CREATE_BRANCH_AND_COMMIT, variables);
  } catch (error) {
    const made = error instanceof PushRefused ? error.cause : null;
    const refId =
      made instanceof MutationFailed ? (made.data as Partial<RefAnswer>).createRef?.ref?.id : null;
    if (refId) await client.mutate(documents.DELETE_REF, { ref: { refId } });
    throw error;
  }
}

interface RefAnswer {
  readonly createRef: { readonly ref: { readonly id: string } | null } | null;
}

/** @throws PushRefused, or StaleHead where the branch moved, or was made by another, between our read and our write */
async function committed(
  client: Client,
  document: string,
  variables: Record<string, unknown>,
): Promise<{ oid: string }> {
  try {
    const answer = await client.mutate<CommitAnswer>(document, variables);
    return { oid: answer.createCommitOnBranch?.commit?.oid ?? '' };
  } catch (error) {
    if (!(error instanceof MutationFailed)) throw error;
    // A failed reaction beside a commit that landed is no failure.
    const oid = (error.data as Partial<CommitAnswer>).createCommitOnBranch?.commit?.oid;
    if (oid) return { oid };
    const isStale = error.faults.some(
      (fault) =>
        fault.type === 'STALE_DATA' ||
        /expected branch to point|already exists|no such branch/i.test(fault.message),
    );
    const refusal = pushRefusal(error.faults);
    if (refusal !== null) throw new PushRefused(refusal, { cause: error });
    if (isStale) throw new StaleHead(error.message, { cause: error });
    throw error;
  }
}

interface OpenPullAnswer {
  readonly createPullRequest: {
    readonly pullRequest: { readonly number: number; readonly url: string } | null;
  } | null;
}

async function openPull(
  client: Client,
  pull: { repositoryId: string; base: string; branch: string; title: string; body: string },
  headOid: string,
  check: CheckOutput | undefined,
): Promise<{ number: number; url: string }> {
  const { repositoryId } = pull;
  const variables = {
    pull: {
      repositoryId,
      baseRefName: pull.base,
      headRefName: pull.branch,
      title: pull.title,
      body: pull.body,
    },
    ...(check === undefined ? {} : { check: checkInput({ repositoryId, headOid, output: check }) }),
  };
  try {
    const answer = await client.mutate<OpenPullAnswer>(
      check === undefined ? documents.OPEN_PULL_ALONE : documents.OPEN_PULL,
      variables,
    );
    return answer.createPullRequest?.pullRequest ?? { number: 0, url: '' };
  } catch (error) {
    // The check run says nothing that the pull request does not: its failure alone is no failure.
    const opened =
      error instanceof MutationFailed ? (error.data as Partial<OpenPullAnswer>).createPullRequest : null;
    if (opened?.pullRequest) return opened.pullRequest;
    const refusal = error instanceof MutationFailed ? pushRefusal(error.faults) : null;
    if (refusal !== null) throw new PushRefused(refusal, { cause: error });
    throw error;
  }
}

async function writeComment(
  client: Client,
  comment: { subjectId: string; commentId: string | null; body: string; reaction?: Reaction },
): Promise<void> {
  const { subjectId, commentId, body, reaction } = comment;
  if (commentId !== null) {
    await client.mutate(documents.UPDATE_COMMENT, { comment: { id: commentId, body } });
    return;
  }
  const variables = { comment: { subjectId, body } };
  if (reaction === undefined) await client.mutate(documents.ADD_COMMENT, variables);
  else
    await attempt(
      client,
      documents.ADD_COMMENT_AND_REACT,
      { ...variables, ...settled(reaction) },
      'addComment',
    );
}

function settled(reaction: Reaction): Record<string, unknown> {
  return { reaction, eyes: { subjectId: reaction.subjectId, content: 'EYES' } };
}

/** Done when its main mutation is: a reaction that was refused, or taken away by a person, is no failure. */
async function attempt(
  client: Client,
  document: string,
  variables: Record<string, unknown>,
  main: string,
): Promise<void> {
  try {
    await client.mutate(document, variables);
  } catch (error) {
    if (!(error instanceof MutationFailed) || !error.data[main]) throw error;
  }
}
