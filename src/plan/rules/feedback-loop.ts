import { isSaid, type Rule, WITH_PHASES } from './rule.ts';

/**
 * The checkpoints themselves are what `checkpoint-per-phase` asks for.
 *
 * ```md passes
 * ## Working agreement
 *
 * - **This plan:** a pull request names what it completes (`Plan: #42 T01`); @ada decides questions and checkpoints.
 * ```
 *
 * ```md fails
 * ## Working agreement
 *
 * - **Test first:** T01 is red before T02 starts: `npm test`.
 * ```
 */
export const feedbackLoop: Rule = {
  id: 'feedback-loop',
  level: 'warning',
  tiers: WITH_PHASES,
  says: 'The plan says how it is refined: checkpoints, questions, and who decides.',
  check: ({ agreement }) =>
    agreement.some((point) => point.topic === 'plan' && isSaid(point.text))
      ? []
      : [
          {
            where: 'Working agreement',
            message:
              'The plan does not say how it is refined; expected who decides questions and checkpoints. Add it to the working agreement after "This plan:".',
          },
        ],
};
