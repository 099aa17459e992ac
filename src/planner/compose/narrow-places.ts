import type { Facts } from '../../facts/facts.ts';
import type { IssueKind } from '../extract/issue-kind.ts';
import type { Located } from '../locate/located.ts';
import { dependencyIn, usesOf } from '../playbooks/slots/dependency.ts';

/** A mention of this weight names a file outright. */
const NAMED = 0.8;

/**
 * The places that this kind of work has: text for people changes no code but what the issue names itself, and another
 * version of a dependency only the code that imports it.
 */
export function narrowPlaces(located: Located, kind: IssueKind, title: string, facts: Facts): Located {
  if (kind === 'docs')
    return {
      ...located,
      code: located.code.filter(({ ranked }) => (ranked.mention?.weight ?? 0) >= NAMED),
      siblings: null,
    };
  const dependency = kind === 'dependency' ? dependencyIn(title, facts) : null;
  if (dependency === null) return withOwnFamily(located);
  const users = new Set(usesOf(dependency.name, facts));
  return { ...located, code: located.code.filter(({ path }) => users.has(path)), siblings: null };
}

/** A family of like files is reached by the change where one of it is a place of the work itself. */
function withOwnFamily(located: Located): Located {
  const { siblings, code } = located;
  const isReached = siblings === null || code.some(({ path }) => siblings.paths.includes(path));
  return isReached ? located : { ...located, siblings: null };
}
