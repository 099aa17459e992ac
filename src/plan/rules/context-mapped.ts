import type { Prose } from '../plan.ts';
import { type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * ## Current state
 *
 * - `Store.write` in `src/store.ts`: called by `src/cli.ts` and `src/server.ts`
 * ```
 *
 * ```md fails
 * ## Current state
 *
 * - Writing works, but not twice at a time
 * ```
 */
export const contextMapped: Rule = {
  id: 'context-mapped',
  level: 'warning',
  tiers: WITH_PHASES,
  says: 'The broader system and its integration points are named: callers, interfaces, services, data that the change meets.',
  check: ({ currentState, architecture }) =>
    [...currentState, ...architecture].some(namesSomething)
      ? []
      : [
          {
            where: 'Current state',
            message:
              'No file, interface or service that the change meets is named; expected at least one, as code or a link. Name the callers and the data under Current state or Architecture.',
          },
        ],
};

/** What is named in a system is written as code or linked. */
function namesSomething(text: Prose): boolean {
  return text.some(
    (node) =>
      node.type === 'inlineCode' ||
      node.type === 'link' ||
      ('children' in node && namesSomething(node.children)),
  );
}
