import type { ListItem } from 'mdast';
import { webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { plainText, prose } from '../prose.ts';
import { splitProse } from '../reading/split-prose.ts';
import type { CheckVerdict } from './check-verdict.ts';

/** What the last mark on an exit criterion says: ours, so that a box which says otherwise is a person's. */
export type CheckMark = 'passed' | 'failed' | 'taken back';

/** ` · [passed, 3 runs](…), 2026-03-02`, ` · [failed](…), 2026-03-03` */
export function renderCheckMark({ conclusion, runs }: CheckVerdict): Prose {
  const last = runs.toSorted((a, b) => a.endedAt.localeCompare(b.endedAt)).at(-1);
  if (last === undefined) return [];
  const word = conclusion === 'success' ? 'passed' : 'failed';
  const words = runs.length > 1 ? `${word}, ${runs.length} runs` : word;
  return prose` · ${webLink(last.url, words)}, ${last.endedAt.slice(0, 10)}`;
}

/** Reads the last mark of a line; null where it has none. */
export function readCheckMark(item: ListItem): CheckMark | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  const marks = splitProse(paragraph.children, ' · ').flatMap((part) => {
    const text = plainText(part).trim();
    return MARKS.flatMap(({ says, like }): CheckMark[] => (like.test(text) ? [says] : []));
  });
  return marks.at(-1) ?? null;
}

const MARKS: readonly { readonly says: CheckMark; readonly like: RegExp }[] = [
  // A record proves that the plan is up to date: no check has to pass for that.
  { says: 'passed', like: /^(?:passed(?:, \d+ runs)?|recorded), \d{4}-\d{2}-\d{2}$/ },
  { says: 'failed', like: /^failed(?:, \d+ runs)?, \d{4}-\d{2}-\d{2}$/ },
  { says: 'taken back', like: /^taken back by #\d+$/ },
];
