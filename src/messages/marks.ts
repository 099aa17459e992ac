/** Hidden marks, by which our own posts are known again. Trust one only in a post that the app itself wrote. */

export const INTAKE_MARK = '<!-- planwright:intake -->';
export const STICKY_MARK = '<!-- planwright:sticky -->';
/** In the sticky comment: the issue was closed with its plan, or was closed already; it is not closed again. */
export const CLOSED_MARK = '<!-- planwright:closed -->';
export const CONFIG_ERROR_MARK = '<!-- planwright:config-error -->';
export const BROKEN_PLAN_MARK = '<!-- planwright:broken-plan -->';

/** Says that the plan is there already, to a label that asks for one. */
export const PLANNED_MARK = '<!-- planwright:planned -->';

export const REFUSED_MARK = '<!-- planwright:push-refused -->';

/** Says which issue the plan of a pull request is of. */
export function planMark(issue: number): string {
  return `<!-- planwright:plan issue=${issue} -->`;
}

/** Says which issue's plan a pull request revises. */
export function revisionMark(issue: number): string {
  return `<!-- planwright:revision issue=${issue} -->`;
}

/** The issue that a pull request body names as its plan's; null where it names none. */
export function readPlanMark(body: string): number | null {
  const issue = /<!-- planwright:plan issue=(\d{1,15}) -->/.exec(body)?.[1];
  return issue === undefined ? null : Number(issue);
}

/** The ledger of a reply that comes with no commit: what it answers. `comment/991#a1b2c3` */
export function didMark(entries: readonly string[]): string {
  return `<!-- planwright:did ${entries.join(' ')} -->`;
}

/** Every ledger entry that a post of ours holds. */
export function readDidMarks(body: string): string[] {
  return [...body.matchAll(/<!-- planwright:did ([^<>]*) -->/g)].flatMap((match) =>
    (match[1] ?? '').split(' ').filter((entry) => entry !== ''),
  );
}

/** In a reply to an outsider: when it was given, as ISO 8601 in UTC. */
export function outsiderMark(now: string): string {
  return `<!-- planwright:outsider ${now.replace(/[^\d:.TZ-]/g, '')} -->`;
}

/** When the replies to outsiders among these posts of ours were given, as milliseconds. */
export function readOutsiderMarks(bodies: readonly string[]): number[] {
  return bodies.flatMap((body) => {
    const at = Date.parse(/<!-- planwright:outsider ([\d:.TZ-]+) -->/.exec(body)?.[1] ?? '');
    return Number.isNaN(at) ? [] : [at];
  });
}
