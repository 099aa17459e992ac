import { UserError } from '../../src/errors.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { requirementMatrix } from '../../src/plan/requirement-matrix.ts';
import { HOME, MEDIUM } from './sample-plan.ts';

const source = renderPlan(MEDIUM, HOME);

test('each requirement with its tasks, and whether they are done', () => {
  const { rows } = requirementMatrix(source.replaceAll(/- \[ \] (\*\*T\d+\*\* \(R1)/g, '- [x] $1'));
  expect(rows.map((row) => row.requirement)).toEqual(MEDIUM.requirements.map(({ id }) => id));
  for (const { requirement, tasks, met } of rows) {
    const own = MEDIUM.phases
      .flatMap((phase) => phase.tasks)
      .filter((task) => task.requirements.includes(requirement));
    expect(tasks.map((task) => task.id)).toEqual(own.map((task) => task.id));
    expect(met).toBe(tasks.length > 0 && tasks.every((task) => task.done));
  }
  expect(rows.find((row) => row.requirement === 'R1')?.met).toBe(true);
});

test('a requirement that only a task names has no text; tasks for none are said', () => {
  const [first] = MEDIUM.phases.flatMap((phase) => phase.tasks);
  const { rows, unserved } = requirementMatrix(
    source.replace(`**${first?.id}** (`, `**${first?.id}** (R99, `),
  );
  expect(rows.at(-1)).toMatchObject({ requirement: 'R99', text: '', met: false });
  const none = MEDIUM.phases.flatMap((phase) => phase.tasks).filter((task) => task.requirements.length === 0);
  expect(unserved).toEqual(none.map((task) => task.id));
});

test('what is no plan is refused', () => {
  expect(() => requirementMatrix('# Nothing\n')).toThrow(UserError);
});
