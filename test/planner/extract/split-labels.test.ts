import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function extracted(body: string, title = 'Blank page at checkout') {
  return readIssue(issueOf(title, body, { labels: ['bug'] }), []).extraction;
}

const WISH = 'The buyer is sent back to the cart.';

describe('labels in running text', () => {
  test.each([
    ['a line', `It is blank.\n\nExpected: ${WISH}`],
    ['a longer label', `It is blank.\n\nExpected result: ${WISH}`],
    ['bold', `It is blank.\n\n**Expected behavior:** ${WISH}`],
    ['bold, with the colon outside', `It is blank.\n\n**Expected**: ${WISH}`],
    ['a bold line', `It is blank.\n\n**Expected**\n\n${WISH}`],
    ['a heading', `It is blank.\n\n### Expected behavior\n\n${WISH}`],
    ['lines of one paragraph', `Steps: open the page\nActual: it is blank\nExpected: ${WISH}`],
    ['an item', `- Actual: it is blank\n- Expected: ${WISH}`],
    ['another language', `Es ist leer.\n\nErwartet: ${WISH}`],
    ['what I expected', `What I got: it is blank\n\nWhat I expected: ${WISH}`],
  ])('%s leads the expected behaviour', (_, body) => {
    const { expected, requirements } = extracted(body);
    expect(expected).toEqual([WISH]);
    expect(requirements.map(({ text }) => text)).toContain('The buyer is sent back to the cart');
  });

  test('what was seen and the steps are read too', () => {
    const { actual, steps } = extracted(`Steps: open the page\nActual: the page is blank\nExpected: ${WISH}`);
    expect(actual).toEqual(['the page is blank']);
    expect(steps).toEqual(['open the page']);
  });

  test('a label at the end of its paragraph leads the list below', () => {
    const { expected } = extracted('It is blank. Expected:\n\n- A message is shown.\n- The cart is kept.');
    expect(expected).toEqual(['A message is shown.', 'The cart is kept.']);
  });

  test('what a label leads ends with its paragraph', () => {
    const { requirements } = extracted(`Expected: ${WISH}\n\nThe page was made by the shop team.`);
    expect(requirements.map(({ source }) => source)).not.toContain('The page was made by the shop team.');
  });

  test.each(['How to use it: open the page.', 'See `Expected: x` in the log.', 'I expected: nothing.'])(
    '%s leads nothing',
    (sentence) => {
      expect(extracted(sentence).expected).toEqual([]);
    },
  );

  test.each([
    ['Expected: The cart is shown.\n\nHappens since 1.4.0, 1.3.2 was fine. PHP 8.2.'],
    ['**Expected**\n\nThe cart is shown.\n\nHappens since 1.4.0, 1.3.2 was fine. PHP 8.2.'],
    ['## Expected\n\nThe cart is shown.\n\nSeen on 2.1 with Firefox 120.0.\n\nUbuntu 24.04, PHP 8.2'],
    ['## Expected\n\nThe cart is shown. Node.js 22.1, npm 10.2.'],
  ])('where and since when it is seen is no requirement: %j', (body) => {
    const { expected, requirements } = extracted(body);
    expect(expected).toEqual(['The cart is shown.']);
    for (const { source } of requirements) expect(source).not.toMatch(/^(?:Seen|PHP|Ubuntu|Node)/);
  });

  test('the version that was right is what it has to be again', () => {
    const { goodVersion } = extracted(`Expected: ${WISH}\n\nHappens since 1.4.0, 1.3.2 was fine. PHP 8.2.`);
    expect(goodVersion).toBe('1.3.2');
    expect(extracted('Since 2.0.0 was released, it is blank.').goodVersion).toBeNull();
  });

  test.each([
    'It installs on PHP 8.2 and later.',
    'PHP 8.2 is supported.',
    'Using 2.1.0 must print a warning.',
  ])('under a heading that asks, %j is asked for', (sentence) => {
    const { requirements } = extracted(`## Acceptance criteria\n\n- ${sentence}\n- The page opens at once.`);
    expect(requirements.map(({ source }) => source)).toContain(sentence);
  });
});
