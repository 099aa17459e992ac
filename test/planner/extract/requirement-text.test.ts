import fc from 'fast-check';
import { requirementText } from '../../../src/planner/extract/requirement-text.ts';

describe('requirementText', () => {
  test.each([
    ['It would be nice if one could sort the list.', 'Make it possible to sort the list'],
    ['There should be a possibility to opt out of that, I think.', 'Make it possible to opt out of that'],
    ['Please add a flag for this!', 'Add a flag for this'],
    ['I would like to be able to filter by date.', 'Make it possible to filter by date'],
    ["So we'd want an index over the names.", 'Provide an index over the names'],
    ['Could you consider having it keep the header?', 'Have it keep the header'],
    [
      'Once a row is picked, I should be able to copy it.',
      'Once a row is picked, make it possible to copy it',
    ],
    ['A way of naming the folder', 'Provide a way of naming the folder'],
    ['As an admin, I want to lock a row so that nobody edits it.', 'An admin can lock a row'],
    ['It would be great if lost rows were kept for a day.', 'Lost rows are kept for a day'],
    ['A page on colours would help a lot.', 'Provide a page on colours'],
    ['Find out what it would take for the list to show names', 'Let the list show names'],
    ['The count must not change.', 'The count must not change'],
  ])('%s', (sentence, expected) => {
    expect(requirementText(sentence)).toBe(expected);
  });

  test('is never longer than a line or two and leaves no half code span', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 800 }), (sentence) => {
        const text = requirementText(sentence);
        return text.length <= 202 && (text.endsWith('…') ? text.split('`').length % 2 === 1 : true);
      }),
    );
  });
});

test.each([
  ["I'd like them extracted into one function.", 'They'],
  ["We'd like this moved to the client.", 'This'],
])('%s is a state, not a wish', (sentence, subject) => {
  expect(requirementText(sentence)).toMatch(new RegExp(`^${subject} (?:is|are) \\w+ed `));
});

test.each([
  ['`set :compressed, true` switches it on', '`set :compressed, true` switches it on'],
  ['Add `parseNext` with the behaviour of today', 'Add `parseNext` with the behaviour of today'],
])('%s is said as it stands', (sentence, expected) => {
  expect(requirementText(sentence)).toBe(expected);
});
