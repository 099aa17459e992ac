import { stemsOf } from '../locate/terms.ts';
import { asIfReal } from './as-if-real.ts';
import { isBeside } from './beside.ts';
import { onlyKeeps } from './constraint.ts';
import { covers, distinct, isDetour } from './distinct.ts';
import type { Block, FoundRequirement, Section, SectionRole } from './extraction.ts';
import { isDependency, withoutReference } from './find-dependencies.ts';
import { isEnglish } from './foreign-headings.ts';
import { complains, type IssueKind } from './issue-kind.ts';
import { lastGoodVersion, restoredText } from './last-good-version.ts';
import { joinLeadIns } from './lead-in.ts';
import { isDemand, saysMore, tellsOfToday } from './mood.ts';
import { faultsIn, presentState } from './present-state.ts';
import { proposedCalls, proposesState } from './proposed-state.ts';
import { capitalised, lowered, requirementText } from './requirement-text.ts';
import { joinScenarios } from './scenario.ts';
import { sentencesOf } from './sentences.ts';
import { splitDemand } from './split-demand.ts';
import { fromTitle, isHeading, namesAll, withTitle } from './title-requirement.ts';
import { keptDefault, leadsToPair, reproducedCase, unequalPair } from './told-cases.ts';

const MOST = 30;

/** Sections whose every statement is asked for, and those where only a demand counts. */
const STATEMENTS: ReadonlySet<SectionRole> = new Set(['acceptance', 'solution', 'expected']);
const DEMANDS: ReadonlySet<SectionRole> = new Set([
  'problem',
  'actual',
  'other',
  'context',
  'scope',
  'steps',
]);

/** What the issue asks for, in its own order, without repeats; how many were left out beyond the bound. */
export function findRequirements(
  title: string,
  kind: IssueKind,
  sections: readonly Section[],
): { requirements: FoundRequirement[]; leftOut: number } {
  const demanded = withoutStories(sections.flatMap((section) => fromSection(section, kind)));
  const english = isEnglish(`${title}\n${spokenText(sections)}`);
  const asked = demanded.length > 0 || english ? demanded : fromForeignLists(sections);
  const good = kind === 'bug' ? lastGoodVersion(paragraphsOf(sections)) : null;
  // Where what there is has to stay the default, it is not to be turned round.
  const keepsDefault = kind !== 'bug' && asked.some(({ text }) => /\bby default\b|\bopt-?in\b/i.test(text));
  const said = [
    ...asked,
    ...(kind === 'bug' && english
      ? [
          ...unequalPair(sections),
          ...reproducedCase(sections),
          ...faultsIn(sections).filter(
            ({ source }) =>
              !namesAll(source, title) && !leadsToPair(source, sections) && source !== good?.source,
          ),
        ]
      : []),
    ...keptDefault(asked, sections),
    ...(keepsDefault || !english
      ? []
      : presentState(title, kind, sections).filter(
          ({ source }) => kind !== 'bug' || !namesAll(source, title),
        )),
  ];
  const headlines = fromTitle(title, kind, english).filter(
    ({ text }) => said.length === 0 || !isHeading(text, kind, asked.length),
  );
  // In a language that cannot be turned round, what is expected says the fault of the title already.
  const expected =
    english || kind !== 'bug'
      ? undefined
      : asked.find(({ from }) => from !== 'title' && STATEMENTS.has(from));
  // Over a list of demands the title is a heading.
  const share = asked.length >= 3 ? 0.7 : 0.85;
  // Of a fault it is weighed below which of two complaints says more.
  const covering =
    expected ??
    (kind === 'bug' ? asked : said).find(({ text }) => !isDetour(text) && covers(text, title, share));
  const all =
    covering === undefined ? [...headlines, ...said] : said.map((one) => withTitle(one, covering, title));
  const kept = telling(distinct(all, kind)).map((one) => resultOf(one, sections));
  if (good !== null) kept.push({ text: restoredText(good.version), source: good.source, from: 'actual' });
  if (kept.length === 0)
    kept.push({
      text: kind === 'bug' ? `“${title}” is put right` : capitalised(title),
      source: title,
      from: 'title',
    });
  return { requirements: kept.slice(0, MOST), leftOut: Math.max(0, kept.length - MOST) };
}

/** "As a manager I want …": whose wish it is; what the criteria of acceptance say is that wish, and can be tested. */
function withoutStories(found: readonly FoundRequirement[]): FoundRequirement[] {
  const hasCriteria = found.filter(({ from }) => from === 'acceptance').length > 1;
  const isStory = ({ source, from }: FoundRequirement) => from !== 'acceptance' && STORY.test(source);
  return hasCriteria ? found.filter((one) => !isStory(one)) : [...found];
}

const STORY =
  /^as (?:an?|the|some\w+|one)\b.{1,80}?\b(?:i|we)(?:'d| would)? (?:want|like|need|wish|expect)\b/i;
/** What people wrote, without code. */
function spokenText(sections: readonly Section[]): string {
  return sections
    .filter(({ role }) => role !== 'noise' && role !== 'environment' && role !== 'logs')
    .flatMap(({ blocks }) => blocks.filter((block) => block.kind !== 'code').map(({ text }) => text))
    .join('\n')
    .replace(/`[^`]*`/g, ' ');
}

/** Without what says only that it is right or wrong, where others say what is. */
function telling(found: readonly FoundRequirement[]): FoundRequirement[] {
  const clear = found.filter(({ text }) => !SAYS_NOTHING.test(text));
  return clear.length > 1 ? clear : [...found];
}

const SAYS_NOTHING =
  /\b(?:do(?:es)? the right thing|do(?:es)? not go wrong|works? (?:properly|correctly|as expected))\b/i;

/** What comes out in a word or a number: "Expected: 0.00" says of what only together with what came out instead. */
function resultOf(found: FoundRequirement, sections: readonly Section[]): FoundRequirement {
  if (found.from !== 'expected' || /\p{L}{2}/u.test(found.text)) return found;
  const actual = sections
    .filter(({ role }) => role === 'actual')
    .flatMap(({ blocks }) => blocks.map(({ text }) => text.split(/[,;] /)[0] ?? ''))[0];
  const instead = actual === undefined || actual.length > 40 ? '' : `, not ${actual.replace(/[.!]+$/, '')}`;
  return { ...found, text: `The result is ${found.text}${instead}` };
}

/** In a language whose moods are not known here, the items of its lists are what is asked for. */
function fromForeignLists(sections: readonly Section[]): FoundRequirement[] {
  return sections
    .filter(({ role }) => DEMANDS.has(role) && role !== 'steps')
    .flatMap(({ blocks, role }) =>
      blocks
        .filter(({ kind, checked, isOrdered }) => kind === 'item' && checked !== true && !isOrdered)
        .map((block) => ({ text: capitalised(block.text), source: block.text, from: role })),
    );
}

/** Running text of the sections that a person wrote. */
export function paragraphsOf(sections: readonly Section[]): string[] {
  return sections
    .filter(({ role }) => role !== 'noise' && role !== 'environment' && role !== 'logs')
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text));
}

/** "What we need:", "The following should work:": every item of the list below is asked for. */
const ASKS_LIST =
  /\b(?:needs?|needed|wants?|wanted|should|must|requirements?|wish(?:es)?|would like|to-?dos?|tasks|goals?|propos\w+)\b[^.]*:\s*$/i;

function fromSection(section: Section, kind: IssueKind): FoundRequirement[] {
  const { role } = section;
  const blocks = joinLeadIns(joinScenarios(section.blocks));
  const allCount = STATEMENTS.has(role);
  if (!allCount && !DEMANDS.has(role)) return [];
  const found: FoundRequirement[] = [];
  const first: FoundRequirement[] = [];
  let isAskedList = false;
  let lead: string | null = null;
  blocks.forEach((block, index) => {
    if (block.kind === 'code' || block.kind === 'quote') return;
    if (block.kind === 'item') {
      if (kind !== 'bug' && role !== 'acceptance' && onlyKeeps(block.text)) return;
      const item = lead === null ? block.text : `${lead} ${lowered(block.text)}`;
      if (lead !== null || itemCounts(block, section, allCount || isAskedList))
        found.push(...requirementsIn(item, role, null).map((one) => ({ ...one, isListed: true })));
      return;
    }
    const sentences = sentencesOf(block.text);
    isAskedList = ASKS_LIST.test(sentences.at(-1) ?? '');
    sentences.forEach((sentence, at) => {
      const next = at === sentences.length - 1 && /:\s*$/.test(sentence) ? blocks[index + 1] : undefined;
      const announces = next?.kind === 'item' && /\b(following|these|items|are)\b.*:\s*$/i.test(sentence);
      lead = next?.kind === 'item' ? leadOf(sentence) : null;
      if (announces || lead !== null || isBeside(sentence, kind, role)) return;
      const last = found.at(-1);
      if (last !== undefined && saysMore(sentence) && sentences.includes(last.source))
        found[found.length - 1] = { ...last, text: `${last.text}; ${lowered(requirementText(sentence))}` };
      else if (states(sentence, role, at === 0))
        found.push(...requirementsIn(withOwner(sentence, last), role, next ?? null, sentence));
      else if (first.length === 0 && !tellsOfToday(sentence))
        first.push(...requirementsIn(sentence, role, null));
    });
  });
  const one = role === 'problem' && section.blocks.length === 1 && section.heading !== '';
  const named = first.filter(({ source }) => allCount || (one && isNounPhrase(source)));
  const chosen = found.length === 0 ? named : found;
  return chosen.filter(({ text }) => text.length > 3);
}

/** "Add an example that shows:" above a list: each item completes the order. */
function leadOf(sentence: string): string | null {
  if (!isDemand(sentence) || !OPEN_END.test(sentence)) return null;
  return sentence.replace(/\s*:\s*$/, '').replace(/^please,? /i, '');
}

const OPEN_END =
  /\b(?:shows?|has|have|with|to|of|for|supports?|includes?|contains?|prints?|returns?|accepts?|takes?|explains?|covers?|tells?|says?)\s*:\s*$/i;

/** "An integration for x", "support for y": a thing, which is asked for by being named. */
function isNounPhrase(sentence: string): boolean {
  return /^(?:an?|some|the ability|support|option) /i.test(sentence) && !/:\s*$/.test(sentence);
}

function states(sentence: string, role: SectionRole, isFirst: boolean): boolean {
  if (role === 'steps') return /\b(expect(ed)?|should|must)\b/i.test(sentence) && isDemand(sentence);
  if (isDemand(sentence) || role === 'expected') return true;
  if (role === 'acceptance') return isFirst;
  const isThing = isFirst && isNounPhrase(sentence) && !complains(sentence);
  if (role !== 'solution' || tellsOfToday(sentence)) return false;
  return isThing || /\bwould\b/.test(sentence) || proposesState(sentence) || proposedCalls(sentence) !== null;
}

/** Chinese and Japanese put no spaces between words. */
function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(text);
}

function itemCounts(block: Block, section: Section, allCount: boolean): boolean {
  // What is ticked is done already, or was asked of the writer; what is only another issue is said there.
  if (block.checked !== null)
    return !block.checked && !isDependency(block.text) && withoutReference(block.text) !== '';
  if (section.role === 'steps' || isDependency(block.text) || withoutReference(block.text) === '')
    return false;
  if (block.isOrdered && section.role === 'actual') return false;
  return allCount ? stemsOf(block.text).length > 1 || isUnspaced(block.text) : isDemand(block.text);
}

/** "Its answer is …" after "A handler that …": what "its" points at stands in another requirement, so it is named. */
function withOwner(sentence: string, before: FoundRequirement | undefined): string {
  const noun = OWNER.exec(before?.text ?? '')?.[1];
  return noun === undefined ? sentence : sentence.replace(/^Its (?=[\w-]+ )/, `The ${noun}'s `);
}

const OWNER =
  /^(?:(?:provide|add|have|give) )?an? (?:[\w-]+ ){0,2}?([a-z][\w-]+)(?=,? (?:that|which|for|to|with)\b)/i;

function requirementsIn(
  sentence: string,
  role: SectionRole,
  next: Block | null,
  source = sentence,
): FoundRequirement[] {
  // "Behaviour: …" says what sort of statement follows, no more.
  const bare = withoutReference(sentence).replace(
    /^\p{Lu}\p{Ll}{3,14}:\s+(?=\p{Lu}|(?:people|users?|we|you|it|they|the|this|there|each|every)\b)/u,
    '',
  );
  return splitDemand(bare).map((part) => {
    const shown = shownBy(next);
    const text = proposedCalls(part) ?? asIfReal(requirementText(part));
    return { text: shown === null ? text : `${text}: \`${shown}\``, source, from: role };
  });
}

/** The one line of a sample that the sentence leads over to. */
function shownBy(next: Block | null): string | null {
  const isLine = next?.kind === 'code' && next.text.length <= 80 && !next.text.includes('\n');
  return isLine ? next.text.replaceAll('`', '') : null;
}
