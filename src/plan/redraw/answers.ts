import { nodeText } from '../../markdown/node-text.ts';
import type { Issue } from '../issue.ts';
import type { Plan } from '../plan.ts';
import { plain, plainText, prose } from '../prose.ts';
import { readPlan } from '../reading/read.ts';
import { readPlannedQuestion } from '../sections/open-questions.ts';
import { choiceOf } from './conflict-question.ts';

/** A question of the plan that a person answered. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** The plan was drawn by it already. */
  readonly isDefault: boolean;
}

const ANSWERED = / · answered(?: (\w))? by @[^,]+, \d{4}-\d{2}-\d{2}(?:: "([\s\S]*)")?/;

/** The answers that a plan holds; those that choose between two of its texts are no matter of the planner. */
export function readAnswers(source: string): Answer[] {
  return readPlan(source).questions.flatMap(({ id, checked, struck, item }) => {
    const question = readPlannedQuestion(item);
    const paragraph = item.children[0];
    if (!checked || struck || question === null || paragraph === undefined || choiceOf(item) !== null)
      return [];
    const [, key, text] = ANSWERED.exec(nodeText(paragraph)) ?? [];
    const option = question.options.find((one) => one.key === key);
    const answer = option === undefined ? text : plainText(option.text);
    if (answer === undefined) return [];
    return [{ id, question: plainText(question.text), answer, isDefault: option?.isDefault === true }];
  });
}

/** What people decided holds for the drawing as what the issue says does. */
export function issueWithAnswers(issue: Issue, answers: readonly Answer[]): Issue {
  const lines = answers
    .filter((one) => !one.isDefault && !isAboutOwners(one))
    .map(({ answer }) => `- ${answer.replace(/\s+/g, ' ').trim()}`);
  if (lines.length === 0) return issue;
  return { ...issue, body: `${issue.body}\n\n### Constraints\n\n${lines.join('\n')}` };
}

/** Who was said to own the phases owns those that have nobody else. */
export function planWithAnswers(plan: Plan, answers: readonly Answer[]): Plan {
  const said = answers.findLast(isAboutOwners);
  if (said === undefined) return plan;
  const owners = [...said.answer.matchAll(/(?<![\w.])@([\w-]+(?:\/[\w.-]+)?)/g)].map(
    ([, login]) => login ?? '',
  );
  const name = plain(said.answer.replace(/\s*\(.*$/s, ''));
  const ownerReason = owners.length > 0 ? prose`${said.id}` : prose`${name}, by ${said.id}`;
  const phases = plan.phases.map((phase) =>
    phase.owners.length > 0 ? phase : { ...phase, owners, ownerReason },
  );
  return { ...plan, phases };
}

function isAboutOwners({ question }: Answer): boolean {
  return /^Who owns\b/.test(question);
}
