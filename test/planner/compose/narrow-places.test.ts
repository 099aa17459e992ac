import { narrowPlaces } from '../../../src/planner/compose/narrow-places.ts';
import { findClues } from '../../../src/planner/extract/find-clues.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { factsOf } from '../facts-of.ts';

const parts = Array.from({ length: 12 }, (_, at) => [
  `src/parts/part${at}/index.ts`,
  'export function registerHook(name: string) {\n  return name;\n}\n',
]);
const FACTS = factsOf({
  ...Object.fromEntries(parts),
  'src/app.ts': 'export function fireApp() {\n  return registerAll();\n}\n',
});

function located(title: string) {
  return locateWork(findClues(title, '', [], 'feature'), FACTS);
}

test('a family of like files is followed where one of it is a place of the work', () => {
  const family = located('Log what `registerHook` returns');
  expect(family.siblings).not.toBeNull();
  const [one] = family.code.filter(({ path }) => family.siblings?.paths.includes(path));
  expect(one).toBeDefined();
  expect(narrowPlaces(family, 'feature', '', FACTS).siblings).toBe(family.siblings);
  const elsewhere = {
    ...family,
    code: located('Remove `fireApp`').code.filter(({ path }) => path === 'src/app.ts'),
  };
  expect(elsewhere.code).toHaveLength(1);
  expect(narrowPlaces(elsewhere, 'feature', '', FACTS).siblings).toBeNull();
});
