import {
  authorsOf,
  coChanged,
  commitsTouching,
  isTestFile,
  isTestPath,
  languageOf,
  testFileFor,
} from '../../src/facts/queries.ts';
import { factsOf } from './snapshot-of.ts';

const files = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, 'x']));

describe('isTestPath, isTestFile', () => {
  test.each<[string, boolean, boolean]>([
    ['src/a.test.ts', true, true],
    ['src/__tests__/a.ts', true, true],
    ['tests/test_a.py', true, true],
    ['tests/fixtures/a.py', true, false],
    ['tests/conftest.py', true, false],
    ['pkg/a_test.go', true, true],
    ['src/test/java/x/UserServiceTest.java', true, true],
    ['spec/a_spec.rb', true, true],
    ['hc/logs/tests.py', true, true],
    ['crate/tests/cli.rs', true, true],
    ['runtime_tests/node/index.test.ts', true, true],
    ['src/latest.ts', false, false],
    ['src/contest.py', false, false],
    ['src/models/env_spec.py', false, false],
    ['src/helper/testing/index.ts', false, false],
    ['src/GIT.ts', false, false],
    ['docs/testing.md', false, false],
  ])('%s', (path, isPath, isFile) => {
    expect([isTestPath(path), isTestFile(path)]).toEqual([isPath, isFile]);
  });
});

test.each([
  ['a.ts', 'TypeScript'],
  ['a/b.PY', 'Python'],
  ['a.md', null],
  ['Makefile', null],
  ['.ts', null],
  ['a.constructor', null],
])('languageOf %s', (path, expected) => expect(languageOf(path)).toBe(expected));

describe('testFileFor', () => {
  test.each<[string, readonly string[], string, string | null, boolean]>([
    ['beside', ['src/a.ts', 'src/a.test.ts'], 'src/a.ts', 'src/a.test.ts', true],
    ['new, beside', ['src/a.ts', 'src/a.test.ts', 'src/x/b.tsx'], 'src/x/b.tsx', 'src/x/b.test.tsx', false],
    [
      'index as others',
      ['src/m/a/index.ts', 'src/m/a/index.test.ts', 'src/m/b/index.ts'],
      'src/m/b/index.ts',
      'src/m/b/index.test.ts',
      false,
    ],
    [
      'new, in __tests__',
      ['src/l/a.ts', 'src/l/__tests__/a.test.ts', 'src/q/b.ts'],
      'src/q/b.ts',
      'src/q/__tests__/b.test.ts',
      false,
    ],
    [
      'mirrored',
      ['src/p/cli/a.py', 'tests/cli/test_a.py', 'src/p/cli/b.py'],
      'src/p/cli/b.py',
      'tests/cli/test_b.py',
      false,
    ],
    [
      'mirrored from the root',
      ['src/a/x.ts', 'test/a/x.test.ts', 'src/b/y.ts'],
      'src/b/y.ts',
      'test/b/y.test.ts',
      false,
    ],
    [
      'of its app',
      ['hc/a/m.py', 'hc/a/tests/test_m.py', 'hc/b/n.py'],
      'hc/b/n.py',
      'hc/b/tests/test_n.py',
      false,
    ],
    [
      'the nearest of one name',
      ['a/u.ts', 'a/u.test.ts', 'b/u.ts', 'b/u.test.ts'],
      'b/u.ts',
      'b/u.test.ts',
      true,
    ],
    [
      'Java',
      ['src/main/java/x/A.java', 'src/test/java/x/ATest.java', 'src/main/java/x/B.java'],
      'src/main/java/x/B.java',
      'src/test/java/x/BTest.java',
      false,
    ],
    ['go', ['p/a.go', 'p/a_test.go', 'q/b.go'], 'q/b.go', 'q/b_test.go', false],
    ['a test has none', ['src/a.test.ts'], 'src/a.test.ts', null, false],
    ['no code', ['src/a.test.ts', 'a.md'], 'a.md', null, false],
    ['no example', ['src/a.ts', 'tests/test_a.py'], 'src/a.ts', null, false],
  ])('%s', (_, tree, path, expected, exists) => {
    const place = testFileFor(factsOf(files(...tree)), path);
    expect(place === null ? null : place.path).toBe(expected);
    expect(place?.exists ?? false).toBe(exists);
  });

  test('one that changed with the file again and again', () => {
    const together = { paths: ['src/render.ts', 'src/index.test.ts'] };
    const facts = factsOf(files('src/render.ts', 'src/index.test.ts'), [
      together,
      together,
      together,
      { paths: ['src/render.ts'] },
    ]);
    expect(testFileFor(facts, 'src/render.ts')).toEqual({
      path: 'src/index.test.ts',
      exists: true,
      isInline: false,
    });
  });

  test('Rust tests stand in the file', () => {
    const facts = factsOf({ 'src/a.rs': 'fn a() {}', 'src/b.rs': '#[cfg(test)]\nmod tests {}' });
    expect(testFileFor(facts, 'src/a.rs')).toEqual({ path: 'src/a.rs', exists: true, isInline: true });
  });
});

describe('history', () => {
  const history = factsOf({}, [
    { author: 'Ada L.', email: 'ada@home', paths: ['a', 'b'] },
    { author: 'Ada', email: 'ada@home', paths: ['a', 'b', 'c'] },
    { author: 'Ada', email: 'ada@work', paths: ['a'] },
    { author: 'Bob', email: 'bob@x', paths: ['a', 'c'] },
    { author: 'renovate[bot]', email: 'r@x', paths: ['a'] },
    { author: 'Eve', email: 'e@x', paths: ['a', ...Array.from({ length: 60 }, (_, index) => `m${index}`)] },
    { author: 'Eve', email: 'e@x', paths: ['z'] },
  ]).history;

  test('what changed together, without mass changes', () => {
    expect(coChanged(history, 'a')).toEqual([
      { path: 'b', count: 2, of: 5 },
      { path: 'c', count: 2, of: 5 },
    ]);
  });

  test('who changed it: one person by address or name, no bots', () => {
    expect(authorsOf(history, ['a'])).toEqual([
      { author: 'Ada L.', commits: 3, of: 5 },
      { author: 'Bob', commits: 1, of: 5 },
      { author: 'Eve', commits: 1, of: 5 },
    ]);
  });

  test('commits that touch any of the paths', () => {
    expect(commitsTouching(history, ['c', 'z'])).toHaveLength(3);
  });
});
