import { bounded } from './count.ts';
import { didMark } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** What was ticked in a plan of another tool. */
export interface OtherPlanTicks {
  readonly path: string;
  readonly ticked: readonly {
    /** As ledgers name it: `pr/57`, `push/<oid>`. */
    readonly by: string;
    readonly ids: readonly string[];
    /** A revert took the ticks back. */
    readonly isUndone?: boolean;
  }[];
}

/**
 * Lines for the message of the commit that ticks plans of others. Such a plan holds no ledger, so the commit is where
 * it stands what was applied.
 */
export function otherPlanLines(plans: readonly OtherPlanTicks[]): string[] {
  return plans.flatMap(({ path, ticked }) =>
    ticked.map(({ by, ids, isUndone = false }) => {
      const known = ids.filter((id) => isPlain(id));
      const words = [by, inMessage(path), ...(isUndone ? [UNDONE] : []), ...known];
      return `Planwright-Did: ${words.join(' ')}`;
    }),
  );
}

/** Ids of forms that GitHub makes nothing of, as it does of `GH-12` and of hexadecimal ones. */
function isPlain(id: string): boolean {
  return /^(?:T-?\d{1,5}|\d{1,4}(?:\.\d{1,4}){1,3}|t-[0-9a-f]{6})$/.test(id);
}

const UNDONE = 'undone';

/** What a message of ours says was applied to a plan. */
export interface OtherPlanEntry {
  readonly by: string;
  /** Ids whose form the message can hold. */
  readonly ids: readonly string[];
  readonly isUndone: boolean;
}

export function readOtherPlanEntries(message: string, path: string): OtherPlanEntry[] {
  const lines = message.matchAll(/^Planwright-Did: (pr\/\d{1,9}|push\/[0-9a-f]{40,64}) (\S+)((?: \S+)*)$/gm);
  return [...lines].flatMap(([, by = '', found, rest = '']) => {
    if (found !== inMessage(path)) return [];
    const words = rest.split(' ').filter((word) => word !== '');
    const isUndone = words[0] === UNDONE;
    return [{ by, ids: isUndone ? words.slice(1) : words, isUndone }];
  });
}

/**
 * Lines for the message of the commit that applies commands to a plan of others: `comment/991/a1b2c3`, as GitHub might
 * take what stands behind a `#` for a number of its own.
 */
export function otherPlanCommandLines(path: string, entries: readonly string[]): string[] {
  return entries.map((entry) => `Planwright-Did: ${entry.replace('#', '/')} ${inMessage(path)}`);
}

/** Ledger entries of the commands that a message of ours says were applied; to that plan, or to any. */
export function readOtherPlanCommands(message: string, path: string | null): string[] {
  const lines = message.matchAll(
    /^Planwright-Did: ((?:comment|review|review-comment)\/\d{1,15})\/([0-9a-f]{6,40}) (\S+)$/gm,
  );
  return [...lines].flatMap(([, origin, hash, found]) =>
    path === null || found === inMessage(path) ? [`${origin}#${hash}`] : [],
  );
}

/** Numbers of the pull requests that a message of ours says were applied to any plan of others. */
export function readOtherPlanPulls(message: string): number[] {
  return [...message.matchAll(/^Planwright-Did: pr\/(\d{1,9}) /gm)].map(([, pull]) => Number(pull));
}

/** Told once on a pull request: what its words stand for nothing in, and why. */
export function otherPlanFaults(
  pull: number,
  faults: readonly { readonly path: string; readonly message: string }[],
): string {
  const lines = faults.map(({ path, message }) => `- \`${path}\`: ${safeSentence(message)}`);
  return [
    '😕 This pull request names tasks that could not be ticked:',
    bounded(lines, 10).join('\n'),
    'Tick them in the file itself.',
    otherPlanMark(pull),
  ].join('\n\n');
}

/** Known again by this. */
export function otherPlanMark(pull: number): string {
  return didMark([`other/${pull}`]);
}

/** GitHub reads mentions and closing words in commit messages: nothing of a path can be one. */
function inMessage(path: string): string {
  return encodeURIComponent(path).replaceAll('%2F', '/');
}
