import type { Conventions } from '../../src/facts/facts.ts';
import { factsOf } from './snapshot-of.ts';

const files = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, 'x']));

const CASES: readonly [string, Readonly<Record<string, string>>, Partial<Conventions>][] = [
  [
    'documents where GitHub looks for them',
    files(
      'CHANGELOG.md',
      'docs/CONTRIBUTING.md',
      '.github/SECURITY.md',
      '.github/pull_request_template.md',
      'LICENSE-MIT',
    ),
    {
      changelog: 'CHANGELOG.md',
      contributing: 'docs/CONTRIBUTING.md',
      securityPolicy: '.github/SECURITY.md',
      pullRequestTemplate: '.github/pull_request_template.md',
      licence: 'LICENSE-MIT',
    },
  ],
  [
    'none',
    files('src/a.ts', 'src/SECURITY.md'),
    { changelog: null, contributing: null, securityPolicy: null, licence: null },
  ],
  [
    'fragments that towncrier is told of',
    {
      'pyproject.toml': '[tool.towncrier]\ndirectory = "news/"\n',
      ...files('news/2683.bugfix.md', 'news/99.feature.md', 'news/towncrier_template.md'),
    },
    { fragments: { folder: 'news/', example: '2683.bugfix.md' } },
  ],
  [
    'changesets',
    files('.changeset/config.json', '.changeset/brave-cats.md'),
    { fragments: { folder: '.changeset/', example: 'brave-cats.md' } },
  ],
  ['a blog is no folder of fragments', files('news/hello.md'), { fragments: null }],
  [
    'migrations of Django, Prisma and plain SQL, the latest by number',
    files(
      'hc/api/migrations/__init__.py',
      'hc/api/migrations/0009_a.py',
      'hc/api/migrations/0103_b.py',
      'prisma/migrations/9_x/migration.sql',
      'prisma/migrations/17_y/migration.sql',
      'db/migrate/20240101_a.rb',
      'src/migrations/index.ts',
    ),
    {
      migrations: [
        { folder: 'db/migrate', latest: '20240101_a.rb' },
        { folder: 'hc/api/migrations', latest: '0103_b.py' },
        { folder: 'prisma/migrations', latest: '17_y' },
      ],
    },
  ],
  [
    'decision records',
    files('docs/adr/0001-a.md', 'docs/a.md'),
    { adrFolder: 'docs/adr', docsFolders: ['docs'] },
  ],
  ['documentation of a website', files('website/docs/a.mdx', 'README.md'), { docsFolders: ['website/docs'] }],
  [
    'deployment',
    files(
      'Dockerfile',
      'docker-compose.yml',
      'k8s/a.yaml',
      'fly.toml',
      'Procfile',
      'examples/Dockerfile',
      'tests/Dockerfile',
      'app.json',
    ),
    { deployFiles: ['Dockerfile', 'docker-compose.yml', 'k8s/a.yaml', 'fly.toml', 'Procfile'] },
  ],
  [
    'workflows that ship',
    {
      '.github/workflows/a.yml': 'on: { push: { tags: [v*] } }\njobs: {}',
      '.github/workflows/b.yml': 'on: release\njobs: {}',
      '.github/workflows/c.yml': 'on: workflow_dispatch\njobs: { a: { steps: [{ run: npm publish }] } }',
      '.github/workflows/d.yml':
        'on: pull_request\njobs: { a: { steps: [{ run: deno publish --dry-run }] } }',
    },
    { releaseWorkflows: ['.github/workflows/a.yml', '.github/workflows/b.yml', '.github/workflows/c.yml'] },
  ],
  [
    'the language of the code that people wrote',
    {
      'src/a.rs': 'x'.repeat(50),
      'website/b.js': 'x'.repeat(20),
      '.yarn/releases/y.cjs': 'x'.repeat(999),
      'tests/c.py': 'x'.repeat(99),
    },
    { primaryLanguage: 'Rust' },
  ],
  ['no code', files('README.md'), { primaryLanguage: null, testFiles: [] }],
];

describe('readConventions', () => {
  test.each(CASES)('%s', (_, tree, expected) => {
    expect(factsOf(tree).conventions).toMatchObject(expected);
  });

  test('the share of conventional commits leaves bots out', () => {
    const history = [
      { subject: 'feat(api)!: add' },
      { subject: 'Fix the thing' },
      { subject: 'wip: no type' },
      { subject: 'docs: say' },
      { subject: 'build: bump', author: 'dependabot[bot]' },
    ];
    expect(factsOf({}, history).conventions.conventionalCommits).toBe(0.5);
  });
});
