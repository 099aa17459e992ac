import type { Issue } from '../../plan/issue.ts';
import { isErrorMessage, isTraceLine } from '../locate/stack-trace.ts';
import { stemsOf } from '../locate/terms.ts';
import { isCircumstance } from './circumstance.ts';
import { isConstraint, onlyForbids } from './constraint.ts';
import type { Extraction, Section, SectionRole } from './extraction.ts';
import { findClues } from './find-clues.ts';
import { findDependencies } from './find-dependencies.ts';
import { findRequirements, paragraphsOf } from './find-requirements.ts';
import { complains, type IssueKind, issueKind } from './issue-kind.ts';
import { lastGoodVersion } from './last-good-version.ts';
import { isDemand, isLinked, isTold, withoutTag } from './mood.ts';
import { readSections } from './read-sections.ts';
import { sentencesOf, shortened } from './sentences.ts';
import { withoutTemplateText } from './template-text.ts';

export interface ReadIssue {
  readonly kind: IssueKind;
  readonly extraction: Extraction;
}

/**
 * Reads what the issue says. `templates` are the texts of the repository's own issue templates, so that their
 * prompts are not taken for the author's words.
 */
export function readIssue(asWritten: Issue, templates: readonly string[]): ReadIssue {
  const issue = {
    ...asWritten,
    title: bounded(asWritten.title),
    body: bounded(asWritten.body.replaceAll('\r\n', '\n')),
  };
  const title = cleanTitle(issue.title);
  const { sections: all, spoken, notRead } = readSections(issue.body);
  const sections = withoutTemplateText(all, templates);
  const kind = issueKind(
    issue,
    sections.map(({ heading }) => heading),
  );
  const { requirements, leftOut } = findRequirements(title, kind, sections);
  const of = (...roles: SectionRole[]) => statements(sections, roles);
  const code = sections.flatMap(({ role, blocks }) =>
    blocks.filter((block) => block.kind === 'code').map((block) => ({ role, text: block.text })),
  );
  return {
    kind,
    extraction: {
      title,
      requirements,
      leftOut,
      problem: findProblem(title, sections, kind),
      expected: of('expected'),
      actual: of('actual'),
      steps: sections
        .filter(({ role }) => role === 'steps')
        .flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'item').map((block) => block.text)),
      commands: findCommands(sections),
      constraints: findConstraints(sections),
      stated: {
        constraints: statedConstraints(sections),
        scope: of('scope'),
        preferences: of('preferences'),
      },
      // A ban that stands there is one, whatever heading it came under.
      nonGoals: of('non-goals').filter((text) => !onlyForbids(text)),
      alternatives: of('alternatives').filter((text) => stemsOf(text).length > 2),
      versions: [...new Set(`${issue.title}\n${issue.body}`.match(/\bv?\d+\.\d+\.\d+\b/g) ?? [])].slice(0, 5),
      goodVersion: lastGoodVersion(paragraphsOf(sections))?.version ?? null,
      trace: findTrace(code.map(({ text }) => text)),
      dependencies: findDependencies(spoken, issue.number),
      clues: findClues(title, issue.body, sections, kind),
      notRead: [
        ...(notRead === null ? [] : [notRead]),
        ...(issue.body.length < asWritten.body.replaceAll('\r\n', '\n').length
          ? [`the rest of words of the issue that are longer than ${LONGEST_WORD} characters`]
          : []),
      ],
    },
  };
}

/** No word of an issue is so long, and patterns take quadratic time in one that is. */
const LONGEST_WORD = 300;

function bounded(text: string): string {
  return text.replace(/\S{301,}/g, (word) => word.slice(0, LONGEST_WORD));
}

/** The title without its kind: "[Bug] x", "Feature request: x", "pdm 2.25: x" keeps what names the thing. */
export function cleanTitle(title: string): string {
  const bare = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:\[[^\]]{1,30}\]\s*)+/, '')
    .replace(
      /^(?:feature(?: request)?|bug(?: report)?|enhancement|proposal|question|rfc|request|idea|docs?|chore|feat|fix|refactor(?:ing)?|epic|tracking(?: issue)?|meta|umbrella)(?:\([^)]*\))?\s*(?::|[-–—](?=\s))\s*/i,
      '',
    )
    .trim();
  return bare === '' ? title.trim() : bare;
}

function statements(sections: readonly Section[], roles: readonly SectionRole[]): string[] {
  return sections
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind !== 'code').flatMap((block) => sentencesOf(block.text)),
    )
    .filter((sentence) => !isCircumstance(sentence));
}

/** The sentence that states the problem: of the sections that are about it, the one nearest to the title. */
function findProblem(title: string, sections: readonly Section[], kind: IssueKind): string | null {
  const order: readonly (readonly SectionRole[])[] =
    kind === 'bug'
      ? [['actual', 'problem', 'other'], ['steps', 'context', 'solution'], ['expected']]
      : [['problem', 'other', 'actual'], ['solution'], ['expected', 'context']];
  const named = new Set(stemsOf(title));
  for (const roles of order) {
    const candidates = statements(sections, roles)
      .map(withoutTag)
      .filter(
        (text) =>
          stemsOf(text.replace(/https?:\/\/\S+/g, '')).length >= 3 &&
          !/[?:]\s*$/.test(text) &&
          !IDLE.test(text) &&
          !isTold(text),
      );
    const scored = candidates.slice(0, 30).map((text, index) => {
      const shared = new Set(stemsOf(text).filter((stem) => named.has(stem))).size;
      const idle = /https?:|already/.test(text) ? 2 : 0;
      return {
        text: text.replace(/,? see:? https?:\S+|https?:\S+/g, '').trim(),
        // What is wanted stands among the requirements; the problem is how it is without.
        score:
          shared +
          (complains(text) ? 2 : 0) -
          (isDemand(text) || isLinked(text) ? 2 : 0) -
          idle -
          index * 0.3,
      };
    });
    const best = scored.sort((a, b) => b.score - a.score)[0];
    if (best !== undefined) return shortened(best.text, 320);
  }
  return null;
}

/** Greetings and pointers elsewhere. */
const IDLE = /^(?:thank|hi\b|hello|hey\b|dear\b|some (?:context|background)|let me (?:begin|start)|see )/i;

function findConstraints(sections: readonly Section[]): string[] {
  return sections
    .filter(({ role }) => role !== 'noise' && role !== 'environment')
    .flatMap(({ role, blocks }) =>
      blocks
        .filter((block) => block.kind === 'paragraph' || block.kind === 'item')
        .flatMap((block) => sentencesOf(block.text))
        .filter((text) => role === 'constraints' || isConstraint(text)),
    )
    .slice(0, 5);
}

/** What a heading of that name or a sentence by itself says must stay. */
function statedConstraints(sections: readonly Section[]): string[] {
  const others = statements(sections, ['other', 'problem', 'context', 'scope', 'non-goals', 'solution']);
  return [...new Set([...statements(sections, ['constraints']), ...others.filter(onlyForbids)])];
}

/** Command lines in shell blocks of the reproduction: what a person typed, without prompt and comment. */
function findCommands(sections: readonly Section[]): string[] {
  const found: string[] = [];
  for (const { role, blocks } of sections) {
    if (role === 'environment' || role === 'noise') continue;
    for (const block of blocks) {
      if (block.kind !== 'code') {
        for (const [, span] of block.text.matchAll(/`([a-z][\w-]+ [^`\n]*-[^`\n]+)`/g))
          if (span !== undefined && / --?[a-z]/.test(span)) found.push(span);
        continue;
      }
      const lines = block.text.split('\n').map((line) => line.trim());
      const prompted = lines.filter((line) => /^[$❯>] /.test(line)).map((line) => line.slice(2));
      const bare =
        prompted.length > 0 || lines.length > 6 || block.text.split('\n').some(isTraceLine)
          ? prompted
          : lines.filter((line) => /^[a-z][\w.-]+(?: [\w./-]+)* /.test(line) && !/[{};=(]/.test(line));
      found.push(...bare);
    }
  }
  return [...new Set(found)].slice(0, 6);
}

function findTrace(code: readonly string[]): string[] {
  return code
    .flatMap((text) => text.split('\n'))
    .filter((line) => isTraceLine(line) || isErrorMessage(line))
    .map((line) => line.trim())
    .slice(0, 20);
}
