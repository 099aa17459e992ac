import { isDemand, isLinked, isTalk, saysMore, tellsOfToday } from '../../../src/planner/extract/mood.ts';

describe('isDemand', () => {
  test.each([
    ['The list should be sorted.', true],
    ["It'd be lovely if the list were sorted.", true],
    ['That would mean less work for all of us.', true],
    ['If the menu had an entry for it, that would help.', true],
    ['We would like to have a filter.', true],
    ['Could you keep the header?', true],
    ['Sort the list by date', true],
    ['Perhaps something like `tool --sorted`?', false],
    ['Maybe something like `tool --sorted`.', true],
    ['The list is sorted.', false],
    ['Log lines are lost', false],
    ['Reports from last year are not shown', false],
    ['List all users who are absent', true],
    ['Log the users that are absent', true],
    ['Report files that are lost', true],
    ['I have to sort the list by hand.', false],
    ['The list has to be sorted.', true],
    ['Is the list sorted?', false],
    ['The expected date is shown.', false],
  ])('%s: %s', (sentence, expected) => {
    expect(isDemand(sentence)).toBe(expected);
  });
});

test.each([
  ['Thanks for the great tool!', true],
  ['I am happy to open a PR.', true],
  ["I don't know why.", true],
  ['I really like the new menu.', true],
  ['I want a menu.', false],
  ['The menu is gone.', false],
])('talk: %s %s', (sentence, expected) => {
  expect(isTalk(sentence)).toBe(expected);
});

test.each([
  ['At present one has to type it.', true, false, false],
  ['The latter is fine.', false, true, false],
  ['This might be its name.', false, false, true],
  ['The list is long.', false, false, false],
])('%s', (sentence, today, linked, more) => {
  expect([tellsOfToday(sentence), isLinked(sentence), saysMore(sentence)]).toEqual([today, linked, more]);
});
