import { parse } from '../markdown/parse.ts';
import { plainText } from './prose.ts';
import { readPlan } from './reading/read.ts';
import { readContent } from './reading/read-content.ts';
import { readPlanFrontMatter } from './reading/read-front-matter.ts';

/** Which tasks meet which requirement. Said once in the plan, on the task; this is derived. Plain data. */
export interface RequirementMatrix {
  readonly rows: readonly MatrixRow[];
  /** Ids of tasks that name no requirement. */
  readonly unserved: readonly string[];
}

export interface MatrixRow {
  readonly requirement: string;
  /** Empty for a requirement that a task names and the plan does not have. */
  readonly text: string;
  readonly tasks: readonly { readonly id: string; readonly done: boolean }[];
  /** Whether there are tasks and all are done. */
  readonly met: boolean;
}

/** Reads the matrix out of a plan. Dropped requirements and tasks are left out. Throws UserError where it is no plan. */
export function requirementMatrix(source: string): RequirementMatrix {
  const document = parse(source);
  const { tasks } = readPlan(source);
  const { plan, dropped } = readContent(document, readPlanFrontMatter(document));
  const standing = tasks.filter((task) => !task.struck);
  const texts = new Map(
    plan.requirements
      .filter(({ id }) => !dropped.includes(id))
      .map(({ id, text }) => [id, plainText(text).replace(/\s+/g, ' ').trim()]),
  );
  const named = standing.flatMap((task) => task.requirements).filter((id) => !dropped.includes(id));
  const rows = [...new Set([...texts.keys(), ...named])].map((requirement) => {
    const own = standing
      .filter((task) => task.requirements.includes(requirement))
      .map(({ id, checked }) => ({ id, done: checked }));
    const met = own.length > 0 && own.every((task) => task.done);
    return { requirement, text: texts.get(requirement) ?? '', tasks: own, met };
  });
  const unserved = standing.filter((task) => task.requirements.length === 0).map((task) => task.id);
  return { rows, unserved };
}
