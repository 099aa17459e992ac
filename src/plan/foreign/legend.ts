import type { TaskState } from './foreign-plan.ts';
import { stateInWords } from './state-words.ts';

/** What the marks between brackets mean in a document. */
export type Legend = ReadonlyMap<string, TaskState>;

/**
 * Tools differ: `[-]` is "in progress" for Kiro and "cancelled" for others. What does not count is said by the
 * document alone, so that a plan is never called complete because of a guess.
 */
const USUAL: Readonly<Record<string, TaskState>> = {
  ...{ x: 'done', X: 'done', v: 'done', V: 'done', o: 'done', O: 'done' },
  ...{ '√': 'done', '✓': 'done', '✔': 'done', '☑': 'done', '✅': 'done', '+': 'done', '*': 'done' },
  ...{ '~': 'under way', '-': 'under way', '/': 'under way', '.': 'under way', '>': 'under way' },
  ...{ '⏳': 'under way', '⌛': 'under way', '🚧': 'under way', '🔄': 'under way' },
};

const MOST_CHARACTERS = 100_000;
/** `[~]` in progress, `[-]` = cancelled: in code, or with a sign or a bold word between. */
const ENTRY = /(`)?\[([^\s[\]x])\](`)?\s{0,3}(=|:|→|->|—|–|\|)?\s{0,3}\**([a-z][a-z' /-]{2,30})/gi;

/** Reads what the document says of its marks, over what they usually mean. */
export function readLegend(source: string): Legend {
  const legend = new Map(Object.entries(USUAL));
  for (const [, open, mark = '', close, sign, words = ''] of source
    .slice(0, MOST_CHARACTERS)
    .matchAll(ENTRY)) {
    // A task with that mark is no entry of the legend.
    if (sign === undefined && (open === undefined || close === undefined)) continue;
    const state = stateInWords(words);
    if (state !== null) legend.set(mark, state);
  }
  return legend;
}

/** What a mark says. */
export function markState(mark: string, legend: Legend): TaskState {
  return legend.get(mark.replace('\u{fe0f}', '')) ?? 'open';
}
