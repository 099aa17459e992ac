import type { Origin } from '../planner/explain/origin.ts';

/** Origins as lines for people: the text, then indented what it comes from. */
export function printOrigins(origins: readonly Origin[]): string {
  return origins.map((origin) => `${linesOf(origin).join('\n')}\n`).join('');
}

function linesOf({ id, text, sentences, facts, playbook }: Origin): string[] {
  return [
    `${id}  ${oneLine(text)}`,
    ...sentences.map((sentence) => `    issue, ${sentence.from}: “${oneLine(sentence.text)}”`),
    ...facts.map((fact) => `    fact: ${oneLine(fact)}`),
    ...(playbook === null ? [] : [`    playbook ${playbook.id}: ${oneLine(playbook.line)}`]),
  ];
}

/** Foreign text on a terminal: on one line, without control characters. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
