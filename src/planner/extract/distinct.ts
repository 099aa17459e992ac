import { stemsOf } from '../locate/terms.ts';
import type { FoundRequirement, SectionRole } from './extraction.ts';
import type { IssueKind } from './issue-kind.ts';
import { isDemand, ORDER } from './mood.ts';
import { isOneOfNames } from './split-demand.ts';

/** Verbs and nouns of asking: they say that something is wanted, and not what. */
const ASKING = new Set(stemsOf('provide possible ensure wish ideally'));

/** How people call one way of failing: the words of a title and of a sentence differ here most. */
const SAME: ReadonlyMap<string, string> = new Map(
  [
    'crash panic segfault abort exception traceback',
    'hang freeze stuck deadlock',
    'drop lose lost loss vanish disappear swallow missing',
    'duplicate twice repeat double',
  ].flatMap((line) => {
    const words = stemsOf(line);
    return words.map((word): [string, string] => [word, words[0] ?? word]);
  }),
);

/** Sections that tell of today: what they say again of a demand adds nothing to it. */
const TELLS: ReadonlySet<SectionRole | 'title'> = new Set(['problem', 'actual', 'context', 'other']);
/** Sections that say what is to hold. */
const ASKS: ReadonlySet<SectionRole | 'title'> = new Set(['expected', 'acceptance', 'solution']);

/**
 * The requirements without those that say again what another one says; the one that stays keeps the sentences of both.
 * A title and a sentence that ask for the same become one, in the clearer wording.
 */
export function distinct(found: readonly FoundRequirement[], kind: IssueKind): FoundRequirement[] {
  const kept: FoundRequirement[] = [];
  const seen: ReadonlySet<string>[] = [];
  for (const requirement of found) {
    const stems = weighty(requirement.text);
    if (stems.size === 0) continue;
    // "Please upgrade": one word, which stands at the top already.
    const [only, ...others] = stems;
    const isOne = only !== undefined && others.length === 0 && !DENIES.test(requirement.text);
    if (isOne && seen[0]?.has(only) === true) continue;
    const before = isOneOfNames(requirement.text)
      ? -1
      : seen.findIndex((other, at) => {
          const known = kept[at];
          return (
            known !== undefined &&
            !namesMore(requirement.text, known.text) &&
            EXCEPTS.test(requirement.text) === EXCEPTS.test(known.text) &&
            (repeats(stems, other) || tellsAgain(requirement, stems, known, other, kind))
          );
        });
    const known = kept[before];
    if (known === undefined) {
      seen.push(stems);
      kept.push(requirement);
    } else if (known.from === 'title' && isClearer(requirement, known, kind)) {
      seen[before] = stems;
      kept[before] = joined(requirement, known);
    } else kept[before] = joined(known, requirement);
  }
  return kept;
}

/** The first, which asks for the second's sentences too. */
function joined(kept: FoundRequirement, other: FoundRequirement): FoundRequirement {
  const known = new Set([kept.source, ...(kept.also ?? []).map(({ source }) => source)]);
  const more = [{ source: other.source, from: other.from }, ...(other.also ?? [])].filter(
    ({ source }) => !known.has(source),
  );
  return more.length === 0 ? kept : { ...kept, also: [...(kept.also ?? []), ...more] };
}

/** Of a fault the title, turned round, says more than a complaint; what is asked for outright says more than either. */
function isClearer(sentence: FoundRequirement, title: FoundRequirement, kind: IssueKind): boolean {
  if (kind !== 'bug')
    return (
      weighty(sentence.text).size > weighty(title.text).size ||
      !(ORDER.test(title.text) || isDemand(title.text))
    );
  return (
    ASKS.has(sentence.from) ||
    isDemand(sentence.source) ||
    /^(?:No|The right|The correct) |^“/.test(title.text)
  );
}

function weighty(text: string): ReadonlySet<string> {
  return new Set(stemsOf(text).flatMap((word) => (ASKING.has(word) ? [] : [SAME.get(word) ?? word])));
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

/** Of the words of the shorter one so many meet where one is the title, or both tell of one fault. */
const SAME_THING = 0.6;
/** And so many where a sentence about today only tells again what is asked for. */
const TOLD_AGAIN = 0.75;

/** "It works without having to tag each row". */
export function isDetour(text: string): boolean {
  return text.startsWith('It works without ');
}

/** Whether two statements, by where they stand, are one wish in two wordings. */
function tellsAgain(
  one: FoundRequirement,
  a: ReadonlySet<string>,
  other: FoundRequirement,
  b: ReadonlySet<string>,
  kind: IssueKind,
): boolean {
  const shared = sharedBy(a, b);
  // That a detour is not needed any more is a wish of its own.
  if (shared < 2 || isDetour(one.text) || isDetour(other.text)) return false;
  const share = shared / Math.min(a.size, b.size);
  const isTitle = one.from === 'title' || other.from === 'title';
  // Over a list the title says all of it, and an item one thing; neither stands for the other.
  const isItem = one.isListed === true || other.isListed === true;
  if (isTitle && isItem && share < 1) return false;
  const isOfOneFault = kind === 'bug' && TELLS.has(one.from) && TELLS.has(other.from);
  // Two words in common are few where one of them has to be the subject.
  if (isTitle && kind === 'bug' && (ASKS.has(one.from) || ASKS.has(other.from)))
    return shared >= 3 && share >= SAME_THING;
  if (isTitle || isOfOneFault) return share >= SAME_THING && (shared >= 3 || isTitle);
  const isTold = TELLS.has(one.from) !== TELLS.has(other.from);
  return isTold && shared >= 3 && share >= TOLD_AGAIN;
}

const DENIES = /\b(?:no|not|nothing|nobody|never|none)\b/i;
const EXCEPTS = /\b(?:without|unless|except|other than)\b/i;

/** Whether a text says at least this share of the title's words. */
export function covers(text: string, title: string, share: number): boolean {
  // "Flags without a group are listed last" says all words of "List flags in groups", and another thing.
  if (EXCEPTS.test(text) && !EXCEPTS.test(title)) return false;
  const wanted = new Set(stemsOf(title));
  return wanted.size > 0 && sharedBy(new Set(stemsOf(text)), wanted) / wanted.size >= share;
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of b) if (a.has(stem)) shared += 1;
  return shared;
}
