/** One thing that a plan needs to know, asked wherever requirements are asked for. */
export interface IntakeField {
  readonly heading: string;
  readonly prompt: string;
}

/** The five questions: of the comment on an issue, of the repository's issue form, and of the command line. */
export const INTAKE_FIELDS: readonly IntakeField[] = [
  { heading: 'Scope', prompt: 'Which part of the project, and what stays as it is?' },
  { heading: 'Goals', prompt: 'What can someone do afterwards that they cannot do now?' },
  {
    heading: 'Constraints',
    prompt: 'What must it not break or exceed? Versions, compatibility, deadlines.',
  },
  { heading: 'Acceptance criteria', prompt: 'How will we see that it is done? One a line.' },
  { heading: 'Preferences', prompt: 'A way you would like it done, or not done. May stay empty.' },
];

/** The form as markdown to copy. Each prompt is a comment, so an unfilled form says nothing. */
export function intakeForm(): string {
  return INTAKE_FIELDS.map(({ heading, prompt }) => `### ${heading}\n\n<!-- ${prompt} -->\n`).join('\n');
}
