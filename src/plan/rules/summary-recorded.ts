import { nodeText } from '../../markdown/node-text.ts';
import { taskItems } from '../../markdown/task-items.ts';
import { progress } from '../reading/read-progress.ts';
import { NOTHING_MERGED, readWhatShipped } from '../sections/what-shipped.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

/**
 * It judges documents alone: planned work is not complete.
 *
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - [x] **T01** (R1) Lock the store while writing
 *
 * ### What shipped
 *
 * Summary: writers take a lock file, and wait for it.
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - [x] **T01** (R1) Lock the store while writing
 *
 * ### What shipped
 *
 * Nothing merged yet.
 * ```
 */
export const summaryRecorded: Rule = {
  id: 'summary-recorded',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'A complete phase has a summary of what was really changed.',
  check: (_plan, { file }) => {
    if (file === undefined || !taskItems(file.markdown).some(({ checked }) => checked)) return [];
    const document = file.document();
    const complete = progress(document).filter((phase) => phase.state === 'complete');
    return complete.flatMap(({ number }) => {
      const phase = document.phases.find((one) => one.number === number);
      if (phase === undefined) return [];
      const { blocks } = readWhatShipped(document.tree.children.slice(phase.start, phase.end));
      const isSaid = blocks.some(
        (block) => block.type === 'paragraph' && nodeText(block).trim() !== NOTHING_MERGED,
      );
      if (isSaid) return [];
      const what = number === null ? 'The plan' : `Phase ${number}`;
      return [
        {
          where: number === null ? 'Tasks' : `Phase ${number}`,
          message: `${what} is complete and has no summary; expected what was really changed, in at most three sentences. Add a paragraph that begins with "Summary:" under "What shipped".`,
        },
      ];
    });
  },
};
