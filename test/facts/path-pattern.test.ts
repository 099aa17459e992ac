import fc from 'fast-check';
import {
  matchesGlob,
  matchesOwnersPattern,
  matchesWorkflowPattern,
} from '../../src/facts/owners/path-pattern.ts';

describe('matchesOwnersPattern', () => {
  // The cases that GitHub's page on CODEOWNERS explains.
  test.each<[string, string, boolean]>([
    ['*', 'a/b/c.ts', true],
    ['*.js', 'a/b/c.js', true],
    ['*.js', 'a/b/c.jsx', false],
    ['/build/logs/', 'build/logs/a/b', true],
    ['/build/logs/', 'src/build/logs/a', false],
    ['/build/logs/', 'build/logs', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['apps/', 'src/apps/a/b.ts', true],
    ['/docs/', 'docs/a/b.md', true],
    ['/scripts/', 'scripts', false],
    ['**/logs', 'a/b/logs/c', true],
    ['**/logs', 'logs', true],
    ['/apps/github', 'apps/github', true],
    ['/apps/github', 'apps/github/a.ts', true],
    ['/apps/github', 'apps/github2', false],
    ['src/**/test', 'src/a/b/test/c', true],
    ['src/**/test', 'src/test', true],
    ['file?.md', 'a/file1.md', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['README', 'x/README', true],
    ['/README', 'x/README', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesOwnersPattern(pattern, path)).toBe(expected);
  });
});

describe('matchesWorkflowPattern', () => {
  test.each<[string, string, boolean]>([
    ['docs/**', 'docs/a/b.md', true],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['**.js', 'src/a/b.js', true],
    ['**/README.md', 'README.md', true],
    ['Dockerfile', 'docker/Dockerfile', false],
    ['src/**/*.ts', 'src/a/b/c.ts', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesWorkflowPattern(pattern, path)).toBe(expected);
  });
});

test('a glob means what the regular expression for it means', () => {
  const segment = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
  const pattern = fc
    .array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  const path = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(pattern, path, (glob, given) => {
      // A third way: the segments that `**` may take are tried one after the other.
      const matches = (parts: readonly string[], names: readonly string[]): boolean => {
        const [part, ...rest] = parts;
        if (part === undefined) return names.length === 0;
        if (part === '**')
          return names
            .map((_, index) => index)
            .concat(names.length)
            .some((skip) => matches(rest, names.slice(skip)));
        const single = new RegExp(`^${part.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        return names[0] !== undefined && single.test(names[0]) && matches(rest, names.slice(1));
      };
      expect(matchesGlob(glob, given)).toBe(matches(glob.split('/'), given.split('/')));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern made to be slow is not', () => {
  const started = Date.now();
  expect(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(4000))).toBe(false);
  expect(matchesGlob(`${'**/'.repeat(500)}b`, 'a/'.repeat(1000))).toBe(false);
  expect(Date.now() - started).toBeLessThan(15_000);
});
