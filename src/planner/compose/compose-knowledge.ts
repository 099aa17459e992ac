import type { Decision, Phase, Prose, Risk } from '../../plan/plan.ts';
import { plainText } from '../../plan/prose.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import type { Playbook, TextLine } from '../playbooks/playbook.ts';
import { holds } from '../playbooks/registry.ts';
import { signalsOf } from './signals.ts';
import type { Study } from './study.ts';

/** The risks that the playbooks know and the facts support, the likeliest and worst first. */
export function composeRisks(study: Study, phases: readonly Phase[]): Risk[] {
  if (study.tier === 'small') return [];
  const signals = signalsOf(study);
  const owners = [...new Set(phases.flatMap((phase) => phase.owners))];
  const found: Omit<Risk, 'id'>[] = [];
  for (const playbook of study.playbooks) {
    for (const line of playbook.risks ?? []) {
      if (!holds(line.when, signals)) continue;
      const text = fillLine(line.text, study.slots);
      const trigger = fillLine(line.trigger, study.slots);
      const mitigation = fillLine(line.mitigation, study.slots);
      if (text === null || trigger === null || mitigation === null) continue;
      if (found.some((risk) => plainText(risk.text) === plainText(text))) continue;
      found.push({ text, trigger, mitigation, likelihood: line.likelihood, impact: line.impact, owners });
    }
  }
  const weight = { low: 1, medium: 2, high: 3 } as const;
  return found
    .map((risk, index) => ({ risk, index }))
    .sort(
      (a, b) =>
        weight[b.risk.likelihood] * weight[b.risk.impact] -
          weight[a.risk.likelihood] * weight[a.risk.impact] || a.index - b.index,
    )
    .slice(0, study.tier === 'medium' ? 3 : 6)
    .map(({ risk }, index) => ({ id: `K${index + 1}`, ...risk }));
}

export function composeDecisions(study: Study): Decision[] {
  if (study.tier === 'small') return [];
  const signals = signalsOf(study);
  const found: Omit<Decision, 'id'>[] = [];
  for (const playbook of study.playbooks) {
    for (const line of playbook.decisions ?? []) {
      const text = holds(line.when, signals) ? fillLine(line.text, study.slots) : null;
      const why = fillLine(line.why, study.slots);
      const insteadOf = line.insteadOf
        .map((option) => fillLine(option, study.slots))
        .filter((option) => option !== null);
      if (text !== null && why !== null && insteadOf.length > 0) found.push({ text, why, insteadOf });
    }
  }
  return found.slice(0, 4).map((decision, index) => ({ id: `D${index + 1}`, ...decision }));
}

type TextTopic = 'state' | 'testing' | 'rollout' | 'observability' | 'performance' | 'debt';

/** The lines of one topic, without repeats. */
export function composeLines(topic: TextTopic, study: Study): Prose[] {
  const signals = signalsOf(study);
  const found = new Map<string, Prose>();
  for (const playbook of study.playbooks) {
    for (const line of linesOf(playbook, topic)) {
      const text = holds(line.when, signals) ? fillLine(line.text, study.slots) : null;
      if (text !== null) found.set(plainText(text), text);
    }
  }
  return [...found.values()];
}

function linesOf(playbook: Playbook, topic: TextTopic): readonly TextLine[] {
  return playbook[topic] ?? [];
}
