import type { FoundRequirement, Section } from './extraction.ts';
import { isDemand, tellsOfToday } from './mood.ts';
import { lowered, requirementText } from './requirement-text.ts';
import { sentencesOf } from './sentences.ts';

/** "Answer a request with a response that has two headers": one step, and what is special about it stands after "with". */
const ONE_STEP =
  /^\p{Lu}[a-z]+ (?!the steps|steps).{3,80}?\bwith ((?:an?|several|many|two|no|more than one) .{8,140})$/u;

/** The case that a report of a fault gives in one sentence under its steps: it has to work. */
export function reproducedCase(sections: readonly Section[]): FoundRequirement[] {
  const steps = sections.filter(({ role }) => role === 'steps');
  const texts = steps.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'code'));
  const sentences = texts.flatMap(({ text }) => sentencesOf(text));
  const [only] = sentences;
  if (only === undefined || sentences.length > 1 || /\b(?:expect|should|must)/i.test(only)) return [];
  const special = ONE_STEP.exec(
    only.replace(/,? (?:i\.e\.|that is,|e\.g\.|for example) .*$/i, '').replace(/[.!:]+$/, ''),
  )?.[1];
  return special === undefined ? [] : [{ text: `It works with ${special}`, source: only, from: 'steps' }];
}

/** "By default nothing changes": what is said of today then goes on to hold. */
const UNCHANGED =
  /\bby default\b.{0,40}\b(?:nothing|no\b|stays?|remains?|unchanged|keeps?|as (?:it is|today|now|before))|\b(?:nothing|stays?|remains?|unchanged|keeps?)\b.{0,40}\bby default\b/i;

/** What has to stay so by default, where the issue says that it does and how it is today. */
export function keptDefault(
  asked: readonly FoundRequirement[],
  sections: readonly Section[],
): FoundRequirement[] {
  if (!asked.some(({ text }) => UNCHANGED.test(text))) return [];
  const today = sections
    .filter(({ role }) => ['problem', 'other', 'actual', 'context'].includes(role))
    .flatMap(({ blocks, role }) =>
      blocks
        .filter(({ kind }) => kind === 'paragraph')
        .flatMap(({ text }) => sentencesOf(text).map((sentence) => ({ sentence, role }))),
    )
    .find(({ sentence }) => tellsOfToday(sentence) && !isDemand(sentence) && sentence.length <= 220);
  if (today === undefined) return [];
  const text = `By default it stays so: ${lowered(requirementText(today.sentence))}`;
  return [{ text, source: today.sentence, from: today.role }];
}

/** "Only the latter is sanitized, the former isn't." */
const PAIR =
  /^only the (latter|former) (is|are|has|does|gets?|works?)\b(.{0,60}?),? (?:but |and )?(?:not the |the )(?:former|latter)\b.{0,40}$/i;
const NAME = /`[^`\n]{2,60}`|(?<=[a-z,] )(?:[A-Z][a-z]+[A-Z]\w+|[A-Z][a-zA-Z]{2,})\b/g;

/** Whether the sentence after this one says which of two is right: that is the fault, and this one its circumstances. */
export function leadsToPair(source: string, sections: readonly Section[]): boolean {
  return sections.some(({ blocks }) =>
    blocks.some(({ kind, text }) => {
      const sentences = kind === 'paragraph' ? sentencesOf(text) : [];
      const at = sentences.indexOf(source);
      return at >= 0 && PAIR.test((sentences[at + 1] ?? '').replace(/[.!]+$/, ''));
    }),
  );
}

/** Of two things that the sentence before names, the one that is not yet as the other is. */
export function unequalPair(sections: readonly Section[]): FoundRequirement[] {
  const found: FoundRequirement[] = [];
  for (const { blocks, role } of sections) {
    const sentences = blocks.flatMap(({ kind, text }) => (kind === 'paragraph' ? sentencesOf(text) : []));
    sentences.forEach((sentence, index) => {
      const pair = PAIR.exec(sentence.replace(/[.!]+$/, ''));
      const names = [...new Set((sentences[index - 1] ?? '').match(NAME) ?? [])].slice(-2);
      const [former, latter] = names;
      if (pair === null || former === undefined || latter === undefined) return;
      const [good, other] = /latter/i.test(pair[1] ?? '') ? [latter, former] : [former, latter];
      found.push({
        text: `${other} ${pair[2]}${pair[3]}, as ${good} ${pair[2]}`,
        source: sentence,
        from: role,
      });
    });
  }
  return found;
}
