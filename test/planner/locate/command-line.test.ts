import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { findCommandLine } from '../../../src/planner/locate/command-line.ts';
import { readImports } from '../../../src/planner/locate/imports.ts';
import { programNames } from '../../../src/planner/locate/program-names.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const packages = [
  {
    path: 'package.json',
    name: 'tool',
    version: '1.0.0',
    manager: 'npm',
    isPrivate: false,
    dependencies: [],
  },
];

function signsOf(text: string, files: Readonly<Record<string, string>>) {
  const facts = factsOf(files, { packages });
  return findCommandLine(text, facts, readImports(facts.contents)).map(({ path, role, example }) => [
    path,
    role,
    example === null ? null : `${example.option}:${example.line}`,
  ]);
}

describe('findCommandLine', () => {
  test.each([
    ['commander', 'src/main.ts', "program\n  .option('--deep', 'x')\n", '--deep:2'],
    [
      'commander with a short form',
      'src/main.ts',
      "program.requiredOption('-d, --deep <n>', 'x')",
      '--deep:1',
    ],
    ['yargs', 'src/main.js', "yargs.option('deep', { type: 'boolean' })", '--deep:1'],
    ['argparse', 'tool/main.py', 'parser.add_argument("-d", "--deep")', '--deep:1'],
    ['click', 'tool/main.py', '@click.option("--deep", is_flag=True)', '--deep:1'],
    [
      'clap, derived',
      'src/opt.rs',
      'struct Opt {\n    #[arg(short, long)]\n    pub deep: bool,\n}',
      '--deep:2',
    ],
    ['clap, built', 'src/opt.rs', 'Arg::new("deep")', '--deep:1'],
    ['cobra', 'cmd/root.go', 'rootCmd.Flags().BoolVar(&deep, "deep", false, "x")', '--deep:1'],
    ['OptionParser', 'lib/tool.rb', 'opts.on("-d", "--deep") { }', '--deep:1'],
  ])('%s', (_name, path, text, example) => {
    expect(signsOf('Add `--wide` to it', { [path]: text })).toEqual([[path, 'declares', example]]);
  });

  test.each([
    ['an option that is there already', 'It fails with `--deep`'],
    ['an option of another program', 'See `git log --wide`'],
    ['no option in code', 'Add --wide'],
  ])('%s says nothing', (_name, text) => {
    expect(signsOf(text, { 'src/main.ts': "program.option('--deep', 'x')" })).toEqual([]);
  });

  test('a subcommand has its declaration and the file that it runs', () => {
    const files = {
      'src/main.ts':
        "program.command('scan').option('--deep', 'x').action(() => import('./scan.ts'));\nprogram\n  .command('list')\n  .option('--long', 'x')\n  .action(() => import('./list.ts'));\n",
      'src/scan.ts': 'export function scan() {}\n',
      'src/list.ts': 'export function list() {}\n',
      'lib/list.ts': 'export const other = 1;\n',
    };
    expect(signsOf('`tool list` wants an option `--wide`', files)).toEqual([
      ['src/main.ts', 'declares', '--long:4'],
      ['src/list.ts', 'runs', null],
    ]);
  });
});

test('programs are named by package, bin and scripts', () => {
  const facts = factsOf(
    { 'package.json': '{"bin":{"tl":"x.js"}}', 'pyproject.toml': '[project.scripts]\nptool = "a:b"\n' },
    {
      packages: [
        ...packages,
        {
          path: 'pyproject.toml',
          name: 'git-thing',
          version: null,
          manager: 'pip',
          isPrivate: false,
          dependencies: [],
        },
      ],
    },
  );
  expect(programNames(facts).sort()).toEqual(['git thing', 'git-thing', 'ptool', 'tl', 'tool']);
});

test('an option is planned where the others are declared, and a named page has its own task', () => {
  const facts = factsOf(
    {
      'src/main.ts':
        "export function build() {\n  program.command('list').option('--long', 'x');\n  import('./list.ts');\n}\n",
      'src/list.ts': 'export function runList() {\n  print();\n}\n',
      'src/wide.ts': 'export function wideRowsOfTheList() {}\n',
      'README.md': '# Tool\n',
    },
    { packages },
  );
  const body =
    '### Proposal\n\n- Add an option `--wide` to `tool list` that prints wide rows.\n- Nothing should be built for an empty table.\n- Document it in `README.md`.\n';
  const result = drawEmbeddedPlan(issueOf('`tool list`: wide rows', body), facts, OPTIONS);
  if (result.kind !== 'plan') throw new Error('no plan');
  const { plan } = result;
  expect(plan.files.slice(0, 2).map(({ path }) => path)).toEqual(['src/main.ts', 'src/list.ts']);
  expect(plainText(plan.files[0]?.reason ?? [])).toContain(
    'declares the options of `tool list`, `--long` in line 2',
  );
  expect(plan.requirements.map(({ text }) => plainText(text))).toContain(
    'Add an option `--wide` to `tool list` that prints wide rows',
  );
  const page = plan.phases
    .flatMap(({ tasks }) => tasks)
    .find(({ paths }) => paths.some(({ path }) => path === 'README.md'));
  expect(plainText(page?.text ?? [])).toBe('Document it in `README.md`');
  const quiet = plan.requirements.find(({ text }) => plainText(text).startsWith('Nothing should be'));
  const made = plan.phases
    .flatMap(({ tasks }) => tasks)
    .filter(
      ({ text, requirements }) =>
        !plainText(text).startsWith('Test') && requirements.includes(quiet?.id ?? ''),
    );
  // What the command does with its option is done where it runs, not where it is declared.
  expect(made.map(({ paths }) => paths.map(({ path }) => path))).toEqual([['src/list.ts']]);
});

test('options in the sample of a fault are no wish for new ones', () => {
  const files = {
    'src/main.ts': "program.command('list').option('--long', 'x');\n",
    'src/groups.ts': 'export function markExclusive(names: string[]) {\n  return names;\n}\n',
  };
  const body = 'After `markExclusive` the completion of `tool -j` still proposes `--yaml`.\n';
  const issue = { ...issueOf('Completion ignores `markExclusive`', body), labels: ['bug'] };
  const result = drawEmbeddedPlan(issue, factsOf(files, { packages }), OPTIONS);
  if (result.kind !== 'plan') throw new Error('no plan');
  expect(result.plan.files[0]?.path).toBe('src/groups.ts');
});
