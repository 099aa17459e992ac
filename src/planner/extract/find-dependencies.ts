import { sentencesOf } from './sentences.ts';
import type { Spoken } from './spoken-blocks.ts';

/** An issue or pull request that another one names. */
export interface Reference {
  /** `owner/name`; null for the repository of the issue itself. */
  readonly repository: string | null;
  readonly number: number;
  /** As the issue gives it; null where it is written as `#12`. */
  readonly url: string | null;
}

/** What the issue says of another one, with the sentence that says it. */
export interface Dependency {
  readonly to: Reference;
  /** `before`: it has to be done first; `part-of`: this is a part of it; `tracked`: it is a part of this; `blocks`: it waits for this. */
  readonly relation: 'before' | 'part-of' | 'tracked' | 'blocks';
  /** Whether it is to be merged rather than closed, as the issue says. */
  readonly isMerge: boolean;
  readonly sentence: string;
}

const MOST = 20;
const REFERENCE =
  /(https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+))[^\s)\]]*|(?<![\w./-])([\w-]+\/[\w.-]+)#(\d+)\b|(?<![\w/&#])#(\d+)\b|\bGH-(\d+)\b/g;
const REF = '(?:https?:\\/\\/\\S+\\/(?:issues|pull)\\/\\d+|(?:[\\w-]+\\/[\\w.-]+)?#\\d+|GH-\\d+)';
/** Up to a few words, within one clause, between the relation and the issue it names. */
const NEAR = `[^.;]{0,60}?${REF}`;

const NOT = /\b(?:no longer|not|n't|never|independent\w*)\b[^.;]{0,30}\b(?:block|depend|wait|requir|need)/i;
const BEFORE = new RegExp(
  `\\b(?:blocked (?:by|on)|depend(?:s|ing|ent)? (?:on|upon)|waits? (?:for|on)|waiting (?:for|on)|on hold (?:for|until)|stacked on|builds? (?:up)?on|prerequisites?(?: is| are)?|requires|needs)\\b:?${NEAR}`,
  'i',
);
/** "After #7 lands": still to come. What came "after #7 was merged" is a report. */
const AFTER = new RegExp(
  `\\b(?:after|once|when|until|as soon as)\\b[^.;,]{0,30}?${REF}[^.;,]{0,20}?\\b(?:lands?|merges?|ships?|(?:is|are|gets?|has been|have been|has|have) (?:merged|closed|done|fixed|released|resolved|landed|finished|implemented|in))\\b`,
  'i',
);
const PART = new RegExp(
  `\\b(?:part of|parent(?: issue)?(?: is)?|child of|sub-?(?:issue|task) of|belongs to|tracked (?:in|by)|tracking issue(?: is)?|epic)\\b:?[^.;]{0,20}?${REF}`,
  'i',
);
const BLOCKS = new RegExp(
  `\\b(?:blocks|blocking|blocker for|needed (?:by|for)|required (?:by|for))\\b:?${NEAR}`,
  'i',
);

const BEFORE_HEADING = /^(?:depend(?:s on|encies|ency)|blocked by|blockers?|prerequisites?|requires)\b/i;
const PARTS_HEADING =
  /^(?:sub-?(?:issues|tasks)|child issues|tasks?|to-?do|issues|roadmap|tracking|progress)\b/i;
const IS_REFERENCE = new RegExp(`^(?:${REF})|(?:${REF})\\)?[.:]?$`);

/** The other issues that the issue depends on or consists of, in its own order, each once. `own` is its number. */
export function findDependencies(spoken: readonly Spoken[], own: number): Dependency[] {
  const found = new Map<string, Dependency>();
  for (const block of spoken) {
    // What is ticked is done.
    if (block.checked === true) continue;
    for (const sentence of block.isItem ? [block.text] : sentencesOf(block.text)) {
      const relation = relationOf(sentence) ?? relationByPlace(sentence, block);
      if (relation === null) continue;
      for (const to of referencesIn(sentence)) {
        const key = `${to.repository ?? ''}#${to.number}`;
        const known = found.get(key);
        // That it comes first says more than that it is listed.
        const isMore = known?.relation === 'tracked' && relation === 'before';
        const isOwn = to.repository === null && to.number === own;
        if (isOwn || (known !== undefined && !isMore) || found.size >= MOST) continue;
        found.set(key, { to, relation, isMerge: /\b(?:merge|land|ship)/i.test(sentence), sentence });
      }
    }
  }
  return [...found.values()];
}

/** Whether a sentence says how the issue hangs together with another one, and asks for nothing itself. */
export function isDependency(sentence: string): boolean {
  return relationOf(sentence) !== null;
}

function relationOf(sentence: string): Dependency['relation'] | null {
  if (NOT.test(sentence)) return null;
  if (BEFORE.test(sentence) || AFTER.test(sentence)) return 'before';
  if (PART.test(sentence)) return 'part-of';
  return BLOCKS.test(sentence) ? 'blocks' : null;
}

/** A list of issues under a heading says by its place what they are; so does a box to tick. */
function relationByPlace(
  sentence: string,
  { heading, isItem, checked }: Spoken,
): Dependency['relation'] | null {
  if (BEFORE_HEADING.test(heading)) return 'before';
  const isListed = isItem && IS_REFERENCE.test(sentence);
  return isListed && (checked !== null || PARTS_HEADING.test(heading)) ? 'tracked' : null;
}

function referencesIn(sentence: string): Reference[] {
  return [...sentence.matchAll(REFERENCE)].map(([, url, byUrl, inUrl, other, inOther, bare, gh]) => ({
    repository: byUrl ?? other ?? null,
    number: Number(inUrl ?? inOther ?? bare ?? gh),
    url: url ?? null,
  }));
}

/** The text of an item without the issue that tracks it: "#15 Show totals" and "Show totals (#15)" ask for the same. */
export function withoutReference(text: string): string {
  return text
    .replace(new RegExp(`^${REF}\\S*\\s*[-–—:]?\\s*`), '')
    .replace(new RegExp(`\\s*[-–—:]?\\s*\\(?${REF}[^\\s)]*\\)?$`), '')
    .trim();
}
