import { bounded, count } from './count.ts';
import { safeSentence } from './safe-text.ts';

/** A squash merge makes this a commit message: it holds our own words and nothing else. */
export const BOOKKEEPING_TITLE = 'Record merged work in the plans';

/** Why it is there, and what to do with it. */
export function bookkeepingBody(reason: 'configured' | 'refused'): string {
  const why =
    reason === 'configured'
      ? 'The configuration says `bookkeeping: pull-request`, so what is merged is recorded in the plans here.'
      : 'The rules of the default branch keep the app from committing to it, so what is merged is recorded in the plans here.';
  return [
    why,
    'Merge it whenever you like, by any method: until then each further merge adds a commit to this branch, and what stands here is how the plans stand. Merging it records nothing of its own.',
    'You may commit to this branch too. When it conflicts with the default branch, the next merge opens another one in its place and closes this.',
  ].join('\n\n');
}

/** A command that was obeyed on a standing pull request, and could not be on the next. */
export interface LostCommand {
  /** Of its comment; null where that is not known. */
  readonly url: string | null;
  readonly reason: string;
}

/**
 * Said on a standing pull request that could not be merged any more. `people` are the logins of others who committed to
 * its branch, which then stays.
 */
export function replacedComment(
  next: { readonly number: number },
  lost: readonly LostCommand[],
  people: readonly string[] = [],
): string {
  const told = `This conflicts with the default branch. #${next.number} takes its place: the merged pull requests and the commands that were recorded here are recorded there anew.`;
  const lines = lost.map(({ url, reason }) => `- ${url ?? 'In a review'}: ${safeSentence(reason)}`);
  const names = people.slice(0, MOST_PEOPLE).map((login) => `\`${login.replaceAll('`', "'").slice(0, 40)}\``);
  return [
    told,
    ...(lost.length === 0
      ? []
      : [
          `${count(lost.length, 'command')} could not be obeyed there; look whether it is still wanted:`,
          bounded(lines, MOST_LINES).join('\n'),
        ]),
    ...(names.length === 0
      ? []
      : [
          `Commits of people on this branch are not in it (${names.join(', ')}), so the branch stays: bring over what is still wanted.`,
        ]),
  ].join('\n\n');
}

const MOST_LINES = 30;
const MOST_PEOPLE = 10;
