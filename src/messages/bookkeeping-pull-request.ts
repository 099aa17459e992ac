import { count } from './count.ts';

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

/** Said on a standing pull request that could not be merged any more; `lost` are addresses of comments. */
export function replacedComment(next: { readonly number: number }, lost: readonly string[]): string {
  const told = `This conflicts with the default branch. #${next.number} takes its place: the pull requests that were recorded here are recorded there anew.`;
  if (lost.length === 0) return told;
  const lines = lost.map((url) => `- ${url}`);
  return [
    told,
    `What ${count(lost.length, 'comment')} asked for by command is not in it; give the commands again:`,
    lines.join('\n'),
  ].join('\n\n');
}
