import { bounded } from './count.ts';
import { codeOf, fenced } from './fenced.ts';
import { intakeForm } from './intake-form.ts';
import { INTAKE_MARK } from './marks.ts';
import { readIntakeAnswer } from './read-intake-answer.ts';
import { safeSentence } from './safe-text.ts';

/**
 * Asks for what a plan needs, in one comment. `missing` says in words what was looked for and not found. The plan
 * is drawn once the issue is edited or someone answers, where the label stands; else when `command` is repeated.
 */
export function intakeComment(
  missing: readonly string[],
  issue: number,
  command: string | null = null,
): string {
  const lines = missing.map((what) => `- ${safeSentence(what)}`);
  const next = command === null ? 'The plan follows by itself.' : `Then write ${codeOf(command)} again.`;
  return [
    INTAKE_MARK,
    `Issue #${issue} says too little yet to plan from.${lines.length > 0 ? ' What is missing:' : ''}`,
    ...(lines.length > 0 ? [bounded(lines, 10).join('\n')] : []),
    `Please put this form into the issue, or answer with it in a comment; a line or two under each heading is enough. The author's words count, and those of people with triage permission. ${next}`,
    fenced(intakeForm(), 'markdown'),
  ].join('\n\n');
}

/** What people with write permission filled into the form where it stands; empty where they did not. */
export function filledIn(comment: string): string {
  const form = comment.slice(Math.max(0, comment.indexOf('\n```')));
  return form.startsWith('\n```') ? readIntakeAnswer(form) : '';
}
