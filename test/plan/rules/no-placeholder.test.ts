import type { Prose } from '../../../src/plan/plan.ts';
import { code, plain, prose } from '../../../src/plan/prose.ts';
import { noPlaceholder } from '../../../src/plan/rules/no-placeholder.ts';
import { largePlan, withTask } from './plans.ts';

const CONTEXT = { treePaths: null };
const foundIn = (text: Prose, plan = largePlan()) =>
  noPlaceholder.check(withTask(plan, 'T05', { text }), CONTEXT).map(({ where }) => where);

test.each([
  'TBD',
  'The limit is TBD.',
  'TODO: ask',
  'Lorem ipsum dolor',
  'The owner is to be decided',
  'Call <name of the service>',
  'Write <…>',
  'Run {command} first',
  'Run {{ command }} first',
  'Why???',
  '[describe the change]',
  '…',
  '...',
])('%s is a placeholder', (text) => {
  expect(foundIn(plain(text))).toEqual(['T05']);
});

test.each([
  'List what is left to do',
  'Methodology and todos',
  'Is it red? Then go on.',
  'Keep a < b and c > d',
  'Take the keys in [brackets]',
  'One, two … three',
])('%s is a statement', (text) => {
  expect(foundIn(plain(text))).toEqual([]);
});

test.each([
  ['in code', prose`Fill ${code('{slot}')} and ${code('<name>')}`],
  ['in quotation marks', plain('Meet “the form says TBD here”')],
  ['in straight quotation marks', plain('Meet "TODO"')],
])('what stands %s is not the plan’s own', (_, text) => {
  expect(foundIn(text)).toEqual([]);
});

test('what the issue itself says may be repeated', () => {
  const title = 'Show a TODO as <b>';
  expect(foundIn(plain('Show each TODO'), largePlan({ title }))).toEqual([]);
  expect(foundIn(plain('Show it as <b>'), largePlan({ title }))).toEqual([]);
  expect(foundIn(plain('Show it as <i>'), largePlan({ title }))).toEqual(['T05']);
});
