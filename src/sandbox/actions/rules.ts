import { NO_OBJECT } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import type { Account, Repository, Ruleset } from '../state/records.ts';

export interface RefChange {
  /** Full name: `refs/heads/main`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isFastForward: boolean;
  /** Whether a merge of a pull request moves it. */
  readonly byMerge: boolean;
}

/** The rulesets that hold for a ref: https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository */
export function rulesetsOf(repository: Repository, ref: string): Ruleset[] {
  return repository.rulesets.filter(
    (ruleset) =>
      ruleset.enforcement === 'active' &&
      ruleset.include.some((pattern) => matches(repository, pattern, ref)) &&
      !ruleset.exclude.some((pattern) => matches(repository, pattern, ref)),
  );
}

function matches(repository: Repository, pattern: string, ref: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replace(/\u0000/g, '.*');
  return new RegExp(`^${expression}$`).test(ref);
}

const REFUSALS: readonly {
  readonly type: string;
  readonly broken: (change: RefChange) => boolean;
  readonly message: string;
}[] = [
  {
    type: 'creation',
    broken: (change) => change.before === NO_OBJECT,
    message: 'Cannot create ref due to creations being restricted.',
  },
  { type: 'deletion', broken: (change) => change.after === NO_OBJECT, message: 'Cannot delete this branch' },
  {
    type: 'update',
    broken: (change) => change.before !== NO_OBJECT && change.after !== NO_OBJECT,
    message: 'Cannot update this protected ref.',
  },
  {
    type: 'non_fast_forward',
    broken: (change) => change.before !== NO_OBJECT && change.after !== NO_OBJECT && !change.isFastForward,
    message: 'Cannot force-push to this branch',
  },
  {
    type: 'pull_request',
    broken: (change) => change.before !== NO_OBJECT && !change.byMerge,
    message: 'Changes must be made through a pull request.',
  },
];

/** Throws GitHub's 422 where a ruleset forbids the change and the account may not bypass it. */
export function checkRules(repository: Repository, sender: Account, change: RefChange): void {
  const broken = rulesetsOf(repository, change.name)
    .filter((ruleset) => !ruleset.bypassAccountIds.includes(sender.id))
    .flatMap((ruleset) => ruleset.rules)
    .flatMap((rule) => REFUSALS.filter((refusal) => refusal.type === rule.type && refusal.broken(change)));
  if (broken.length === 0) return;
  const reasons = broken.map((refusal) => refusal.message).join('\n\n');
  throw new ApiError(422, `Repository rule violations found\n\n${reasons}\n\n`, { type: 'UNPROCESSABLE' });
}
