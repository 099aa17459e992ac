import { parseOwners, readOwners } from '../../src/facts/owners/owners.ts';
import { ownersOf } from '../../src/facts/queries.ts';
import { snapshotOf } from './snapshot-of.ts';

const text = [
  '# Core',
  '*       @ada @acme/core   # everything',
  '/docs/  docs@example.org',
  '*.sql   @Grace',
  '/docs/internal',
  'with\\ space.md @ada',
  '!not-known @ada',
  '[Section] @ada',
].join('\r\n');

describe('CODEOWNERS', () => {
  test('is read line by line', () => {
    expect(parseOwners('CODEOWNERS', text).rules).toEqual([
      { pattern: '*', owners: ['ada', 'acme/core'], line: 2 },
      { pattern: '/docs/', owners: [], line: 3 },
      { pattern: '*.sql', owners: ['Grace'], line: 4 },
      { pattern: '/docs/internal', owners: [], line: 5 },
      { pattern: 'with space.md', owners: ['ada'], line: 6 },
    ]);
  });

  test.each<[string, readonly string[], number]>([
    ['src/a.ts', ['ada', 'acme/core'], 2],
    ['docs/a.md', [], 3],
    ['docs/a.sql', ['Grace'], 4],
    ['docs/internal/x.sql', [], 5],
    ['a/with space.md', ['ada'], 6],
  ])('the last rule that matches %s decides', (path, owners, line) => {
    expect(ownersOf(parseOwners('CODEOWNERS', text), path)).toMatchObject({ owners, line });
  });

  test('none matches, or there is no file', () => {
    expect(ownersOf(parseOwners('CODEOWNERS', '/a @x'), 'b')).toBeNull();
    expect(ownersOf(null, 'b')).toBeNull();
  });

  test.each<[readonly string[], string | null]>([
    [['docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS'], '.github/CODEOWNERS'],
    [['docs/CODEOWNERS', 'CODEOWNERS'], 'CODEOWNERS'],
    [['docs/CODEOWNERS'], 'docs/CODEOWNERS'],
    [['src/CODEOWNERS'], null],
  ])('of %j GitHub takes %s', (paths, expected) => {
    const files = Object.fromEntries(paths.map((path) => [path, '* @a']));
    expect(readOwners(snapshotOf(files))?.path ?? null).toBe(expected);
  });
});
