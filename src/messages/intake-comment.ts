import { bounded } from './count.ts';
import { codeOf, fenced } from './fenced.ts';
import { INTAKE_MARK } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** The form, as markdown to copy. Each prompt is a comment, so an unfilled form says nothing. */
const FORM = [
  ['Scope', 'Which part of the project, and what stays as it is?'],
  ['Goals', 'What can someone do afterwards that they cannot do now?'],
  ['Constraints', 'What must it not break or exceed? Versions, compatibility, deadlines.'],
  ['Acceptance criteria', 'How will we see that it is done? One a line.'],
  ['Preferences', 'A way you would like it done, or not done. May stay empty.'],
]
  .map(([heading, prompt]) => `### ${heading}\n\n<!-- ${prompt} -->\n`)
  .join('\n');

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
    `Please put this form into the issue, or answer with it in a comment; a line or two under each heading is enough. ${next}`,
    fenced(FORM, 'markdown'),
  ].join('\n\n');
}
