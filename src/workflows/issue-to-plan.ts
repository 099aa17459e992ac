import type { Issue } from '../plan/issue.ts';
import type { CommentReading, IssueReading } from './ports/repository.ts';

/**
 * The planner's view. Comments count as sources where their authors belong to the repository or wrote the issue;
 * what answers the intake form is part of what the issue says.
 */
export function issueToPlan(issue: IssueReading, answers: readonly string[]): Issue {
  return {
    number: issue.number,
    title: issue.title,
    body: [issue.body, ...answers].join('\n\n').slice(0, LONGEST_BODY),
    ownBody: issue.body,
    labels: issue.labels.map((label) => label.name),
    author: issue.author,
    assignees: issue.assignees,
    milestone: issue.milestone,
    comments: issue.comments
      .filter((comment) => counts(comment, issue.author))
      .map(({ author, body }) => ({ author, body })),
  };
}

/** Longer text is not read as markdown; the issue itself comes first. */
const LONGEST_BODY = 65_536;

function counts({ isOurs, author, association }: CommentReading, issueAuthor: string): boolean {
  return !isOurs && (author === issueAuthor || TRUSTED.has(association));
}

const TRUSTED: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
