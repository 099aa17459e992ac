import { definitionsIn } from '../../../src/plan/definitions.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { docComment } from '../../../src/planner/locate/doc-comment.ts';
import { changedWith } from '../../../src/planner/locate/history.ts';
import { readImports } from '../../../src/planner/locate/imports.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { findMentions } from '../../../src/planner/locate/mentions.ts';
import { pathKind } from '../../../src/planner/locate/path-kind.ts';
import { rankFiles } from '../../../src/planner/locate/rank-files.ts';
import { splitName, stem, stemsOf } from '../../../src/planner/locate/terms.ts';
import { commitOf, factsOf, issueOf } from '../facts-of.ts';

describe('terms', () => {
  test.each([
    ['parseHTTPUrl_v2', ['parse', 'http', 'url', 'v2']],
    ['GITHUB_TOKEN', ['github', 'token']],
  ])('%s is split', (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });

  test.each([
    ['notifies', 'notified'],
    ['logging', 'logs'],
    ['configuration', 'configure'],
    ['configurable', 'configure'],
    ['filters', 'filtering'],
    ['colours', 'color'],
    ['behaviour', 'behavior'],
    ['customise', 'customized'],
    ['normalisation', 'normalize'],
    ['raised', 'raise'],
    ['updated', 'update'],
    ['creating', 'create'],
    ['validated', 'validation'],
    ['repeated', 'repeat'],
    ['hours', 'hour'],
  ])('%s and %s meet', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  test('common words tell nothing', () => {
    expect(stemsOf('please add the option to make it work')).toEqual([]);
  });
});

test.each([
  ['src/store.ts', 'code'],
  ['src/store.test.ts', 'test'],
  ['tests/test_store.py', 'test'],
  ['docs/store.md', 'docs'],
  ['CHANGELOG.md', 'changelog'],
  ['news/12.feature.md', 'changelog'],
  ['pnpm-lock.yaml', 'lock'],
  ['db/migrations/0007_add_name.sql', 'migration'],
  ['.github/workflows/ci.yml', 'ci'],
  ['app/icon.png', 'binary'],
  ['CHANGES', 'changelog'],
  ['History.markdown', 'changelog'],
  ['README.markdown', 'docs'],
  ['.travis.yml', 'ci'],
  ['.goreleaser.yml', 'ci'],
  ['go.mod', 'manifest'],
  ['requirements-dev.txt', 'manifest'],
  ['tool.gemspec', 'manifest'],
  ['package.json', 'manifest'],
  ['src/Acme/Acme.csproj', 'manifest'],
  ['.gitignore', 'housekeeping'],
  ['LICENSE', 'housekeeping'],
  ['.env.example', 'data'],
  ['.rubocop.yml', 'data'],
  ['lang/de/errors.php', 'locale'],
  ['public/libs/editor/editor.js', 'generated'],
  ['features/build.feature', 'test'],
  ['src/Acme.Tests/Store.cs', 'test'],
  ['src/StoreTest.java', 'test'],
  ['src/latest.java', 'code'],
  ['src/history.ts', 'code'],
])('%s is %s', (path, kind) => {
  expect(pathKind(path)).toBe(kind);
});

test.each([
  ['a.ts', 'export async function loadAll() {}\n', 'loadAll'],
  ['a.tsx', 'export const Menu = () => null;\n', 'Menu'],
  ['a.py', 'class Store:\n    def load(self):\n        pass\n', 'Store load'],
  ['a.rs', 'pub struct Opt {}\n\nimpl Opt {\n    pub fn read() {}\n}\n', 'Opt read'],
  ['a.go', 'func (s *Store) Load() error {\n', 'Load'],
  ['A.java', 'public class Store {\n  private int count() {\n', 'Store count'],
  ['a.rb', 'class Store\n  def load?\n', 'Store load?'],
  ['a.php', '<?php\nfinal class Store {\n  public function load() {\n', 'Store load'],
  ['A.cs', 'public sealed class Store\n{\n', 'Store'],
])('definitions of %s', (path, text, names) => {
  expect(
    definitionsIn(path, text)
      .map(({ name }) => name)
      .join(' '),
  ).toBe(names);
});

test('a definition has its line', () => {
  expect(definitionsIn('a.py', '\n\n\ndef load():\n    pass\n')[0]?.line).toBe(4);
});

describe('findMentions', () => {
  const paths = [
    'src/adapter/aws/handler.ts',
    'src/handler.ts',
    'README.md',
    'a/x.ts',
    'b/x.ts',
    'c/x.ts',
    'd/x.ts',
  ];
  test.each([
    ['see src/adapter/aws/handler.ts please', 'src/adapter/aws/handler.ts', 1, null],
    [
      'https://github.com/o/r/blob/main/src/adapter/aws/handler.ts#L130-L133',
      'src/adapter/aws/handler.ts',
      1,
      130,
    ],
    ['in aws/handler.ts:12', 'src/adapter/aws/handler.ts', 0.8, 12],
  ])('%s', (text, path, weight, from) => {
    expect(findMentions(text, paths)[0]).toMatchObject({ path, weight, from });
  });

  test('a name that four files have says nothing', () => {
    expect(findMentions('x.ts', paths)).toEqual([]);
  });
});

test('imports are resolved to files', () => {
  const graph = readImports(
    new Map([
      ['src/a.ts', "import { b } from './b';\nimport c from '../lib/c.ts';\n"],
      ['src/b.ts', ''],
      ['lib/c.ts', ''],
      ['pkg/m.py', 'from .n import thing\nfrom pkg.deep import inner\n'],
      ['pkg/n.py', ''],
      ['pkg/deep/__init__.py', ''],
      ['core/src/lib.rs', 'mod store;\nuse crate::store::Store;\n'],
      ['core/src/store.rs', ''],
    ]),
  );
  expect(graph.importsOf.get('src/a.ts')).toEqual(['src/b.ts', 'lib/c.ts']);
  expect(graph.importsOf.get('pkg/m.py')).toEqual(['pkg/n.py', 'pkg/deep/__init__.py']);
  expect(graph.importersOf.get('core/src/store.rs')).toEqual(['core/src/lib.rs']);
});

test('imports that stand for a path by the habit of the language are resolved too', () => {
  const graph = readImports(
    new Map([
      ['go.mod', 'module example.org/tool/v2\n'],
      ['main.go', 'package main\n\nimport (\n\t"fmt"\n\t"example.org/tool/v2/store"\n)\n'],
      ['store/a.go', ''],
      ['store/b.go', ''],
      ['store/a_test.go', ''],
      [
        'src/main/java/org/acme/App.java',
        'import org.acme.store.Rows;\nimport static org.acme.Names.of;\nimport java.util.List;\n',
      ],
      ['src/main/java/org/acme/store/Rows.java', ''],
      ['src/main/java/org/acme/Names.java', ''],
      ['app/Books/Repo.php', '<?php\nuse Acme\\Uploads\\Images;\nuse Illuminate\\Support\\Str;\n'],
      ['app/Uploads/Images.php', ''],
      ['lib/tool.rb', "require 'json'\nrequire 'tool/rows'\nrequire_relative 'names'\n"],
      ['lib/tool/rows.rb', ''],
      ['lib/names.rb', ''],
      ['lib/other/json.rb', ''],
    ]),
  );
  expect(graph.importsOf.get('main.go')).toEqual(['store/a.go', 'store/b.go']);
  expect(graph.importsOf.get('src/main/java/org/acme/App.java')).toEqual([
    'src/main/java/org/acme/store/Rows.java',
    'src/main/java/org/acme/Names.java',
  ]);
  expect(graph.importsOf.get('app/Books/Repo.php')).toEqual(['app/Uploads/Images.php']);
  expect(graph.importsOf.get('lib/tool.rb')).toEqual(['lib/tool/rows.rb', 'lib/names.rb']);
});

test('what changed together is counted, wide commits are not', () => {
  const wide = Array.from({ length: 40 }, (_, index) => `f${index}`);
  const history = [commitOf('a', ['x', 'y']), commitOf('b', ['x']), commitOf('c', ['x', 'y', ...wide])];
  expect(changedWith(history, 'x').get('y')).toEqual({ together: 1, commits: 2 });
});

test.each([
  ['/// Reads the store from disk.\npub fn read() {}\n', 2, 'Reads the store from disk.'],
  ['/**\n * Reads the store. Slowly.\n */\nfunction read() {}\n', 4, 'Reads the store.'],
  ['def read():\n    """Read the whole store."""\n', 1, 'Read the whole store.'],
  ['// eslint-disable-next-line no-console\nfunction read() {}\n', 2, null],
  ['function read() {}\n', 1, null],
])('what the code says of itself: %j', (text, line, expected) => {
  expect(docComment(text, line)).toBe(expected);
});

describe('rankFiles', () => {
  const clues = {
    title: 'Cookie header is lost',
    prose: 'The cookie is dropped by `writeCookie`.',
    code: '',
    identifiers: ['writeCookie'],
    text: '',
    options: '',
  };

  test('code before its tests and documents, though they hold the same words', () => {
    const facts = factsOf({
      'docs/cookie.md': 'The cookie header. The cookie header is lost. writeCookie\n',
      'test/cookie.test.ts': "test('cookie header is lost', () => { writeCookie(); });\n",
      'src/cookie.ts': 'export function writeCookie(header: string) { return header; }\n',
      'src/other.ts': 'export function other() {}\n',
    });
    expect(rankFiles(clues, facts).files.map(({ path }) => path)[0]).toBe('src/cookie.ts');
  });

  test('a path that the issue names comes first', () => {
    const facts = factsOf({
      'src/cookie.ts': 'cookie header lost cookie\n',
      'src/far.ts': 'nothing of the sort\n',
    });
    const named = rankFiles({ ...clues, text: 'src/far.ts' }, facts).files[0];
    expect(named?.path).toBe('src/far.ts');
  });

  test('an earlier commit about the same thing raises what it changed', () => {
    const files = { 'src/a.ts': 'cookie\n', 'src/b.ts': 'cookie\n' };
    const facts = factsOf(files, { history: [commitOf('Fix lost cookie header', ['src/b.ts'])] });
    expect(rankFiles(clues, facts).files[0]?.path).toBe('src/b.ts');
  });
});

test('a definition whose name shares no word with the issue is not named as the place', () => {
  const facts = factsOf({
    'src/accounts.ts':
      'export function compareKey() {\n  // downtime downtime notification notification\n  return 1;\n}\n',
  });
  const { clues } = readIssue(
    issueOf('Downtime in the notification', 'It should say the downtime.'),
    [],
  ).extraction;
  const [place] = locateWork(clues, facts).code;
  expect(place?.path).toBe('src/accounts.ts');
  expect(place?.symbol).toBeNull();
});

test('a sweep through the code is no sign that two files belong together', () => {
  const others = Array.from({ length: 12 }, (_, index) => `src/other-${index}.ts`);
  const history = [
    commitOf('Use the new style', ['src/a.ts', 'src/b.ts', ...others]),
    commitOf('Keep rows', ['src/a.ts', 'src/c.ts']),
  ];
  expect(changedWith(history, 'src/a.ts')).toEqual(new Map([['src/c.ts', { together: 1, commits: 1 }]]));
});
