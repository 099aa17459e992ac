import type { Clues } from '../locate/rank-files.ts';
import type { Section } from './extraction.ts';
import type { IssueKind } from './issue-kind.ts';

const LONGEST_CODE = 4_000;
const MOST_IDENTIFIERS = 200;
const COMPOUND = /\b(?:[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+|[A-Za-z]\w*_\w+)\b/g;
/** A capital in the middle of a sentence: a name perhaps, if the code defines it. */
const NAMED = /(?<=[a-z,] )[A-Z][a-zA-Z]{2,}\b/g;

/** What a search for the files goes by: texts without noise, and names. */
export function findClues(title: string, body: string, sections: readonly Section[], kind: IssueKind): Clues {
  const useful = sections.filter(({ role }) => role !== 'noise' && role !== 'environment' && role !== 'logs');
  const prose: string[] = [];
  const code: string[] = [];
  for (const section of useful) {
    for (const block of section.blocks) {
      if (block.kind === 'code') code.push(block.text.slice(0, LONGEST_CODE));
      else prose.push(withoutUrls(block.text));
    }
  }
  const text = prose.join('\n');
  const whole = `${title}\n${body.slice(0, 65_536)}`;
  return {
    title,
    prose: text,
    code: code.join('\n'),
    identifiers: identifiersIn(`${title}\n${text}`, code.join('\n')),
    text: whole,
    options: kind === 'bug' ? title : whole,
  };
}

function withoutUrls(text: string): string {
  return text.replace(/https?:\/\/\S+/g, (url) =>
    /\/blob\//.test(url) ? url.replace(/^.*\/blob\/[^/]+\//, '') : ' ',
  );
}

function identifiersIn(prose: string, code: string): string[] {
  const names = new Set<string>();
  for (const [, span] of prose.matchAll(/`([^`\n]{2,120})`/g))
    for (const [name] of (span ?? '').matchAll(/[A-Za-z_$][\w$]{2,}/g)) names.add(name);
  for (const [name] of prose.matchAll(COMPOUND)) names.add(name);
  for (const [name] of code.matchAll(COMPOUND)) names.add(name);
  for (const [name] of prose.matchAll(NAMED)) names.add(name);
  return [...names].slice(0, MOST_IDENTIFIERS);
}
