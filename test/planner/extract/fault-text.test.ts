import fc from 'fast-check';
import { faultTexts } from '../../../src/planner/extract/fault-text.ts';

describe('faultTexts', () => {
  test.each([
    ['The list loses its last row.', 'The list does not lose its last row'],
    ['All users of the group lose their colour.', 'All users of the group do not lose their colour'],
    ['Two rows are printed twice', 'Two rows are not printed twice'],
    ["Logs don't properly hide the key", 'Logs properly hide the key'],
    ['The page no longer loads', 'The page loads'],
    ['Users never get a mail', 'Users get a mail'],
    ['Nothing happens on a click', 'Something happens on a click'],
    ['The value that `parse` returns is always null', 'The value that `parse` returns is not always null'],
    ['Rows are not checked and get lost', 'Rows are checked and are not lost'],
    ['Wrong total for a cart with two items', 'The right total for a cart with two items'],
    ['Cache issues caused by the proxy', 'No cache issues caused by the proxy'],
    ['Icons broken by the new theme', 'Icons are not broken by the new theme'],
    ['What suffers is the footer', 'The footer does not suffer'],
    ['It crashes when the file is empty', 'An empty file is handled'],
    ['The parser crashes when the file is empty.', 'An empty file is handled: the parser goes on'],
    ["You can't see whether it ran", 'Make it possible to see whether it ran'],
    ['There is no way to export the list', 'Make it possible to export the list'],
    [
      'The workaround is to tag each row by hand, but it does not scale',
      'It works without having to tag each row by hand',
    ],
    ['I upgraded to 3.1, and since then the sum is wrong', 'The sum is not wrong'],
    ['This looks like a bug: the flag always resolves to true.', 'The flag does not always resolve to true'],
    ['Crash on startup when config file is missing', 'A missing config file is handled'],
    ['Slow query on the dashboard', 'Query on the dashboard is not slow'],
    ['TypeError: x is not a function', '“TypeError: x is not a function” does not occur'],
    ['From tool 2.25 on, the list grows for ever', 'The list does not grow for ever'],
    ['tool 2.25: rows get lost on import', 'Rows do not get lost on import'],
    [
      'The chart is an hour later than in my timezone',
      "The chart is not an hour later than in the user's timezone",
    ],
    ['We always have to copy the sums', 'It works without having to copy the sums'],
    ["Seems like the offset isn't passed on", 'The offset is passed on'],
    ['The build fails on odd days because paths differ', 'The build does not fail on odd days'],
    ['camelCase drops a row', 'camelCase does not drop a row'],
  ])('%s', (sentence, expected) => {
    expect(faultTexts(sentence)).toEqual([expected]);
  });

  test('what a fault leads to is said by itself', () => {
    expect(faultTexts("The cache drops pages, so that the site doesn't load")).toEqual([
      'The cache does not drop pages',
      'The site loads',
    ]);
  });

  test('a name alone has nothing to turn', () => {
    expect(faultTexts('Web sockets')).toEqual([]);
  });

  test('any text is taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (sentence) => {
        for (const text of faultTexts(sentence)) expect(typeof text).toBe('string');
      }),
    );
  });
});
