import { mayHoldCommands } from '../commands/may-hold-commands.ts';
import { filledIn } from '../messages/intake-comment.ts';
import { INTAKE_MARK } from '../messages/marks.ts';
import { readIntakeAnswer } from '../messages/read-intake-answer.ts';
import { findOurComment } from './our-comment.ts';
import type { CommentReading, IssueReading, Permissions } from './ports/repository.ts';

/** People whose permission is asked for one plan: whoever answers last is asked first. */
const MOST_PEOPLE = 5;

/**
 * What was answered to the intake form, each answer as markdown: in comments below it, by the issue's author or people
 * with triage permission, and in the form itself, which only people with write permission can edit. Costs a request a
 * person that is not the author, and nothing where no form was posted.
 */
export async function intakeAnswers(
  repository: Permissions,
  issue: IssueReading,
  prefix: string,
): Promise<string[]> {
  const form = findOurComment(issue.comments, INTAKE_MARK);
  if (form === null) return [];
  const below = issue.comments
    .slice(issue.comments.indexOf(form) + 1)
    .filter((comment) => !comment.isOurs && !mayHoldCommands(comment.body, prefix));
  const counted = await whoCounts(repository, below, issue.author);
  return [
    filledIn(form.body),
    ...below.filter(({ author }) => counted.has(author)).map(({ body }) => readIntakeAnswer(body)),
  ].filter((answer) => answer !== '');
}

async function whoCounts(
  repository: Permissions,
  comments: readonly CommentReading[],
  author: string,
): Promise<ReadonlySet<string>> {
  // Deleted accounts have no name, and one is not the other.
  const counted = new Set(author === '' ? [] : [author]);
  const others = comments
    .map((comment) => comment.author)
    .filter((login) => login !== '' && login !== author)
    .reverse();
  for (const login of [...new Set(others)].slice(0, MOST_PEOPLE)) {
    const permission = await repository.permissionOf(login);
    if (permission === 'triage' || permission === 'write') counted.add(login);
  }
  return counted;
}
