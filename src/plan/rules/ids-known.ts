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
    return [...placedReferences(plan), ...proseReferences(plan)].flatMap((reference): Fault[] => {
      const { where, id, isProse } = reference;
      const key = `${where} ${id}`;
      if (known.has(id) || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          where,
          quote: id,
          ...(isProse === true ? { level: 'warning' as const } : {}),
          message: `${where} names ${id}, which this plan does not have; expected one of ${ofKind(id, known)}. Mend the id, or take it away.`,
        },
      ];
    });
  },
};

interface Reference {
  readonly where: string;
  readonly id: string;
  /** In a sentence, where it may mean something else: "the T34 probe". */
  readonly isProse?: true;
}

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

/** Questions at the beginning of a statement, or in a clause about their answers: "Q3" is a quarter of a year too. */
const ASKED = /^Q\d+\b|\bQ\d+\b(?=[^.;]*\b(?:answered|settled|defaults?)\b)/g;
/** "D1, D2. How …": the decisions that an approach begins with. */
const LEANS = /^D\d+(?:(?:, | and )D\d+)*(?=[.;:]|$)/;

/** "T03", "T03 and T04", "T03 to T05", "T03, T04": all that is said is ids. */
const LISTED = /(?:T\d{2,}|E\d+\.\d+)(?:(?:,| and| or| to|, and)? (?:T\d{2,}|E\d+\.\d+))*/.source;
/** In brackets, and several in a row, ids name parts of the plan; so do those that a statement begins with. */
const NAMED = new RegExp(`\\(${LISTED}\\)|^${LISTED}(?=[\\s.,:;]|$)`, 'g');
const SPOKEN = /\b(?:T\d{2,}|E\d+\.\d+)\b/g;

/**
 * Where the format has ids: of tasks in their lines; in what a phase delivers, how it is tested and its gates; in brackets and at the beginning of other statements. A phase leans on questions at its gate and for its owner,
 * so there they count. Elsewhere "R2" and "D3" are names of products too, and the texts of requirements are foreign.
 */
function placedReferences(plan: Plan): Reference[] {
  const tasks = plan.phases.flatMap((phase) => phase.tasks);
  const ofTasks = tasks.flatMap((task) =>
    [...task.requirements, ...task.after].map((id) => ({ where: task.id, id })),
  );
  const gates = plan.phases.flatMap(({ number, entry, ownerReason, approach }) => {
    const said = [...entry, ownerReason].flatMap((text) => plainText(text).match(ASKED) ?? []);
    const leant = approach.flatMap((text) => LEANS.exec(plainText(text))?.[0].match(/D\d+/g) ?? []);
    return [...said, ...leant].map((id) => ({ where: `Phase ${number}`, id }));
  });
  const isOurs = formOf(plan);
  const named = ownTexts(plan).flatMap(({ where, text, holdsIds }) => {
    const ids = holdsIds === true ? idsIn(text).filter(isOurs) : (text.match(NAMED) ?? []).flatMap(idsIn);
    return ids.map((id) => ({ where, id }));
  });
  return [...ofTasks, ...named, ...gates];
}

/**
 * Ids in running text, of the plan's own form alone: in a plan of twelve tasks "T1000" is something else. A warning, as
 * people mean other things by such words.
 */
function proseReferences(plan: Plan): Reference[] {
  const isOurs = formOf(plan);
  return ownTexts(plan).flatMap(({ where, text }) =>
    idsIn(text)
      .filter(isOurs)
      .map((id) => ({ where, id, isProse: true as const })),
  );
}

/** Tells ids as long as those of the plan's tasks, and those of criteria, from other words. */
function formOf({ phases }: Plan): (id: string) => boolean {
  const lengths = new Set(phases.flatMap((phase) => phase.tasks.map(({ id }) => id.length)));
  return (id) => id.startsWith('E') || lengths.has(id.length);
}

function idsIn(text: string): string[] {
  return text.match(SPOKEN) ?? [];
}

function ofKind(id: string, known: ReadonlySet<string>): string {
  const alike = [...known].filter((other) => other[0] === id[0]);
  if (alike.length < 2) return alike[0] ?? `none, as no ${id[0]} is given`;
  return `${alike[0]} to ${alike.at(-1)}`;
}
