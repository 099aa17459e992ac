import type { Prose } from '../../plan/plan.ts';
import { plainText } from '../../plan/prose.ts';
import type { Study } from '../compose/study.ts';
import { fillLine } from '../playbooks/fill-line.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { Origin } from './origin.ts';

/** The line of a playbook that says this text in this study; null where none does. */
export function findPlaybookLine(text: Prose, study: Study): Origin['playbook'] {
  const said = plainText(text);
  for (const playbook of study.playbooks) {
    for (const line of linesOf(playbook)) {
      const filled = fillLine(line, study.slots);
      if (filled !== null && plainText(filled) === said) return { id: playbook.id, line };
    }
  }
  return null;
}

function linesOf(playbook: Playbook): string[] {
  const { tasks = [], risks = [], questions = [], decisions = [], exit = [] } = playbook;
  return [...tasks, ...risks, ...questions, ...decisions, ...exit].map(({ text }) => text);
}
