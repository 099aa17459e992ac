import fc from 'fast-check';
import { plainText } from '../../../src/plan/prose.ts';
import { dependencyLine, isWorthReading, symbolLine } from '../../../src/plan/records/changed-names.ts';
import type { FileTexts } from '../../../src/plan/records/merged-pull.ts';

const file = (path: string, before: string | null, after: string | null): FileTexts => ({
  path,
  before,
  after,
});
const symbols = (...texts: FileTexts[]) => plainText(symbolLine({ texts })).replaceAll('`', '');
const dependencies = (...texts: FileTexts[]) => plainText(dependencyLine({ texts })).replaceAll('`', '');

const BODY = '  const a = read();\n  const b = parse(a);\n  return b ?? a;\n}\n';

test.each<[string, FileTexts[], string]>([
  ['nothing', [], ''],
  ['a body alone', [file('a.ts', 'function a() {\n  one();\n}\n', 'function a() {\n  two();\n}\n')], ''],
  [
    'new, what others can use first',
    [file('a.ts', null, 'function inner() {}\nexport function outer() {}\nexport const LIMIT = 3;\n')],
    'Symbols: new outer (exported), LIMIT (exported) and inner.',
  ],
  [
    'removed with its file',
    [file('a.py', 'def _a():\n    pass\n\ndef b():\n    pass\n', null)],
    'Symbols: removed b (exported) and _a.',
  ],
  [
    'other parameters',
    [file('a.ts', 'export function open(path) {\n', 'export function open(path, lock) {\n')],
    'Symbols: changed open (exported).',
  ],
  [
    'renamed, with its body',
    [file('a.ts', `export function load() {\n${BODY}`, `export function open() {\n${BODY}`)],
    'Symbols: renamed load to open (exported).',
  ],
  [
    'one taken out and another put in',
    [
      file(
        'a.ts',
        `function load() {\n${BODY}`,
        'function open() {\n  nothing();\n  of(the);\n  sort();\n}\n',
      ),
    ],
    'Symbols: new open; removed load.',
  ],
  [
    'moved to another file',
    [file('a.ts', 'export function a() {}\n', ''), file('b.ts', '', 'export function a() {}\n')],
    'Symbols: moved a (exported).',
  ],
  [
    'a list of exports',
    [file('a.js', '', 'const a = 1;\nfunction b() {}\nexport { b as c };\n')],
    'Symbols: new b (exported) and a.',
  ],
  [
    'variables inside of functions',
    [file('a.ts', 'function f() {\n}\n', 'function f() {\n  const inner = 1;\n}\n')],
    '',
  ],
  ['Go', [file('a.go', '', 'func Open() {}\nfunc read() {}\n')], 'Symbols: new Open (exported) and read.'],
  [
    'Rust',
    [file('a.rs', '', 'pub fn open() {}\npub(crate) fn read() {}\n')],
    'Symbols: new open (exported) and read.',
  ],
  ['Java', [file('A.java', '', 'public class A {\n}\n')], 'Symbols: new A (exported).'],
  ['tests', [file('test/a.test.ts', '', 'export function a() {}\n')], ''],
  ['documents', [file('a.md', '', 'function a() {}\n')], ''],
])('symbols: %s', (_name, texts, said) => {
  expect(symbols(...texts)).toBe(said);
});

test('of many names the first six are said', () => {
  const after = Array.from({ length: 9 }, (_, index) => `function f${index}() {}`).join('\n');
  expect(symbols(file('a.ts', '', after))).toMatch(/^Symbols: new f0, .*f5 and 3 more\.$/);
});

const json = (value: unknown) => JSON.stringify(value);

test.each<[string, FileTexts[], string]>([
  [
    'package.json',
    [
      file(
        'package.json',
        json({ version: '1.0.0', engines: { node: '22' }, dependencies: { a: '^1', b: '1' } }),
        json({
          version: '2.0.0',
          engines: { node: '24' },
          dependencies: { a: '^2' },
          devDependencies: { c: '3' },
        }),
      ),
    ],
    'Dependencies: new c 3; now a ^2 instead of ^1; removed b.',
  ],
  ['one that is broken', [file('package.json', '{}', '{"dependencies":')], ''],
  ['one that is no object', [file('package.json', '[]', '{"dependencies":[1]}')], ''],
  [
    'go.mod',
    [
      file(
        'go.mod',
        'module x.y/z\n\ngo 1.22\n',
        'module x.y/z\n\ngo 1.23\n\nrequire (\n\tgithub.com/a/b v1.2.3\n)\n',
      ),
    ],
    'Dependencies: new github.com/a/b v1.2.3.',
  ],
  [
    'Cargo.toml',
    [
      file(
        'Cargo.toml',
        '[package]\nversion = "1"\n[dependencies]\nserde = "1"\n',
        '[package]\nversion = "2"\n[dependencies]\nserde = { version = "2", features = [] }\n[dev-dependencies]\nrand = "0.8"\n',
      ),
    ],
    'Dependencies: new rand 0.8; now serde 2 instead of 1.',
  ],
  [
    'requirements.txt',
    [file('requirements-dev.txt', '# a\nrequests==2.0\n', 'requests>=2.1 ; python_version > "3"\npytest\n')],
    'Dependencies: new pytest; now requests >=2.1 instead of ==2.0.',
  ],
  [
    'pyproject.toml',
    [file('pyproject.toml', '', 'name = "x"\ndependencies = [\n  "httpx[http2]>=0.27",\n]\n')],
    'Dependencies: new httpx >=0.27.',
  ],
  [
    'Gemfile',
    [file('Gemfile', 'gem "rails", "~> 7"\n', "gem 'rails', '~> 8'\n")],
    'Dependencies: now rails ~> 8 instead of ~> 7.',
  ],
  [
    'composer.json',
    [file('composer.json', '{}', json({ require: { php: '>=8' } }))],
    'Dependencies: new php >=8.',
  ],
])('dependencies: %s', (_name, texts, said) => {
  expect(dependencies(...texts)).toBe(said);
});

test.each([
  ['src/a.ts', true],
  ['package.json', true],
  ['test/a.test.ts', false],
  ['README.md', false],
  ['package-lock.json', false],
])('worth reading: %s', (path, is) => {
  expect(isWorthReading(path)).toBe(is);
});

test('what stays the same says nothing, whatever it is', () => {
  const path = fc.constantFrom(
    'a.ts',
    'a.py',
    'a.go',
    'a.rs',
    'package.json',
    'go.mod',
    'Cargo.toml',
    'Gemfile',
  );
  fc.assert(
    fc.property(path, fc.string({ unit: 'grapheme', maxLength: 400 }), (name, text) => {
      expect(symbols(file(name, text, text)) + dependencies(file(name, text, text))).toBe('');
    }),
  );
});
