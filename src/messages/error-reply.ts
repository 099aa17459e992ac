import { safeSentence } from './safe-text.ts';

/** Long enough for anything that we say; what is longer repeats what a person wrote. */
const MOST = 2_000;

/** An error for the person who asked, as safe markdown: each line of the message a paragraph. */
export function errorReply(message: string): string {
  return message
    .slice(0, MOST)
    .split('\n')
    .map(safeSentence)
    .filter((line) => line !== '')
    .join('\n\n');
}
