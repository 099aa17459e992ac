import { foreignText } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, plain, prose } from '../prose.ts';
import { proseLines } from '../reading/prose-lines.ts';
import { symbolSentences } from './changed-names.ts';
import type { MergedPull } from './merged-pull.ts';

const MOST_SENTENCES = 3;
const LONGEST_SENTENCE = 240;
const LONGEST_TEXT = 6_000;

/**
 * What is form and not substance: headings, checklists, tables, markup, closing words, trailers, questions, and whole
 * lines in emphasis, which are what templates ask and how tools sign.
 */
const FORM =
  /^(?:#|[-*+] \[.?\]|\||\[?!\[|<|[-=*_]{3,}$|(?:[-*+] )?\**(?:plan|completes?d?|close[sd]?|fix(?:e[sd])?|resolve[sd]?|part of|related to|refs?)\b\**:?\s*(?:#|T\d|https?:)|(?:signed-off-by|co-authored-by|reviewed-by|change-id):|(?:none|n\/a|tbd)\.?$|[*_](?![*_\s])[^*_]{1,500}[*_]$|\*\*[^*]*\*\*:?$)/i;

/** What templates ask, and what tools write below: of no change in particular. */
const BOILERPLATE =
  /^[_*]{0,2}(?:please\b|thank(?:s| you)\b.{0,80}\b(?:contribut|pull request|PR\b)|by (?:submitting|opening|contributing)\b|(?:describe|explain|list|add|include|provide|delete|remove|replace|fill in)\b.{0,120}\b(?:here|below|this (?:section|line|template|text)|if (?:applicable|any|relevant)|your changes?|what you|why you)\b|(?:make sure|ensure) (?:that )?you\b|before (?:submitting|you submit|opening)\b|🤖|generated (?:with|by)\b|dependabot (?:will|commands)\b|you can (?:trigger|disable)\b|summary by \w)/iu;
/** Subjects of commits that say nothing of what was done. */
const EMPTY_SUBJECT =
  /^(?:wip\b.*|(?:fixup|squash|amend)! .*|(?:small |minor |more )?(?:fix(?:es|ed)?|updates?|changes?|tweaks?|typos?|lint(?:ing)?|format(?:ting)?|clean ?up|tests?)|(?:address|apply|resolve)\b.{0,20}\b(?:review|comments?|feedback|suggestions?|conflicts?)\b.{0,40}|merge .*|\.+)\.?$/i;
const DETAILS = /<details\b[^>]{0,200}>[\s\S]{0,6000}?<\/details>/gi;

/**
 * At most three sentences on what a pull request brought: from its description, else from its commits, else from the
 * names that it changed. Foreign text: as text and code nodes only.
 */
export function pullSummary(pull: Pick<MergedPull, 'body' | 'commits' | 'title' | 'texts'>): Prose {
  const described = sentences(substance(pull.body));
  const found = described.length > 0 ? described : subjects(pull);
  if (found.length === 0) return symbolSentences(pull);
  return found
    .slice(0, MOST_SENTENCES)
    .flatMap((sentence, index) => [...plain(index > 0 ? ' ' : ''), ...inlineOf(sentence)]);
}

/** Paragraphs and list items of the description that say something. */
function substance(body: string): string[] {
  const statements: string[] = [];
  let isOpen = false;
  for (const raw of proseLines(body.slice(0, LONGEST_TEXT).replace(DETAILS, '\n\n'))) {
    const line = raw.trim();
    const bullet = /^(?:[-*+]|\d{1,3}[.)])\s+/.exec(line)?.[0] ?? '';
    if (isForm(line.slice(0, LONGEST_LINE), line.slice(bullet.length, LONGEST_LINE))) isOpen = false;
    else if (isOpen && bullet === '') statements.push(`${statements.pop() ?? ''} ${line}`);
    else {
      statements.push(line.slice(bullet.length));
      isOpen = true;
    }
  }
  return statements;
}

const LONGEST_LINE = 1_000;

function isForm(line: string, text: string): boolean {
  return line === '' || FORM.test(line) || BOILERPLATE.test(text) || /[?:]$/.test(line);
}

function sentences(statements: readonly string[]): string[] {
  return statements
    .flatMap((statement) => withoutMarks(statement).split(/(?<=[.!?])\s+(?=[\p{Lu}\d`"'(])/u))
    .map((sentence) => foreignText(sentence, LONGEST_SENTENCE))
    .filter((sentence) => /\p{L}{2}/u.test(sentence))
    .map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`));
}

function withoutMarks(text: string): string {
  return text
    .replace(/!\[[^\][]{0,200}\]\([^()\s]{0,500}\)/g, '')
    .replace(/\[([^\][]{1,200})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/\*\*|__/g, '')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(EMPHASIS, '$2')))
    .join('');
}

const EMPHASIS = /(?<![\w*])([*_])(?=\S)([^*_]{1,200})(?<=\S)\1(?![\w*])/g;

function subjects({ commits, title }: Pick<MergedPull, 'commits' | 'title'>): string[] {
  const lines = commits
    .map((commit) => foreignText(commit.message.split('\n', 1)[0] ?? '', LONGEST_SENTENCE))
    .filter((line) => line !== '' && line !== foreignText(title) && !EMPTY_SUBJECT.test(line));
  return [...new Set(lines)].map((line) => (/[.!?…]$/.test(line) ? line : `${line}.`));
}

/** Code in single backticks stays code. */
function inlineOf(sentence: string): Prose {
  return sentence
    .split(/`([^`]+)`/)
    .reduce<Prose>((nodes, part, index) => prose`${nodes}${index % 2 === 1 ? code(part) : part}`, []);
}
