import { readChecks } from '../../src/facts/checks/checks.ts';
import type { Check } from '../../src/facts/facts.ts';
import { checkStarts } from '../../src/facts/queries.ts';
import { snapshotOf } from './snapshot-of.ts';

const workflow = (text: string, more: Readonly<Record<string, string>> = {}) =>
  readChecks(snapshotOf({ '.github/workflows/ci.yml': text, ...more })).checks;

describe('readChecks', () => {
  test('names jobs, their events, filters, lines and purposes', () => {
    const [testing, lint] = workflow(`
on:
  pull_request:
    paths-ignore: ["docs/**", "*.md"]
  push:
    branches: [main]
jobs:
  Testing:
    strategy: { matrix: { os: [a, b] } }
    steps:
      - uses: actions/checkout@v4
      - run: |
          # set up
          pip install . && \\
            pip install x
          pdm run pytest -n auto tests
  lint:
    name: Lints
    steps:
      - uses: actions-rs/cargo@v1
        with: { command: clippy, args: --tests -- -D warnings }
      - run: npm run typecheck
        working-directory: web
`);
    expect(testing).toEqual({
      name: 'Testing',
      workflow: '.github/workflows/ci.yml',
      job: 'Testing',
      isMatrix: true,
      onPullRequest: true,
      onPush: true,
      pathsIgnore: ['docs/**', '*.md'],
      runs: ['pip install .', 'pip install x', 'pdm run pytest -n auto tests'],
      purposes: ['test'],
    });
    expect(lint).toMatchObject({
      name: 'Lints',
      job: 'lint',
      runs: ['cargo clippy --tests -- -D warnings', 'cd web && npm run typecheck'],
      purposes: ['lint', 'typecheck'],
    });
  });

  test.each<[string, string, Partial<Check>]>([
    ['one event', 'on: push', { onPush: true, onPullRequest: false }],
    ['a list', 'on: [push, pull_request]', { onPush: true, onPullRequest: true }],
    ['tags alone', 'on: { push: { tags: [v*] } }', { onPush: false }],
    ['tags and branches', 'on: { push: { tags: [v*], branches: [main] } }', { onPush: true }],
    ['paths', 'on: { pull_request: { paths: [src/**] } }', { pathsIgnore: ['only:src/**'] }],
    ['release', 'on: { release: { types: [published] } }', { onPush: false, onPullRequest: false }],
    ['an event with null', 'on:\n  pull_request:\n  push:\n', { onPush: true, onPullRequest: true }],
  ])('the events: %s', (_, on, expected) => {
    expect(workflow(`${on}\njobs: { a: { steps: [] } }\n`)[0]).toMatchObject(expected);
  });

  test.each<[string, readonly string[]]>([
    [`name: 'Node.js v\${{ matrix.node }}'`, ['Node.js v']],
    [`name: 'Test (\${{ matrix.node }})'`, ['Test']],
    [`name: "\${{ matrix.node }}"`, ['18', '20.x']],
    [`name: "\${{ github.ref }}"`, ['unit']],
    ['name: 7', ['7']],
    ['runs-on: x', ['unit']],
  ])('a matrix job with %s is called %j', (name, expected) => {
    const text = `on: push\njobs:\n  unit:\n    ${name}\n    strategy: { matrix: { node: [18, 20.x] } }\n`;
    expect(workflow(text).map((check) => check.name)).toEqual(expected);
  });

  test('a job that calls a workflow of the repository has that one’s jobs', () => {
    const checks = workflow(
      'on: pull_request\njobs: { call: { name: Unit, uses: ./.github/workflows/unit.yml } }',
      {
        '.github/workflows/unit.yml': 'on: workflow_call\njobs: { run: { steps: [{ run: cargo test }] } }',
      },
    );
    expect(checks.filter((check) => check.onPullRequest)).toEqual([
      expect.objectContaining({
        name: 'Unit / run',
        job: 'call',
        purposes: ['test'],
        workflow: '.github/workflows/ci.yml',
      }),
    ]);
  });

  test('a script proves what is in it', () => {
    const [check] = workflow('on: push\njobs: { a: { steps: [{ run: npm test }] } }', {
      'package.json': JSON.stringify({ scripts: { test: 'tsc --noEmit && vitest --run' } }),
    });
    expect(check?.purposes).toEqual(['test', 'typecheck']);
  });

  test.each([
    ['./vendor/bin/phpunit', 'Run it', ['test']],
    ['./build.ps1', 'Build, Test and Package', ['test']],
    ['bash ci/all.sh', 'Lint', ['lint']],
    ['./vendor/bin/http_test_server &', 'Start test servers', []],
    ['./upload.sh', 'Upload test results', []],
    ['npm run site', 'Test reports', []],
  ])('%s under “%s” proves %j', (run, name, expected) => {
    const [check] = workflow(
      `on: push\njobs: { a: { steps: [{ name: "${name}", run: ${JSON.stringify(run)} }] } }`,
    );
    expect(check?.purposes).toEqual(expected);
  });

  const bomb = [
    'a0: &a0 [x]',
    ...Array.from(
      { length: 20 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`,
    ),
  ];
  test.each([
    ['no YAML', 'on: [push\njobs: {'],
    ['an alias bomb', `${bomb.join('\n')}\non: push\njobs: { a: { steps: *a20 } }`],
    ['very deep nesting', `on: push\njobs: ${'['.repeat(30_000)}`],
    ['too long', `on: push\njobs: { a: {} }\n#${'x'.repeat(70_000)}`],
    ['a list', '- 1\n- 2'],
    ['jobs that are none', 'on: push\njobs: 3'],
    ['nothing', ''],
  ])('%s is left out and said, quickly', (_, text) => {
    const started = Date.now();
    const { checks, notRead } = readChecks(snapshotOf({ '.github/workflows/ci.yml': text }));
    expect(checks).toEqual([]);
    expect(notRead).toEqual(['the workflow .github/workflows/ci.yml, which is not valid YAML or too large']);
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  test('odd shapes inside do no harm', () => {
    const text =
      'on: { push: [1], 3: x }\njobs:\n  a: text\n  b: { name: [x], strategy: 3, steps: [1, { run: { a: b } }, { uses: 3, with: 4 }] }\n';
    expect(workflow(text)).toEqual([
      expect.objectContaining({ name: 'b', runs: [], isMatrix: false, onPush: true }),
    ]);
  });
});

describe('checkStarts', () => {
  test.each<[readonly string[], readonly string[], boolean]>([
    [[], ['a'], true],
    [['docs/**', '*.md'], ['docs/a.md', 'README.md'], false],
    [['docs/**', '*.md'], ['docs/a.md', 'src/a.ts'], true],
    [['only:src/**'], ['docs/a.md'], false],
    [['only:src/**', 'only:!src/*.md'], ['src/a.md'], false],
    [['only:src/**', 'only:!src/*.md'], ['src/a.ts'], true],
  ])('with %j, a change of %j: %s', (pathsIgnore, paths, expected) => {
    const [check] = workflow('on: push\njobs: { a: {} }');
    expect(check).toBeDefined();
    expect(check !== undefined && checkStarts({ ...check, pathsIgnore }, paths)).toBe(expected);
  });
});
