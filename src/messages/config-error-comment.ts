import { bounded } from './count.ts';
import { CONFIG_ERROR_MARK } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** Says what is wrong with the configuration, a line each as `parseConfig` found it; `url` is where to mend it. */
export function configErrorComment(message: string, url: string): string {
  const faults = message.split('\n').map((line) => `- ${safeSentence(line)}`);
  return [
    CONFIG_ERROR_MARK,
    `[The configuration](${url}) cannot be used, so nothing was done:`,
    bounded(faults, 20).join('\n'),
    'Once it is mended on the default branch, put the label on again or repeat the command.',
  ].join('\n\n');
}
