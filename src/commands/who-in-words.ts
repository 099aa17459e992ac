import type { Who } from './command.ts';

const WORDS: Readonly<Record<Who, string>> = {
  anyone: 'anyone',
  triage: 'people with triage permission',
  write: 'people with write permission',
  'author or triage': 'the author of the issue, and people with triage permission',
  'author or write': 'the author, and people with write permission',
};

/** `people with write permission`: for the help and for refusals. */
export function whoInWords(who: Who): string {
  return WORDS[who];
}
