import type { Plan } from '../plan.ts';
import { plainText } from '../prose.ts';
import { ownTexts } from './own-texts.ts';
import { ALL_TIERS, type Fault, type Rule } from './rule.ts';

/**
 * ```md passes
 * - **R1** No line is lost
 *
 * - [ ] **T01** (R1) Test: two writers, no line lost
 * - [ ] **T02** (R1) Lock the store while writing · after T01
 * ```
 *
 * ```md fails
 * - **R1** No line is lost
 *
 * - [ ] **T01** (R1) Test: two writers, no line lost
 * - [ ] **T02** (R1) Lock the store while writing · after T09
 * ```
 */
export const idsKnown: Rule = {
  id: 'ids-known',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'Every reference names a requirement, task, criterion or question that the plan has.',
  check: (plan, { file }) => {
    const known = knownIds(plan);
    for (const id of file?.reading.dropped ?? []) known.add(id);
    const seen = new Set<string>();
    return [...taskReferences(plan), ...spokenReferences(plan)].flatMap(({ where, id }): Fault[] => {
      const key = `${where} ${id}`;
      if (known.has(id) || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          where,
          quote: id,
          message: `${where} names ${id}, which this plan does not have; expected one of ${ofKind(id, known)}. Mend the id, or take it away.`,
        },
      ];
    });
  },
};

function knownIds({ requirements, questions, decisions, risks, phases }: Plan): Set<string> {
  const parts = [
    ...requirements,
    ...questions,
    ...decisions,
    ...risks,
    ...phases.flatMap((phase) => [...phase.tasks, ...phase.exit]),
  ];
  return new Set(parts.map((part) => part.id));
}

function taskReferences({ phases }: Plan): { where: string; id: string }[] {
  const tasks = phases.flatMap((phase) => phase.tasks);
  return tasks.flatMap((task) => [...task.requirements, ...task.after].map((id) => ({ where: task.id, id })));
}

/** Questions at the beginning of a statement, or in a clause about their answers: "Q3" is a quarter of a year too. */
const ASKED = /^Q\d+\b|\bQ\d+\b(?=[^.;]*\b(?:answered|settled|defaults?)\b)/g;
/** "D1, D2. How …": the decisions that an approach begins with. */
const LEANS = /^D\d+(?:(?:, | and )D\d+)*(?=[.;:]|$)/;

/**
 * Ids in running text. Only forms that hardly mean anything else: "R2" and "D3" are names of products too, and the
 * texts of requirements are foreign. A phase leans on questions at its gate and for its owner, so there they count.
 */
function spokenReferences(plan: Plan): { where: string; id: string }[] {
  const spoken = ownTexts(plan).flatMap(({ where, text }) =>
    (text.match(/\b(?:T\d{2,}|E\d+\.\d+)\b/g) ?? []).map((id) => ({ where, id })),
  );
  const gates = plan.phases.flatMap(({ number, entry, ownerReason, approach }) => {
    const said = [...entry, ownerReason].flatMap((text) => plainText(text).match(ASKED) ?? []);
    const leant = approach.flatMap((text) => LEANS.exec(plainText(text))?.[0].match(/D\d+/g) ?? []);
    return [...said, ...leant].map((id) => ({ where: `Phase ${number}`, id }));
  });
  return [...spoken, ...gates];
}

function ofKind(id: string, known: ReadonlySet<string>): string {
  const alike = [...known].filter((other) => other[0] === id[0]);
  if (alike.length < 2) return alike[0] ?? `none, as no ${id[0]} is given`;
  return `${alike[0]} to ${alike.at(-1)}`;
}
