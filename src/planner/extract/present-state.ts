import { asksForSetting } from '../locate/settings-file.ts';
import { stemsOf } from '../locate/terms.ts';
import { isCircumstance } from './circumstance.ts';
import { onlyKeeps } from './constraint.ts';
import type { FoundRequirement, Section, SectionRole } from './extraction.ts';
import { faultTexts, quotedFault } from './fault-text.ts';
import { complains, type IssueKind } from './issue-kind.ts';
import { isBurden, isDemand, isLinked, isTold, tellsOfToday, withoutTag } from './mood.ts';
import { sentencesOf } from './sentences.ts';

const MOST_FAULTS = 4;
/** So many telling words say something by themselves; of what goes wrong fewer do. */
const LEAST = 4;
const LEAST_OF_FAULT = 2;

/** What a bug report says goes wrong, beyond its title: each has to be otherwise. */
export function faultsIn(sections: readonly Section[]): FoundRequirement[] {
  return sections
    .filter(({ role }) => ['actual', 'problem', 'other', 'context', 'steps'].includes(role))
    .flatMap((section) =>
      plainSentences(section)
        .filter((sentence) => complains(sentence) && !isDemand(sentence))
        .slice(0, MOST_FAULTS)
        .flatMap((sentence) => {
          const found = turned(sentence, section.role);
          return found.length > 0
            ? found
            : [{ text: quotedFault(sentence), source: sentence, from: section.role }];
        }),
    )
    .slice(0, MOST_FAULTS);
}

/** "uses x unless I pass y": turned round it would ask for the opposite of either. */
const CONDITIONAL = /\bunless\b/i;

/**
 * The state of things that the issue is unhappy with: the sentence nearest to the title that complains, or says how
 * it is today. It is over when the work is done, so it can be tested like a demand.
 */
export function presentState(
  title: string,
  kind: IssueKind,
  sections: readonly Section[],
): FoundRequirement[] {
  // What moves works as before: why it is moved is no fault that would have to go.
  if (kind === 'refactoring') return [];
  const named = new Set(stemsOf(title));
  const roles: readonly SectionRole[] =
    kind === 'bug' ? ['actual', 'problem', 'other', 'steps'] : ['problem', 'other', 'solution'];
  const candidates = sections
    .filter(({ role }) => roles.includes(role))
    .flatMap((section) => plainSentences(section).map((sentence) => ({ sentence, role: section.role })))
    // A setting leaves things as they are for who does not set it; only what hurts is to be otherwise.
    .filter(({ sentence }) => kind === 'bug' || complains(sentence) || !asksForSetting(title))
    .filter(
      ({ sentence }) => !isDemand(sentence) && !/\balready\b/i.test(sentence) && !CONDITIONAL.test(sentence),
    )
    .map(({ sentence, role }, index) => {
      const shared = new Set(stemsOf(sentence).filter((stem) => named.has(stem))).size;
      const tells = (complains(sentence) || isBurden(sentence) ? 2 : 0) + (tellsOfToday(sentence) ? 2 : 0);
      return { sentence, role, score: tells === 0 && kind !== 'bug' ? 0 : shared + tells - index * 0.2 };
    });
  // An opinion turns into nothing; the next sentence may say what it is of.
  return (
    candidates
      .filter(({ score }) => score > 1)
      .sort((a, b) => b.score - a.score)
      .map(({ sentence, role: from }) => turned(sentence, from))
      .find((found) => found.length > 0) ?? []
  );
}

function turned(sentence: string, from: SectionRole): FoundRequirement[] {
  return faultTexts(sentence).map((text) => ({ text, source: sentence, from }));
}

/** Sentences that say something by themselves; a colon at the end leads over to a sample, which shows the same. */
function plainSentences(section: Section): string[] {
  return section.blocks
    .filter((block) => block.kind === 'paragraph')
    .flatMap((block) => sentencesOf(block.text).map(withoutTag))
    .filter(
      (sentence) =>
        sentence.length <= 260 && stemsOf(sentence).length >= (complains(sentence) ? LEAST_OF_FAULT : LEAST),
    )
    .filter((sentence) => !/\?\s*$/.test(sentence) && !isTold(sentence) && !isLinked(sentence))
    .filter((sentence) => !isCircumstance(sentence) && !onlyKeeps(sentence))
    .filter((sentence) => !/:\s*$/.test(sentence) || complains(sentence));
}
