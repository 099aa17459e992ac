import { foreignText, webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import type { Actor } from '../records/merged-pull.ts';

const LONGEST_REASON = 500;

/** The suffix that says who did something by hand, when and why: ` · dropped by @ada, 2026-03-05: "no longer used"`. */
export function byHand({ login, url, date }: Actor, reason: string, verb = ''): Prose {
  const who = prose` · ${verb === '' ? '' : `${verb} by `}${webLink(url, `@${foreignText(login, 60)}`)}, ${date}`;
  const said = saidBy(reason, LONGEST_REASON);
  return said === '' ? who : prose`${who}: "${said}"`;
}

/** Text of a person on one line of the plan: ` · ` begins a suffix there, so theirs is another dot. */
export function saidBy(text: string, longest?: number): string {
  return foreignText(text, longest).replace(/(?<=^|\s)·(?=\s|$)/g, '•');
}
