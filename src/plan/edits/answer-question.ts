import { UserError } from '../../errors.ts';
import { appendToItem } from '../../markdown/append-to-item.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { plainText } from '../prose.ts';
import { findStanding } from '../reading/find-line.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { choiceOf } from '../redraw/conflict-question.ts';
import { readPlannedQuestion } from '../sections/open-questions.ts';
import { byHand } from './by-hand.ts';
import { editPlan } from './edit-plan.ts';
import { decisionLine, writeLine } from './write-lines.ts';

export interface AnsweredQuestion {
  readonly source: string;
  /** The id of the decision. */
  readonly decision: string | null;
  /** Hashes of parts of the plan that are to be as they are drawn, where the question was about that. */
  readonly accepts: readonly string[];
}

/**
 * Makes an open question a decision with author and date, and ticks it. The answer is the key of an option or text of
 * one's own. Throws UserError for a question that is not there, or has its answer already.
 */
export function answerQuestion(source: string, id: string, answer: string, actor: Actor): AnsweredQuestion {
  const plan = readPlan(source);
  const { checked, item } = findStanding(plan, id);
  const question = readPlannedQuestion(item);
  if (question === null) throw new Error(`${id} is a question`);
  if (checked) {
    throw new UserError(
      `\`${id}\` has its answer already, among the decisions; expected an open question. \`decide\` records another decision.`,
    );
  }
  const key = /^([a-z\d])[).]?$/i.exec(answer.trim())?.[1]?.toLowerCase();
  const chosen = question.options.find((option) => option.key.toLowerCase() === key);
  if (key !== undefined && question.options.length > 0 && chosen === undefined) {
    const keys = question.options.map((option) => `\`${option.key}\``).join(', ');
    throw new UserError(`\`${id}\` has no option \`${key}\`; expected ${keys}, or text of your own.`);
  }
  const suffix =
    chosen === undefined ? byHand(actor, answer, 'answered') : byHand(actor, '', `answered ${chosen.key}`);
  const ticked = editPlan(plan, [...setChecked(plan, item, true), ...appendToItem(plan, item, suffix)]);
  const others = question.options.filter((option) => option !== chosen).map(({ text }) => plainText(text));
  const text = chosen === undefined ? answer : plainText(chosen.text);
  const said = {
    text: `${text.replace(/[.!]$/, '')} (${id})`,
    why: `it answers “${plainText(question.text)}”`,
    insteadOf: others.length === 0 ? null : others.join('; '),
  };
  const decision = writeLine(ticked.source, decisionLine(said, actor));
  const choice = choiceOf(item);
  const isDrawn = choice !== null && chosen !== undefined && !chosen.isDefault;
  return { source: decision.source, decision: decision.id, accepts: isDrawn ? [choice] : [] };
}
