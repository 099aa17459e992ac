import { splitDemand } from '../../../src/planner/extract/split-demand.ts';

test.each([
  ['Sort the list', ['Sort the list']],
  [
    'Log the start: that way we can measure the run',
    ['Log the start', 'Make it possible to measure the run'],
  ],
  [
    'A way to name the folder, for example by a variable',
    ['A way to name the folder', 'It works by a variable'],
  ],
  [
    'Let the admin (perhaps the owner too) add rows',
    ['Let the admin add rows', 'Possibly also: the owner too'],
  ],
  [
    'Say why it failed (late, or refused)',
    ['Say why it failed', 'Each of these is covered: late, or refused'],
  ],
  [
    'Show the reason of the failure (late, or failed explicitly)',
    ['Show the reason of the failure', 'The reason of the failure tells late from failed explicitly'],
  ],
  [
    'Add two fields, `low` and `high`, to the file',
    ['Add the field `low` to the file', 'Add the field `high` to the file'],
  ],
])('%s', (sentence, parts) => {
  expect(splitDemand(sentence)).toEqual(parts);
});
