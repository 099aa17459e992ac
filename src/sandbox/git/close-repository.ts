import { forgetCapabilities } from './advertisement.ts';
import { forgetAnswers } from './ask-once.ts';
import { closeReader } from './object-reader.ts';
import { closeWriter } from './ref-writer.ts';

/** Ends the long-lived processes of a repository and lets go of what was remembered of it. */
export function closeRepository(directory: string): void {
  closeReader(directory);
  closeWriter(directory);
  forgetAnswers(directory);
  forgetCapabilities(directory);
}
