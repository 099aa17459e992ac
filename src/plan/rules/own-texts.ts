import type { Plan, Prose } from '../plan.ts';
import { plainText } from '../prose.ts';
import { phaseName } from './rule.ts';

export interface OwnText {
  /** The part of the plan the text stands in. */
  readonly where: string;
  readonly text: string;
  /** Whether the format has ids of tasks in such a text. */
  readonly holdsIds?: true;
}

/**
 * The plan's own sentences with the part they stand in, without code and without quotations, which mark what is the
 * issue's words. What states facts (the current state, why a file, why an owner) holds foreign names and is left out.
 */
export function ownTexts(plan: Plan): OwnText[] {
  const { overview } = plan;
  return [
    ...texts('Overview', [
      overview.outcome,
      ...overview.objectives,
      ...overview.successCriteria,
      ...overview.scope,
      ...overview.outOfScope,
    ]),
    ...plan.requirements.flatMap(({ id, text }) => texts(id, [text])),
    ...plan.questions.flatMap(({ id, text, options, changes }) =>
      texts(id, [text, ...options.map((option) => option.text), changes]),
    ),
    ...texts(
      'Working agreement',
      plan.agreement.map(({ text }) => text),
    ),
    ...texts('Architecture', plan.architecture),
    ...plan.decisions.flatMap(({ id, text, why, insteadOf }) => texts(id, [text, why, ...insteadOf])),
    ...phaseTexts(plan),
    ...plan.risks.flatMap(({ id, text, trigger, mitigation }) => texts(id, [text, trigger, mitigation])),
    ...texts('Testing strategy', plan.testing),
    ...texts('Rollout and rollback', plan.rollout),
    ...texts('Observability', plan.observability),
    ...texts('Performance', plan.performance),
    ...texts('Technical debt', plan.technicalDebt),
  ];
}

function phaseTexts(plan: Plan): OwnText[] {
  return plan.phases.flatMap(
    ({ number, title, delivers, entry, approach, testing, checkpoint, tasks, exit }) => [
      ...texts(phaseName(plan, number), [title, ...approach, checkpoint]),
      ...texts(phaseName(plan, number), [delivers, ...entry, ...testing]).map(holdingIds),
      ...tasks.flatMap(({ id, text, reason }) => texts(id, [text, reason])),
      ...exit.flatMap(({ id, text, proof }) =>
        texts(id, [text, proof.kind === 'by-hand' ? proof.how : null]),
      ),
    ],
  );
}

function holdingIds(text: OwnText): OwnText {
  return { ...text, holdsIds: true };
}

function texts(where: string, all: readonly (Prose | null)[]): OwnText[] {
  return all.flatMap((text) => (text === null ? [] : [{ where, text: withoutQuotes(plainText(text)) }]));
}

function withoutQuotes(text: string): string {
  return text.replace(/`[^`]*`|“[^“”]*”|"[^"]*"/g, '');
}
