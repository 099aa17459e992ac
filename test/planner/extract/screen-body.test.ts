import { readSections } from '../../../src/planner/extract/read-sections.ts';
import { screenBody } from '../../../src/planner/extract/screen-body.ts';

describe('screenBody', () => {
  test.each([
    ['too long', 'a'.repeat(65_537), /longer than/],
    ['quotes', `${'> '.repeat(101)}a`, /nested deeper/],
    ['lists', `${'- '.repeat(101)}a`, /nested deeper/],
    ['openers', '<?'.repeat(3_001), /more than 3000 "<"/],
    ['brackets', '['.repeat(3_001), /more than 3000 "\["/],
  ])('refuses %s', (_name, body, reason) => {
    expect(screenBody(body)).toMatch(reason);
  });

  test('lets an ordinary issue pass', () => {
    expect(screenBody('### A\n\n> quote\n\n- [ ] one\n  - two\n')).toBeNull();
  });

  test('what is refused is still read as plain text', () => {
    const { sections, notRead } = readSections(`${'<?'.repeat(4_000)}\n\nThe list should be sorted.`);
    expect(notRead).not.toBeNull();
    expect(sections[0]?.blocks.at(-1)?.text).toBe('The list should be sorted.');
  });

  test('what passes is parsed in time', () => {
    const start = performance.now();
    for (const opener of ['<?', '[', '*a', '`', '&a', '![', '~~'])
      readSections(opener.repeat(Math.floor(2_900 / opener.length)));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
