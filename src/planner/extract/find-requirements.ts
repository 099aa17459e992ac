import { stemsOf } from '../locate/terms.ts';
import type { Block, FoundRequirement, Section, SectionRole } from './extraction.ts';
import { complains, type IssueKind } from './issue-kind.ts';
import { lastGoodVersion } from './last-good-version.ts';
import { capitalised, faultText, requirementText } from './requirement-text.ts';
import { sentencesOf } from './sentences.ts';

const MOST = 30;
const MODAL =
  /\b(should|must|need(s|ed)? to|needs|shall|ought to|has to|have to|want(s|ed)?|wish|would like|'d like|would love|it('d| would|might) be (?:so |very |really |a lot |much )?(?:more )?(?:nice|great|good|awesome|helpful|useful|convenient|better|cool|handy|lovely|amazing|fantastic|ideal)|there should|please|could you|(i|we) propose|suggest|idea is|expect|i'd expect|something (along the lines of|like) `|instead of|rather than|let .+ (add|set|choose)|mean a huge|be awesome|opt-in|by default nothing)\b/i;
const IMPERATIVE =
  /^(?:please )?(?:add|allow|support|let|make|provide|introduce|implement|create|remove|drop|replace|rename|move|show|display|list|include|exclude|expose|use|return|keep|stop|avoid|prevent|ensure|handle|accept|enable|disable|offer|extend|change|update|fix|find out|document|respond|answer|send|set|store|write|read|extract|split|merge|upgrade|convert|specify|generate|validate|limit)\b/i;
/** Sentences that talk about the talk. */
const CHATTER =
  /\b(pull request|send a pr|do a pr|open a pr|happy to (help|contribute)|let me know|thank(s| you)|thanks in advance|willing to|wdyt|what do you think|i searched|see also|is that intended|is it intended|feel free|if (this|it) is of interest|i love|as it isn't easy|i don't know why|i'm quite sure|can't remember|i really like|i like the|it's just|here'?s an? (sample|example)|for that\?|any (idea|plans))\b/i;

/** Sections whose every statement is asked for, and those where only a demand counts. */
const STATEMENTS: ReadonlySet<SectionRole> = new Set(['acceptance', 'solution', 'expected']);
const DEMANDS: ReadonlySet<SectionRole> = new Set([
  'problem',
  'actual',
  'other',
  'context',
  'constraints',
  'steps',
]);
/** The state of things, which nobody asks for. */
const TODAY = /\b(at present|at the moment|currently|today|already|right now|as of now)\b/i;

/** What the issue asks for, in its own order, without repeats; how many were left out beyond the bound. */
export function findRequirements(
  title: string,
  kind: IssueKind,
  sections: readonly Section[],
): { requirements: FoundRequirement[]; leftOut: number } {
  const found = [
    ...sections.flatMap(fromSection),
    ...(kind === 'bug' ? sections.flatMap(faults).slice(0, 4) : []),
    ...presentState(title, kind, sections),
  ];
  const kept: FoundRequirement[] = [];
  const seen: ReadonlySet<string>[] = [];
  const add = (requirement: FoundRequirement) => {
    const stems = new Set(stemsOf(requirement.text));
    const isNamed = /^Provide the \w+ `/.test(requirement.text);
    if (stems.size === 0) return;
    const before = isNamed ? -1 : seen.findIndex((other) => repeats(stems, other));
    if (before >= 0) {
      // A sentence that says what the title says, and more, is the better requirement.
      const isFuller = kept[before]?.from === 'title' && stems.size > (seen[before]?.size ?? 0);
      if (isFuller) {
        seen[before] = stems;
        kept[before] = requirement;
      }
      return;
    }
    seen.push(stems);
    kept.push(requirement);
  };
  const headline = fromTitle(title, kind);
  const cases = /\(([^()]+, (?:or|and) [^()]+)\)/.exec(title)?.[1];
  const stems = new Set(stemsOf(title));
  if (!found.some(({ text }) => covers(new Set(stemsOf(text)), stems))) add(headline);
  if (cases !== undefined) kept.push({ text: `Distinguish: ${cases}`, source: title, from: 'title' });
  for (const requirement of found) add(requirement);
  const good = kind === 'bug' ? lastGoodVersion(paragraphsOf(sections)) : null;
  if (good !== null)
    kept.push({ text: `It works again as in ${good.version}`, source: good.source, from: 'actual' });
  if (kept.length === 0) kept.push(headline);
  return { requirements: kept.slice(0, MOST), leftOut: Math.max(0, kept.length - MOST) };
}

/** Running text of the sections that a person wrote. */
export function paragraphsOf(sections: readonly Section[]): string[] {
  return sections
    .filter(({ role }) => role !== 'noise' && role !== 'environment' && role !== 'logs')
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text));
}

function fromTitle(title: string, kind: IssueKind): FoundRequirement {
  const isFault = kind === 'bug' && !MODAL.test(title) && !IMPERATIVE.test(title);
  return {
    text: isFault ? `Fixed: ${title.replace(/[.!]+$/, '')}` : capitalised(requirementText(title) || title),
    source: title,
    from: 'title',
  };
}

/** Whether two statements say the same: of short ones all words must meet nearly, of longer ones most of the shorter. */
function repeats(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  const least = Math.min(a.size, b.size);
  // A much longer one that holds the shorter says more, so both stay.
  if (Math.max(a.size, b.size) > 1.8 * least) return false;
  return least < 4 ? shared / (a.size + b.size - shared) >= 0.7 : shared / least >= 0.8;
}

/** Whether the words of the title are all but said already. */
function covers(text: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const stem of title) if (text.has(stem)) shared += 1;
  return title.size > 0 && shared / title.size >= 0.85;
}

function fromSection(section: Section): FoundRequirement[] {
  const { role } = section;
  const allCount = STATEMENTS.has(role);
  if (!allCount && !DEMANDS.has(role)) return [];
  const found: FoundRequirement[] = [];
  const first: FoundRequirement[] = [];
  section.blocks.forEach((block, index) => {
    if (block.kind === 'code' || block.kind === 'quote') return;
    if (block.kind === 'item') {
      if (itemCounts(block, section, allCount)) found.push(...requirementsIn(block.text, role, null));
      return;
    }
    const sentences = sentencesOf(block.text);
    sentences.forEach((sentence, at) => {
      const next =
        at === sentences.length - 1 && /:\s*$/.test(sentence) ? section.blocks[index + 1] : undefined;
      const announces = next?.kind === 'item' && /\b(following|these|items|are)\b.*:\s*$/i.test(sentence);
      if (announces || CHATTER.test(sentence)) return;
      if (states(sentence, role, at === 0)) found.push(...requirementsIn(sentence, role, next ?? null));
      else if (first.length === 0 && !TODAY.test(sentence))
        first.push(...requirementsIn(sentence, role, null));
    });
  });
  const one = role === 'problem' && section.blocks.length === 1 && section.heading !== '';
  const named = first.filter(
    ({ source }) => allCount || (one && /^(an?|the ability|support|option|integration)\b/i.test(source)),
  );
  const chosen = found.length === 0 ? named : found;
  return chosen.filter(({ text }) => text.length > 3);
}

function states(sentence: string, role: SectionRole, isFirst: boolean): boolean {
  if (role === 'steps') return /\b(expect(ed)?|should|must)\b/i.test(sentence) && isDemand(sentence);
  if (isDemand(sentence) || role === 'expected') return true;
  if (role === 'acceptance') return isFirst;
  const noun =
    isFirst &&
    /^(?:an?|some|the ability|support) /i.test(sentence) &&
    !/[:]\s*$/.test(sentence) &&
    !complains(sentence);
  return role === 'solution' && (noun || /\bwould\b/.test(sentence)) && !TODAY.test(sentence);
}

/** Most sentences ask for one thing; some name a second way, a purpose, or a list of names. */
function requirementsIn(sentence: string, role: SectionRole, next: Block | null): FoundRequirement[] {
  const purpose = /^(.+?)[:;,] (?:that|this) way (?:we|one|you|i|users?|people) (?:could|can) (.+)$/i.exec(
    sentence,
  );
  if (purpose !== null)
    return [
      { ...requirement(purpose[1] ?? '', role, null), source: sentence },
      { ...requirement(`Make it possible to ${purpose[2] ?? ''}`, role, null), source: sentence },
    ];
  const means =
    /^(.+?),? (?:for example|for instance|e\.g\.|preferably|ideally),? ((?:by|through|via|with) .+)$/i.exec(
      sentence,
    );
  if (means !== null && means[2] !== undefined)
    return [
      { ...requirement(means[1] ?? '', role, null), source: sentence },
      {
        text: `Make this possible ${requirementText(means[2]).replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())}`,
        source: sentence,
        from: role,
      },
    ];
  const perhaps =
    /^(.*?)\((?:perhaps|possibly|maybe|optionally) ([^()]{3,60}?)(?: too| as well)?\) (.+)$/i.exec(sentence);
  const so = /^(.+?)\s*\((?:so|so that) ([^()]{8,120})\)\s*(.*)$/i.exec(sentence);
  if (perhaps !== null)
    return [
      { ...requirement(`${perhaps[1] ?? ''}${perhaps[3] ?? ''}`, role, null), source: sentence },
      {
        ...requirement(`Possibly let ${perhaps[2] ?? ''} ${perhaps[3] ?? ''}`, role, null),
        source: sentence,
      },
    ];
  if (so !== null)
    return [
      { ...requirement(`${so[1] ?? ''} ${so[3] ?? ''}`, role, null), source: sentence },
      { ...requirement(so[2] ?? '', role, null), source: sentence },
    ];
  const names = NAMES.exec(sentence);
  if (names !== null) {
    const each = (names[2] ?? '').match(/`[^`]+`/g) ?? [];
    const singular = (names[1] ?? '').replace(/ies$/, 'y').replace(/s$/, '');
    return each
      .slice(0, 6)
      .map((name) => requirement(sentence.replace(names[0], `the ${singular} ${name}`), role, null))
      .map((made) => ({ ...made, source: sentence }));
  }
  return [requirement(sentence, role, next)];
}

const NAMES =
  /(?:\b(?:two|three|four|five|some|the|these|following) )?(?:new )?\b(fields|options|flags|settings|keys|parameters|commands|methods|functions|types|properties|columns|variables|attributes)[,:]? ((?:`[^`]+`(?:, and |, | and )?){2,})(?<! ),?/i;

function isDemand(sentence: string): boolean {
  const bare = sentence.replace(/^[^:]{1,20}:\s+/, '');
  return (
    !/\?\s*$/.test(sentence.replace(/^(could|can|would) you.*\?/i, '')) &&
    (MODAL.test(sentence) || IMPERATIVE.test(bare))
  );
}

function itemCounts(block: Block, section: Section, allCount: boolean): boolean {
  if (block.checked !== null) return section.role !== 'context' || !block.checked;
  if (section.role === 'steps') return false;
  if (block.isOrdered && section.role === 'actual') return false;
  return allCount ? stemsOf(block.text).length > 1 : isDemand(block.text);
}

function requirement(sentence: string, role: SectionRole, next: Block | null): FoundRequirement {
  const shown =
    next?.kind === 'code' && next.text.length <= 80 && !next.text.includes('\n') ? next.text : null;
  const text = requirementText(sentence.replace(/^(?:Behaviou?r|Outcome|Result|Goal):\s+/i, ''));
  return {
    text: shown === null ? text : `${text}: \`${shown.replaceAll('`', '')}\``,
    source: sentence,
    from: role,
  };
}

/** What a bug report says goes wrong, beyond its title: each is to happen no longer. */
function faults(section: Section): FoundRequirement[] {
  if (!['actual', 'problem', 'other', 'context', 'steps'].includes(section.role)) return [];
  return plainSentences(section)
    .filter((sentence) => complains(sentence) && !isDemand(sentence))
    .slice(0, 3)
    .map((sentence) => ({ text: faultText(sentence), source: sentence, from: section.role }));
}

/** Talk of the reporter, and what only leads over to something else. */
const ASIDE =
  /\b(?:the latter|the former)\b|^(?:I|We) (?:only|got|don't know|tried|think|know|have|can't remember)\b|^(?:Here|This line|While)\b/i;

/** Sentences that say something by themselves. */
function plainSentences(section: Section): string[] {
  return section.blocks
    .filter((block) => block.kind === 'paragraph')
    .flatMap((block) => sentencesOf(block.text))
    .filter((sentence) => sentence.length <= 260 && stemsOf(sentence).length >= 4)
    .filter((sentence) => !/[?:]\s*$/.test(sentence) && !CHATTER.test(sentence) && !ASIDE.test(sentence))
    .filter((sentence) => !/\balready\b.*\bsee\b|^see\b/i.test(sentence));
}

/**
 * The state of things that the issue is unhappy with: the sentence nearest to the title that complains, or says how
 * it is today. It is over when the work is done, so it can be tested like a demand.
 */
function presentState(title: string, kind: IssueKind, sections: readonly Section[]): FoundRequirement[] {
  const named = new Set(stemsOf(title));
  const roles: readonly SectionRole[] =
    kind === 'bug' ? ['actual', 'problem', 'other', 'steps'] : ['problem', 'other', 'solution'];
  const candidates = sections
    .filter(({ role }) => roles.includes(role))
    .flatMap((section) => plainSentences(section).map((sentence) => ({ sentence, role: section.role })))
    .filter(({ sentence }) => !isDemand(sentence))
    .map(({ sentence, role }, index) => {
      const shared = new Set(stemsOf(sentence).filter((stem) => named.has(stem))).size;
      const tells =
        (complains(sentence) || /\bno\b/i.test(sentence) ? 2 : 0) + (TODAY.test(sentence) ? 2 : 0);
      return { sentence, role, score: tells === 0 && kind !== 'bug' ? 0 : shared + tells - index * 0.2 };
    });
  const best = candidates.sort((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score <= 1) return [];
  return [{ text: faultText(best.sentence), source: best.sentence, from: best.role }];
}
