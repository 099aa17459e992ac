import { plainText } from '../../../../src/plan/prose.ts';
import { indexDefinitions } from '../../../../src/planner/locate/symbols.ts';
import { findWish } from '../../../../src/planner/locate/wishes/find-wish.ts';
import { factsOf } from '../../facts-of.ts';

const CI = '.github/workflows/ci.yml';
const SHIP = '.github/workflows/ship.yml';
const FILES = {
  'go.mod': 'module example.org/tool\n\ngo 1.25.1\n\nrequire github.com/acme/CertMaker v0.21.7\n',
  'package.json':
    '{\n  "engines": { "node": ">=18" },\n  "devDependencies": {\n    "eslint": "^9.1.0"\n  }\n}\n',
  'requirements.txt': '# Django 1\naiosmtpd==1.4.6\nDjango[argon2]==6.1\n',
  'eslint.config.js': 'export default [];\n',
  'templates/new/package.json': '{ "devDependencies": { "eslint": "^8" } }\n',
  [CI]: 'jobs:\n  test:\n    strategy:\n      matrix:\n        go:\n          - "1.25"\n    steps:\n      - uses: actions/setup-go@v5\n',
  [SHIP]:
    'jobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n      - uses: softprops/action-gh-release@v2\n',
  '.github/workflows/stale.yml': 'jobs:\n  stale:\n    steps: []\n',
  Dockerfile: 'FROM golang:1.25\n',
  'README.md': '# Tool\n\nBuilt with love for Go 1.2 fans.\n\nRequires Go 1.25 or newer.\n',
  'src/list.ts': 'export class List {\n  sortRows() {\n  }\n}\n',
  'src/other.ts': 'export class Other {\n  sortRows() {\n  }\n}\n',
  'src/show.ts': "import { List } from './list';\nnew List().sortRows();\nnew List().sortRows();\n",
  'test/list.test.ts': 'new List().sortRows();\n',
  'src/check.ts': "\nimport { ESLint } from 'eslint';\n",
  'CHANGELOG.md': 'sortRows came in\n',
};
const FACTS = factsOf(FILES, {
  checks: [
    {
      name: 'Test suite',
      workflow: CI,
      job: 'test',
      isMatrix: true,
      onPullRequest: true,
      onPush: true,
      pathsIgnore: [],
      runs: ['go test ./...'],
      purposes: ['test'],
    },
  ],
  conventions: { releaseWorkflows: [SHIP] },
});
const find = (title: string) => findWish(title, indexDefinitions(FACTS.contents), FACTS);
const pathsOf = (title: string) => find(title)?.files.map(({ path }) => path) ?? [];
const reasonOf = (title: string, path: string) =>
  plainText(find(title)?.files.find((file) => file.path === path)?.reason ?? []).replaceAll('`', '');

describe('another version', () => {
  test('is wanted of every file that names it, the manifest first, then workflow, image and page', () => {
    expect(pathsOf('Require Go 1.27')).toEqual(['go.mod', CI, 'Dockerfile', 'README.md']);
  });

  test('has the line that names it', () => {
    expect(reasonOf('Require Go 1.27', 'go.mod')).toBe('names the version of Go in line 3: go 1.25.1');
    expect(reasonOf('Require Go 1.27', CI)).toBe('names the version of Go in line 6: - "1.25"');
    expect(reasonOf('Require Go 1.27', 'README.md')).toBe(
      'names the version of Go in line 5: Requires Go 1.25 or newer.',
    );
  });

  test('of a dependency is asked for in its manifest, and its own configuration follows', () => {
    expect(pathsOf('Bump eslint to v10')).toEqual(['package.json', 'eslint.config.js']);
    expect(pathsOf('Upgrade to Django 6.2')).toEqual(['requirements.txt']);
    expect(pathsOf('Update CertMaker')).toEqual(['go.mod']);
  });

  test('to test with is a matter of the workflow that tests, also where it names none', () => {
    expect(pathsOf('Test with Go 1.27')[0]).toBe(CI);
    expect(pathsOf('Test with PostgreSQL 18')).toEqual([CI]);
  });

  test('is no matter where a dependency goes: what loads it follows', () => {
    const title = 'Replace eslint with oxlint';
    expect(pathsOf(title)).toEqual(['package.json', 'src/check.ts', 'eslint.config.js']);
    expect(reasonOf(title, 'src/check.ts')).toBe('loads eslint in line 2');
  });

  test('of what nothing names is no such wish', () => {
    expect(find('Upgrade to Rails 8')).toBeNull();
  });
});

describe('the pipeline', () => {
  test.each([
    ['Run the tests on Windows too', [CI], 'its job Test suite runs the tests'],
    ['Publish an arm64 image', [SHIP, 'Dockerfile'], 'builds the image, by docker/build-push-action'],
    ['Sign the released binaries', [SHIP], 'ships what is released, by action-gh-release'],
    ['Run the linter in CI', [CI], ''],
    [
      'Let the stale workflow wait a month',
      ['.github/workflows/stale.yml'],
      "its name has the title's “stale”",
    ],
    ['Use a slim base image', ['Dockerfile', SHIP], 'is what the image is built from'],
  ])('%s', (title, paths, reason) => {
    expect(pathsOf(title)).toEqual(paths);
    if (reason !== '') expect(reasonOf(title, paths[0] ?? '')).toBe(reason);
  });

  test.each([
    'Server crashes in Docker when the list is empty',
    'The command fails in GitHub Actions',
    'Show the image of a user',
    'Uploading artifacts fails with an error',
    'Test the list for duplicates',
  ])('is no matter of: %s', (title) => {
    expect(find(title)).toBeNull();
  });
});

describe('a name that goes', () => {
  test('is renamed in what defines it, then in all that uses it, never in the changelog', () => {
    expect(pathsOf('Rename `List.sortRows` to `sort`')).toEqual([
      'src/list.ts',
      'src/show.ts',
      'src/other.ts',
      'test/list.test.ts',
    ]);
    expect(reasonOf('Rename `List.sortRows` to `sort`', 'src/list.ts')).toBe('defines sortRows in line 2');
    expect(reasonOf('Remove `sortRows()`', 'src/show.ts')).toBe('uses sortRows 2 times, first in line 2');
  });

  test('that nothing defines is a matter of words', () => {
    expect(find('Rename `nothingSuch` to `other`')).toBeNull();
    expect(find('Rename the button')).toBeNull();
  });
});
