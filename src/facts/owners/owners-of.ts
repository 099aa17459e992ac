import type { Owners } from '../facts.ts';
import { matchesOwnersPattern } from './path-pattern.ts';

export interface OwnersOfPath {
  /** Logins or `org/team`, without `@`; empty where the rule says nobody. */
  readonly owners: readonly string[];
  /** The rule that decided, for a link to its line. */
  readonly pattern: string;
  readonly line: number;
}

/** Who owns a path: by the last rule of CODEOWNERS that matches it; null where none does. */
export function ownersOf(owners: Owners | null, path: string): OwnersOfPath | null {
  return owners?.rules.findLast((rule) => matchesOwnersPattern(rule.pattern, path)) ?? null;
}
