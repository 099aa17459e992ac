import fc from 'fast-check';
import { dependenciesAcyclic } from '../../../src/plan/rules/dependencies-acyclic.ts';
import { largePlan, withTask } from './plans.ts';

const check = (plan: ReturnType<typeof largePlan>) => dependenciesAcyclic.check(plan, { treePaths: null });
const IDS = largePlan().phases.flatMap((phase) => phase.tasks.map((task) => task.id));

test('a cycle is said once, with the whole way round', () => {
  const plan = withTask(withTask(largePlan(), 'T02', { after: ['T06'] }), 'T06', { after: ['T05'] });
  expect(check(plan)).toEqual([
    {
      where: 'T02',
      message:
        'T02 waits for T06 waits for T05 waits for T04 waits for T02; expected an order that ends. Take one "after" of these away.',
    },
  ]);
});

test('later work is named with where it stands', () => {
  const [fault] = check(withTask(largePlan(), 'T03', { after: ['T09'] }));
  expect(fault?.message).toContain(
    'T03 of phase 1 waits for T09, which stands in phase 3; expected earlier work.',
  );
});

test('an unknown task is left to ids-known', () => {
  expect(check(withTask(largePlan(), 'T03', { after: ['T99'] }))).toEqual([]);
});

test('whatever the edges, there is a finding where one does not point upwards, and only there', () => {
  const edges = fc.array(fc.tuple(fc.nat(IDS.length - 1), fc.nat(IDS.length - 1)), { maxLength: 14 });
  fc.assert(
    fc.property(edges, (drawn) => {
      let plan = largePlan();
      for (const [at, id] of IDS.entries()) {
        const after = drawn.filter(([from]) => from === at).map(([, to]) => IDS[to] ?? '');
        plan = withTask(plan, id, { after });
      }
      expect(check(plan).length > 0).toBe(drawn.some(([from, to]) => to >= from));
    }),
  );
});
