import type { PhrasingContent } from 'mdast';
import type { Plan, Prose } from '../plan.ts';

/** The plan's own sentences with the part they stand in: without quotations of the issue, code and links' addresses. */
export function ownTexts(plan: Plan): { readonly where: string; readonly text: string }[] {
  const texts = (where: string, all: readonly (Prose | null)[]) =>
    all.flatMap((text) => (text === null ? [] : [{ where, text: words(text) }]));
  const { overview } = plan;
  return [
    ...texts('Overview', [
      ...overview.objectives,
      ...overview.successCriteria,
      ...overview.scope,
      ...overview.outOfScope,
    ]),
    ...plan.questions.flatMap(({ id, changes }) => texts(id, [changes])),
    ...plan.agreement.flatMap(({ topic, text }) => texts(`Working agreement, ${topic}`, [text])),
    ...texts('Architecture', plan.architecture),
    ...plan.decisions.flatMap(({ id, text, why, insteadOf }) => texts(id, [text, why, ...insteadOf])),
    ...plan.phases.flatMap((phase) => [
      ...texts(`Phase ${phase.number}`, [
        phase.delivers,
        ...phase.entry,
        ...phase.approach,
        ...phase.testing,
        phase.checkpoint,
      ]),
      ...phase.tasks.flatMap(({ id, text, reason }) => texts(id, [text, reason])),
      ...phase.exit.flatMap(({ id, text }) => texts(id, [text])),
    ]),
    ...plan.risks.flatMap(({ id, text, trigger, mitigation }) => texts(id, [text, trigger, mitigation])),
    ...texts('The whole', [
      ...plan.testing,
      ...plan.rollout,
      ...plan.observability,
      ...plan.performance,
      ...plan.technicalDebt,
    ]),
  ];
}

function words(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? words(node.children) : ''))
    .join('');
}
