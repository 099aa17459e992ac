import { stringify } from 'yaml';
import { INTAKE_FIELDS } from './intake-form.ts';

/** Where GitHub looks for the forms that issues are opened with. */
export const ISSUE_FORM_PATH = '.github/ISSUE_TEMPLATE/plan.yml';

/** What a plan cannot be drawn without. */
const REQUIRED: ReadonlySet<string> = new Set(['Goals', 'Acceptance criteria']);

/**
 * The issue form for plans. Its fields are those of the intake form, so that what is asked in it is asked nowhere else.
 * https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
 */
export function issueForm(label: string): string {
  const fields = INTAKE_FIELDS.map(({ heading, prompt }) => ({
    type: 'textarea',
    id: heading.toLowerCase().replaceAll(' ', '-'),
    attributes: { label: heading, description: prompt },
    validations: { required: REQUIRED.has(heading) },
  }));
  const form = {
    name: 'Plan',
    description: 'Say what is wanted; the plan comes as a pull request',
    labels: [label],
    body: fields,
  };
  return `# The label asks for the plan. From people without triage permission it waits until someone with it sets it again.\n${stringify(form, { lineWidth: 0 })}`;
}
