import { foreignText } from '../plan/foreign-text.ts';
import { codeOf } from './fenced.ts';
import { safeSentence, safeText } from './safe-text.ts';

/** Where a text is read: how text of people enters it, as one line. */
export interface Medium {
  /** Its code stays code. */
  readonly text: (foreign: string) => string;
  /** The same, as one cell of a table. */
  readonly cell: (foreign: string) => string;
  readonly code: (foreign: string) => string;
}

/** A comment: what people wrote mentions, links and commands nothing. */
export const ON_GITHUB: Medium = {
  text: safeSentence,
  // A bar ends a cell also within code.
  cell: (foreign) => (foreign.includes('|') ? safeText(foreign) : safeSentence(foreign)),
  code: codeOf,
};

/** A terminal, which shows each character as it is: no control characters, and nothing else to guard against. */
export const ON_TERMINAL: Medium = {
  text: (foreign) => foreignText(foreign, 500),
  cell: (foreign) => foreignText(foreign, 500),
  code: (foreign) => `\`${foreignText(foreign)}\``,
};
