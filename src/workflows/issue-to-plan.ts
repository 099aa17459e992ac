import { mayHoldCommands } from '../commands/may-hold-commands.ts';
import { INTAKE_MARK } from '../messages/marks.ts';
import type { Issue } from '../plan/issue.ts';
import { findOurComment } from './our-comment.ts';
import type { CommentReading, IssueReading } from './ports/repository.ts';

/**
 * The planner's view. Comments count as sources where their authors belong to the repository or wrote the issue;
 * those that answer the intake form are part of what the issue says.
 */
export function issueToPlan(issue: IssueReading, prefix: string): Issue {
  const said = issue.comments.filter((comment) => counts(comment, issue.author));
  return {
    number: issue.number,
    title: issue.title,
    body: [issue.body, ...answersTo(issue, said, prefix)].join('\n\n'),
    labels: issue.labels.map((label) => label.name),
    author: issue.author,
    assignees: issue.assignees,
    milestone: issue.milestone,
    comments: said.map(({ author, body }) => ({ author, body })),
  };
}

/** Comments below the form; one that gives commands is no answer. */
function answersTo({ comments }: IssueReading, said: readonly CommentReading[], prefix: string): string[] {
  const form = findOurComment(comments, INTAKE_MARK);
  if (form === null) return [];
  const below = comments.slice(comments.indexOf(form) + 1);
  return said
    .filter((comment) => below.includes(comment) && !mayHoldCommands(comment.body, prefix))
    .map((comment) => comment.body);
}

function counts({ isOurs, author, association }: CommentReading, issueAuthor: string): boolean {
  return !isOurs && (author === issueAuthor || TRUSTED.has(association));
}

const TRUSTED: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
