import { UserError } from '../errors.ts';
import type { SubIssueChanges } from '../workflows/ports/repository.ts';
import { type Client, MutationFailed } from './client.ts';
import { subIssuesDocument } from './queries/sub-issues-document.ts';

interface Opened {
  readonly issue: { readonly number: number; readonly url: string } | null;
}

/** Faults of a kind that another try meets again: a limit of sub-issues, no right to open issues. */
const FINAL = /^(?:UNPROCESSABLE|FORBIDDEN|INSUFFICIENT_SCOPES)$/;

/** Opens, edits and takes in sub-issues in one request; each of its mutations stands for itself. */
export async function writeSubIssues(
  client: Client,
  { repositoryId, parentId, opened, edited, adopted }: SubIssueChanges,
): Promise<{ number: number; url: string }[]> {
  const inputs = {
    open: opened.map((issue) => ({ repositoryId, parentIssueId: parentId, ...issue })),
    edit: edited,
    adopt: adopted.map((subIssueId) => ({ issueId: parentId, subIssueId })),
  };
  const { document, variables } = subIssuesDocument(inputs);
  try {
    const answer = await client.mutate<Record<string, Opened | null>>(document, variables);
    return opened.flatMap((_issue, index) => answer[`open_${index}`]?.issue ?? []);
  } catch (error) {
    if (!(error instanceof MutationFailed) || !error.faults.some(({ type = '' }) => FINAL.test(type)))
      throw error;
    throw new UserError(`GitHub refused sub-issues: ${error.message.slice(0, 300)}`, { cause: error });
  }
}
