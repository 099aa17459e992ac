import { UserError } from '../../errors.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { frontMatterNode, frontMatterRange, readFrontMatter } from '../../markdown/front-matter.ts';
import { TIERS, type Tier } from '../plan.ts';

export interface PlanFrontMatter {
  /** 0 for a plan that was drawn from a file: it belongs to no issue. */
  readonly issue: number;
  readonly tier: Tier;
  readonly base: string | null;
  readonly issueSha256: string | null;
  readonly paused: boolean;
}

/** The version of the format that this program reads and writes. */
export const FORMAT_VERSION = 1;

/** Reads the front matter of a plan. Throws UserError where the document has none that says what plan it is. */
export function readPlanFrontMatter(document: MarkdownDocument): PlanFrontMatter {
  const node = frontMatterNode(document);
  if (node === null) {
    throw new UserError(
      'This file has no front matter: found no block between two lines "---" at its very start, expected one with "planwright: 1" and "issue:" in line 1. Put it back from the file\'s history.',
    );
  }
  const { start, end } = frontMatterRange(document, node);
  const values = readFrontMatter(document.source.slice(start, end));
  const { planwright, issue = 0, tier, base } = values;
  if (planwright !== FORMAT_VERSION) {
    throw wrong('planwright', planwright, `the format version ${FORMAT_VERSION}`);
  }
  if (typeof issue !== 'number' || !Number.isSafeInteger(issue) || issue < 0) {
    throw wrong('issue', issue, 'the number of the issue this plan was drawn from');
  }
  const known = TIERS.find((name) => name === tier);
  if (known === undefined) throw wrong('tier', tier, TIERS.join(', '));
  const sha = values['issue-sha256'];
  return {
    issue,
    tier: known,
    // YAML reads a SHA of digits alone as a number; it is not worth more than none.
    base: typeof base === 'string' ? base : null,
    issueSha256: typeof sha === 'string' ? sha : null,
    paused: values.paused === true,
  };
}

function wrong(key: string, found: unknown, expected: string): UserError {
  const said = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 60);
  return new UserError(
    `The front matter of this plan (line 1 on) says ${said} for "${key}"; expected ${expected}. Correct that line.`,
  );
}

/** The line of the front matter that gives the key; the first where none does. */
export function lineOfKey(document: MarkdownDocument, key: string): number {
  const node = frontMatterNode(document);
  const lines = document.source.slice(0, node?.position?.end.offset ?? 0).split(/\r\n|\n|\r/);
  const found = lines.findIndex((line) => /^["']?([^"']*?)["']?[ \t]*:/.exec(line)?.[1] === key);
  return Math.max(0, found) + 1;
}
