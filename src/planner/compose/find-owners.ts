import type { Facts } from '../../facts/facts.ts';
import { ownersOf } from '../../facts/queries.ts';
import type { Issue } from '../../plan/issue.ts';

export interface FoundOwners {
  readonly owners: readonly string[];
  /** Path of CODEOWNERS, `assignee`, or null for none. */
  readonly from: string | null;
}

/** Who owns the paths: CODEOWNERS, else the issue's assignees. People of the history are only offered in a question. */
export function findOwners(paths: readonly string[], facts: Facts, issue: Issue): FoundOwners {
  const owners = [...new Set(paths.flatMap((path) => ownersOf(facts.owners, path)?.owners ?? []))];
  if (owners.length > 0) return { owners: owners.slice(0, 4), from: facts.owners?.path ?? null };
  if (issue.assignees.length > 0) return { owners: issue.assignees.slice(0, 4), from: 'assignee' };
  return { owners: [], from: null };
}
