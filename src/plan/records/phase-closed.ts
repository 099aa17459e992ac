/** The sub-issue of a phase, which merging a pull request closes. */
export interface ClosedPhase {
  /** Number of the plan's issue. */
  readonly plan: number;
  /** Number of the sub-issue. */
  readonly issue: number;
  /** What its mark or title says; where the plan links the issue from another phase, that one is meant. */
  readonly phase: number;
  /** The app opened it for the phase: it can be no plan of its own. */
  readonly isOurs: boolean;
}

/** A closed issue that is a part of another. Title and body are foreign text. */
export interface ClosedSubIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** The app opened it. */
  readonly isOurs: boolean;
  readonly parent: number;
}

const MARK = /<!-- planwright:phase issue=(\d{1,9}) phase=(\d{1,4}) -->/;
const TITLE = /^\s*phase\s+(\d{1,4})\b/i;

/** The mark of a phase's sub-issue, which it is found by again. */
export function phaseMark(issue: number, phase: number): string {
  return `<!-- planwright:phase issue=${issue} phase=${phase} -->`;
}

/** Whether a text is that of a phase's sub-issue, of whichever plan. */
export function holdsPhaseMark(body: string): boolean {
  return MARK.test(body);
}

/** The phase that a body is marked for, of the plan of that issue; null where it holds no such mark. */
export function readPhaseMark(body: string, plan: number): number | null {
  const [, issue, phase] = MARK.exec(body) ?? [];
  return Number(issue) === plan && phase !== undefined ? Number(phase) : null;
}

/**
 * The phase that a sub-issue stands for: by our mark in a text of ours, else by its title, "Phase 2: …". Null where it
 * stands for none.
 */
export function phaseClosed({ number, title, body, isOurs, parent }: ClosedSubIssue): ClosedPhase | null {
  const marked = isOurs ? readPhaseMark(body, parent) : null;
  const titled = TITLE.exec(title)?.[1];
  const phase = marked ?? (titled === undefined ? null : Number(titled));
  return phase === null ? null : { plan: parent, issue: number, phase, isOurs: marked !== null };
}
