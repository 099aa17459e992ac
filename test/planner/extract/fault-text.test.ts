import fc from 'fast-check';
import { faultTexts, quotedFault } from '../../../src/planner/extract/fault-text.ts';

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
    ['What suffers is the footer', 'The footer is right'],
    ['It crashes when the file is empty', 'An empty file is handled'],
    ['The parser crashes when the file is empty.', 'An empty file is handled: the parser goes on'],
    ["You can't see whether it ran", 'Make it possible to see whether it ran'],
    ['There is no way to export the list', 'Make it possible to export the list'],
    [
      'The workaround is to tag each row by hand, but it does not scale',
      'It works without having to tag each row by hand',
    ],
    ['I upgraded to 3.1, and since then the sum is wrong', 'The sum is right'],
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
    ['Fatal error when the cart is empty at checkout', 'No fatal error when the cart is empty at checkout'],
    ['Everything after it is lost', 'Nothing after it is lost'],
    ['Not all rows are shown', 'All rows are shown'],
    ['The last line is not printed', 'The last line is printed'],
    ['The other feeds are not merged either', 'The other feeds are merged'],
    [
      'Headers are not checked for and simply get overwritten by the proxy',
      'Headers are checked for and are not overwritten by the proxy',
    ],
    ['The list and the chart use a different colour', 'The list and the chart use the same colour'],
    ['Profiling shows that `sum` is called for every row', '`sum` is not called for every row'],
    [
      'On the page of an order I can scroll through the mails, but when one is a month old I have to open hundreds',
      'It works without having to open hundreds',
    ],
  ])('%s', (sentence, expected) => {
    expect(faultTexts(sentence)).toEqual([expected]);
  });

  test.each([
    [
      'It panics and everything after that line is lost.',
      ['It does not panic', 'Nothing after that line is lost'],
    ],
    [
      '`tool` crashes and the other feeds are not merged either.',
      ['`tool` does not crash', 'The other feeds are merged'],
    ],
    ['The total is wrong and the tax is missing', ['The total is right', 'The tax is not missing']],
    ['The export is slow, the import fails', ['The export is not slow', 'The import does not fail']],
  ])('each clause is turned by itself: %s', (sentence, expected) => {
    expect(faultTexts(sentence)).toEqual(expected);
  });

  test.each([
    'The report ignores the filter and shows all rows',
    'Parsing fails or hangs',
    'The page is blank and nobody knows why',
    'The mail is neither sent nor queued',
    "Logs don't hide the key and leak it",
    'It prints an error and exits with 1',
  ])(
    'where a clause cannot be turned for sure the complaint is quoted, and never asked for: %s',
    (sentence) => {
      expect(faultTexts(sentence)).toEqual([quotedFault(sentence)]);
      expect(quotedFault(sentence)).toBe(`“${sentence}” no longer happens`);
    },
  );

  test('what a fault leads to is said by itself', () => {
    expect(faultTexts("The cache drops pages, so that the site doesn't load")).toEqual([
      'The cache does not drop pages',
      'The site loads',
    ]);
  });

  test('of an opinion nothing is turned: it would ask for what is bad', () => {
    expect(faultTexts('For such projects this behaviour is not desired.')).toEqual([]);
  });

  test.each([
    'A run after a while is quite likely to fail',
    'The manual is good, but nowhere is it written how a hook fails',
  ])('of what is only likely, or rare, nothing is turned: %s', (sentence) => {
    expect(faultTexts(sentence)).toEqual([]);
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

test.each([
  [
    'ArrayIndexOutOfBoundsException in JsonReader on malformed unicode escape',
    'No ArrayIndexOutOfBoundsException in JsonReader on malformed unicode escape',
  ],
  [
    '`nextString()` throws `IndexException` rather than `MalformedException`',
    '`nextString()` throws `MalformedException`, not `IndexException`',
  ],
  [
    'The list shows the oldest row instead of the newest one',
    'The list shows the newest one, not the oldest row',
  ],
])('%s', (complaint, expected) => {
  expect(faultTexts(complaint)).toEqual([expected]);
});
