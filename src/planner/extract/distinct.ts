import { stemsOf } from '../locate/terms.ts';
import type { FoundRequirement } from './extraction.ts';
import { isOneOfNames } from './split-demand.ts';

/** The requirements without those that say again what one before them says. */
export function distinct(found: readonly FoundRequirement[]): FoundRequirement[] {
  const kept: FoundRequirement[] = [];
  const seen: ReadonlySet<string>[] = [];
  for (const requirement of found) {
    const stems = new Set(stemsOf(requirement.text));
    if (stems.size === 0) continue;
    // "Please upgrade": one word, which stands at the top already.
    const [only, ...others] = stems;
    if (only !== undefined && others.length === 0 && seen[0]?.has(only) === true) continue;
    const before = isOneOfNames(requirement.text)
      ? -1
      : seen.findIndex(
          (other, at) => repeats(stems, other) && !namesMore(requirement.text, kept[at]?.text ?? ''),
        );
    if (before < 0) {
      seen.push(stems);
      kept.push(requirement);
    } else if (kept[before]?.from === 'title' && stems.size > (seen[before]?.size ?? 0)) {
      // A sentence that says what the title says, and more, is the better requirement.
      seen[before] = stems;
      kept[before] = requirement;
    }
  }
  return kept;
}

/** Whether a text has an option or a name in code that the other lacks: another thing, in like words. */
function namesMore(text: string, other: string): boolean {
  const names = text.match(/(?<=`[^`]*)--[a-z][\w-]+(?=[^`]*`)/g) ?? [];
  return names.some((name) => !other.includes(name));
}

/** Whether two statements say the same: of short ones all words must meet nearly, of longer ones most of the shorter. */
function repeats(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = sharedBy(a, b);
  const least = Math.min(a.size, b.size);
  // A much longer one that holds the shorter says more, so both stay.
  if (Math.max(a.size, b.size) > 1.8 * least) return false;
  return least < 4 ? shared / (a.size + b.size - shared) >= 0.7 : shared / least > 0.8;
}

/** Whether a text says at least this share of the title's words. */
export function covers(text: string, title: string, share: number): boolean {
  const wanted = new Set(stemsOf(title));
  return wanted.size > 0 && sharedBy(new Set(stemsOf(text)), wanted) / wanted.size >= share;
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of b) if (a.has(stem)) shared += 1;
  return shared;
}
