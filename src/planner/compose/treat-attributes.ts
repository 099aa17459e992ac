import type { Plan, Prose } from '../../plan/plan.ts';
import { join, plain, plainText, prose } from '../../plan/prose.ts';
import { untreated } from '../../plan/rules/quality-attributes.ts';
import { briefly } from '../extract/briefly.ts';
import { phrase } from '../playbooks/fill-line.ts';

/** A large plan in which everything that a requirement says of speed, of logs and the like is shown by something. */
export function treatAttributes(plan: Plan): Plan {
  if (plan.tier !== 'large') return plan;
  const lines = untreated(plan).map(({ id, word }) => shownLine(id, word, plan));
  return lines.length === 0 ? plan : { ...plan, testing: [...plan.testing, ...lines] };
}

function shownLine(id: string, word: string, plan: Plan): Prose {
  const requirement = plan.requirements.find((one) => one.id === id);
  const said = [plainText(requirement?.text ?? []), requirement?.source ?? ''].find((text) =>
    text.includes(word),
  );
  const clause =
    said?.split(/(?<=\S)[,;:(] | because | as (?=\w+ \w+ (?:is|are) )/).find((part) => part.includes(word)) ??
    word;
  const tests = plan.phases
    .flatMap(({ tasks }) => tasks)
    .filter(({ text, requirements }) => /^Test\b/.test(plainText(text)) && requirements.includes(id));
  const by = tests.length === 0 ? prose`a person who tries it` : join(tests.map((task) => plain(task.id)));
  const quoted = briefly(clause.replace(/^\s*(?:as|because|since|so that) |[.!]+$/g, ''), 110);
  return prose`${id}, which speaks of “${phrase(quoted.includes(word) ? quoted : word)}”, is shown by ${by}.`;
}
