import type { Issue } from '../../plan/issue.ts';
import { isErrorMessage, isTraceLine } from '../locate/stack-trace.ts';
import { stemsOf } from '../locate/terms.ts';
import { isConstraint, onlyKeeps } from './constraint.ts';
import type { Extraction, Section, SectionRole } from './extraction.ts';
import { findClues } from './find-clues.ts';
import { findDependencies } from './find-dependencies.ts';
import { findProblem } from './find-problem.ts';
import { findRequirements, paragraphsOf } from './find-requirements.ts';
import { type IssueKind, issueKind } from './issue-kind.ts';
import { lastGoodVersion } from './last-good-version.ts';
import { readSections } from './read-sections.ts';
import { sentencesOf } from './sentences.ts';
import { statements } from './statements.ts';
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
  const kind = issueKind(issue, sections);
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
      constraints: findConstraints(sections).filter((sentence) => !isAsked(sentence, requirements)),
      stated: {
        constraints: statedConstraints(sections).filter((sentence) => !isAsked(sentence, requirements)),
        scope: of('scope'),
        preferences: of('preferences'),
      },
      // A ban that stands there is one, whatever heading it came under.
      nonGoals: of('non-goals').filter((text) => !onlyKeeps(text)),
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

function isAsked(sentence: string, requirements: Extraction['requirements']): boolean {
  return requirements.some(
    ({ source, also = [] }) => source === sentence || also.some((one) => one.source === sentence),
  );
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
  const others = statements(sections, [
    'other',
    'problem',
    'context',
    'scope',
    'non-goals',
    'solution',
    'actual',
    'acceptance',
  ]);
  return [...new Set([...statements(sections, ['constraints']), ...others.filter(onlyKeeps)])];
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
