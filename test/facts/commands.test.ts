import type { ProjectCommand } from '../../src/facts/facts.ts';
import { commandFor, commandForTest } from '../../src/facts/queries.ts';
import { factsOf } from './snapshot-of.ts';

type Purpose = ProjectCommand['purpose'];

const ci = (...runs: readonly string[]) =>
  `on: pull_request\njobs:\n  ci:\n    steps:\n${runs.map((run) => `      - run: ${JSON.stringify(run)}\n`).join('')}`;
const scripts = (value: Readonly<Record<string, string>>, more: object = {}) =>
  JSON.stringify({ scripts: value, ...more });

/** Files, and the first command of each purpose that they should give. */
const CASES: readonly [string, Readonly<Record<string, string>>, Partial<Record<Purpose, string | null>>][] =
  [
    [
      'npm by its lock file',
      { 'package.json': scripts({ test: 'jest', lint: 'eslint .' }), 'package-lock.json': '{}' },
      { test: 'npm test', lint: 'npm run lint', 'test-one': 'npm test -- {file}', build: null },
    ],
    [
      'pnpm by packageManager, against a lock file',
      { 'package.json': scripts({ test: 'vitest' }, { packageManager: 'pnpm@9.1.0' }), 'yarn.lock': '' },
      { test: 'pnpm test', 'test-one': 'pnpm exec vitest run {file}' },
    ],
    [
      'bun, where CI decides between two lock files',
      {
        'package.json': scripts({ test: 'tsc --noEmit && vitest --run', format: 'prettier --check .' }),
        'bun.lockb': '',
        'yarn.lock': '',
        '.github/workflows/ci.yml': ci('bun install', 'bun run format', 'bun run test'),
      },
      { test: 'bun run test', format: 'bun run format', 'test-one': 'bunx vitest run {file}' },
    ],
    [
      'the placeholder of npm is no test',
      { 'package.json': scripts({ test: 'echo "Error: no test specified" && exit 1' }) },
      { test: null },
    ],
    [
      'of two scripts the one that CI calls',
      {
        'package.json': scripts({
          test: 'vitest',
          'test:unit': 'vitest run unit',
          'type-check': 'tsc --noEmit',
        }),
        '.github/workflows/ci.yml': ci('npm ci', 'npm run test:unit'),
      },
      { test: 'npm run test:unit', typecheck: 'npm run type-check' },
    ],
    [
      'jest through node',
      { 'package.json': scripts({ test: 'node --experimental-vm-modules node_modules/jest/bin/jest.js' }) },
      { test: 'npm test', 'test-one': 'npm test -- {file}' },
    ],
    [
      'node’s own runner',
      { 'package.json': scripts({ test: 'node --test test/*.js' }) },
      { 'test-one': 'node --test {file}' },
    ],
    [
      'pdm scripts before the line with coverage',
      {
        'pyproject.toml':
          '[project]\nname = "a"\n[tool.pdm.scripts]\ntest = "pytest"\nlint = "pre-commit run -a"\n',
        '.github/workflows/ci.yml': ci('pdm install', 'pdm run pytest -n auto --cov=a tests'),
      },
      { test: 'pdm run test', lint: 'pdm run lint', 'test-one': 'pdm run pytest {file}' },
    ],
    [
      'pytest through poetry',
      { 'pyproject.toml': '[tool.poetry]\nname = "a"\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n' },
      { test: 'poetry run pytest', 'test-one': 'poetry run pytest {file}' },
    ],
    [
      'Django',
      {
        'requirements.txt': 'Django==5\n',
        'manage.py*': 'import django\n',
        '.github/workflows/ci.yml': ci('pip install -r requirements.txt', 'python manage.py test', 'mypy hc'),
      },
      { test: './manage.py test', 'test-one': './manage.py test {module}', typecheck: 'mypy hc' },
    ],
    [
      'a tox.ini that only configures flake8',
      { 'setup.cfg': '[metadata]\nname = a\n', 'tox.ini': '[flake8]\nignore = E1\n' },
      { test: null },
    ],
    [
      'tox in CI',
      { 'setup.cfg': '[metadata]\nname = a\n', 'tox.ini': '[tox]\n', '.github/workflows/ci.yml': ci('tox') },
      { test: 'tox' },
    ],
    [
      'cargo, with the flags of CI behind',
      {
        'Cargo.toml': '[workspace]\nmembers = ["a"]\n',
        'a/Cargo.toml': '[package]\nname = "a"\n',
        '.github/workflows/ci.yml': ci(
          'cargo test --no-default-features -- --skip "x"',
          'cargo fmt --all -- --check',
        ),
      },
      { test: 'cargo test', format: 'cargo fmt' },
    ],
    [
      'a package that is also a workspace',
      {
        'Cargo.toml': '[package]\nname = "a"\n[workspace]\nmembers = ["b"]\n',
        'b/Cargo.toml': '[package]\nname = "b"\n',
      },
      { test: 'cargo test --workspace' },
    ],
    [
      'nextest, where CI says so',
      { 'Cargo.toml': '[package]\nname = "a"\n', '.github/workflows/ci.yml': ci('cargo nextest run') },
      { test: 'cargo nextest run' },
    ],
    [
      'make, where CI says so',
      {
        'go.mod': 'module example.org/a\n',
        Makefile: 'X := 1\n.PHONY: test\ntest: build\n\tgo test ./...\nlint:\n\tgolangci-lint run\n',
        '.github/workflows/ci.yml': ci('make test'),
      },
      { test: 'make test', lint: 'make lint', 'test-one': 'go test ./{folder}' },
    ],
    ['a justfile', { justfile: 'set shell := ["x"]\n@test *args:\n  cargo test\n' }, { test: 'just test' }],
    ['go', { 'go.mod': 'module example.org/a\n' }, { test: 'go test ./...', build: 'go build ./...' }],
    ['maven with its wrapper', { 'pom.xml': '<project/>', mvnw: '' }, { test: './mvnw test' }],
    ['gradle', { 'build.gradle.kts': '' }, { test: 'gradle test' }],
    [
      'rspec',
      { Gemfile: 'gem "rails"\n', '.rspec': '' },
      { test: 'bundle exec rspec', 'test-one': 'bundle exec rspec {file}' },
    ],
    [
      'rspec below a project with rake',
      { Gemfile: '', Rakefile: '', 'contrib/Gemfile': '', 'contrib/.rspec': '' },
      { test: 'bundle exec rake test' },
    ],
    ['composer', { 'composer.json': scripts({ test: 'phpunit' }) }, { test: 'composer test' }],
    ['.NET', { 'src/A.csproj': '<Project/>' }, { test: null }],
    [
      '.NET with a solution in the root',
      { 'A.slnx': '', 'src/A/A.csproj': '<Project/>', 'test/A.Tests/A.Tests.csproj': '<Project/>' },
      { test: 'dotnet test', build: 'dotnet build' },
    ],
    ['nothing', { 'README.md': '# x' }, { test: null, lint: null }],
    [
      'broken manifests',
      { 'package.json': '{', 'Cargo.toml': '[', 'pyproject.toml': '= 3', 'composer.json': '[]' },
      { test: null },
    ],
  ];

describe('readCommands', () => {
  test.each(CASES)('%s', (_, files, expected) => {
    const facts = factsOf(files);
    for (const [purpose, command] of Object.entries(expected)) {
      expect([purpose, commandFor(facts, purpose as Purpose)?.command ?? null]).toEqual([purpose, command]);
    }
  });

  test('a project below another of its kind has its own command', () => {
    const facts = factsOf({ Gemfile: '', Rakefile: '', 'contrib/Gemfile': '', 'contrib/.rspec': '' });
    expect(commandFor(facts, 'test', 'contrib/lib/a.rb')).toMatchObject({
      command: 'bundle exec rspec',
      directory: 'contrib',
    });
  });

  test('no line with expressions, variables or from another folder is offered', () => {
    const runs = [`pytest \${{ matrix.args }}`, 'pytest > log', 'cd web', 'eslint .'];
    expect(factsOf({ '.github/workflows/ci.yml': ci(...runs) }).commands).toEqual([]);
  });

  test('each package of a workspace has its own, the root’s come first', () => {
    const facts = factsOf({
      'packages/b/package.json': scripts({ test: 'vitest' }),
      'package.json': scripts({ test: 'pnpm -r test' }),
      'pnpm-lock.yaml': '',
    });
    expect(facts.commands.filter(({ purpose }) => purpose === 'test')).toEqual([
      { purpose: 'test', command: 'pnpm test', source: 'package.json', directory: '' },
      { purpose: 'test', command: 'pnpm test', source: 'packages/b/package.json', directory: 'packages/b' },
    ]);
    expect(commandFor(facts, 'test', 'packages/b/src/a.ts')?.directory).toBe('packages/b');
    expect(commandForTest(facts, 'packages/b/src/a.test.ts')).toMatchObject({
      command: 'pnpm exec vitest run src/a.test.ts',
      directory: 'packages/b',
    });
  });

  test.each([
    [
      './manage.py test {module}',
      { 'requirements.txt': 'Django', 'manage.py*': 'django' },
      'hc/api/tests/test_a.py',
      './manage.py test hc.api.tests.test_a',
    ],
    ['go test ./{folder}', { 'go.mod': 'module a' }, 'pkg/a/b_test.go', 'go test ./pkg/a'],
  ])('%s is filled in', (_, files, path, expected) => {
    expect(commandForTest(factsOf(files), path)?.command).toBe(expected);
  });
});
