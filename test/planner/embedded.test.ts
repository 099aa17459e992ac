import type { Facts } from '../../src/facts/facts.ts';
import type { Issue } from '../../src/plan/issue.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { plainText } from '../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../src/planner/embedded.ts';
import { commitOf, factsOf, issueOf, OPTIONS } from './facts-of.ts';

const FILES = {
  'src/cache.ts': [
    "import { join } from './paths.ts';",
    '',
    'export function expireEntries(entries: Entry[], now: number): Entry[] {',
    '  return entries.filter((entry) => entry.expires > now);',
    '}',
    '',
  ].join('\n'),
  'src/paths.ts': 'export function join(a: string, b: string): string {\n  return a + b;\n}\n',
  'src/server.ts':
    "import { expireEntries } from './cache.ts';\nexport function sweep() {\n  expireEntries([], 0);\n}\n",
  'test/cache.test.ts':
    "import { expireEntries } from '../src/cache.ts';\ntest('expired entries are dropped from the cache', () => {});\n",
  'README.md': '# Tool\n\n## Caching\n\n`expireEntries` drops what is old.\n',
};

const FACTS = factsOf(FILES, {
  history: [
    commitOf('Keep cache entries for an hour', ['src/cache.ts', 'src/server.ts']),
    commitOf('Start', Object.keys(FILES)),
  ],
  commands: [
    { purpose: 'test', command: 'npm test', source: 'package.json', directory: '' },
    { purpose: 'test-one', command: 'npm test -- {file}', source: 'package.json', directory: '' },
  ],
  owners: { path: '.github/CODEOWNERS', rules: [{ pattern: '*', owners: ['ada'], line: 1 }] },
});

const BUG = issueOf(
  'expireEntries keeps entries that have expired',
  [
    '### What happens?',
    '',
    'Entries whose time is exactly now are kept by `expireEntries` in the cache.',
    '',
    '### Expected behavior',
    '',
    'An entry that expires now is dropped.',
  ].join('\n'),
  { labels: ['bug'] },
);

function planOf(issue: Issue, facts: Facts): Plan {
  const result = drawEmbeddedPlan(issue, facts, OPTIONS);
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return result.plan;
}

describe('drawEmbeddedPlan', () => {
  const plan = planOf(BUG, FACTS);
  const tasks = plan.phases.flatMap((phase) => phase.tasks);

  test('a bug in one file is small, with one phase', () => {
    expect(plan.tier).toBe('small');
    expect(plan.phases).toHaveLength(1);
  });

  test('the test comes first and the code waits for it', () => {
    expect(tasks[0]?.paths).toEqual([{ path: 'test/cache.test.ts', status: 'modify' }]);
    const code = tasks.find(({ paths }) => paths.some(({ path }) => path === 'src/cache.ts'));
    expect(code?.after).toContain('T01');
    expect(plainText(code?.text ?? [])).toContain('`expireEntries`');
  });

  test('every requirement is met by a task', () => {
    const served = new Set(tasks.flatMap(({ requirements }) => requirements));
    expect(plan.requirements.filter(({ id }) => !served.has(id))).toEqual([]);
    expect(plan.requirements.map(({ source }) => source)).toContain('An entry that expires now is dropped.');
  });

  test('the working agreement speaks of this repository', () => {
    const agreement = plan.agreement.map(({ text }) => plainText(text)).join('\n');
    expect(agreement).toContain('npm test -- test/cache.test.ts');
    expect(agreement).toContain('@ada (`.github/CODEOWNERS`)');
  });

  test('the state links to the symbol at the base commit', () => {
    expect(JSON.stringify(plan.currentState)).toContain(
      `https://github.com/acme/tool/blob/${'a'.repeat(40)}/src/cache.ts#L3-L5`,
    );
  });

  test('the first file is the one with the cause, with its reason', () => {
    expect(plan.files[0]?.path).toBe('src/cache.ts');
    expect(plainText(plan.files[0]?.reason ?? [])).toContain('defines `expireEntries`, named in the issue');
  });

  test('tests are run at the end, by the command where no check is', () => {
    expect(plan.phases.at(-1)?.exit[0]?.proof).toEqual({ kind: 'run', command: 'npm test' });
  });

  test('the same input gives the same plan', () => {
    expect(JSON.stringify(planOf(BUG, FACTS))).toBe(JSON.stringify(plan));
  });
});

test('work starts at the definition that the issue names, whatever else has more of its words', () => {
  const facts = factsOf({
    'src/inbox.ts':
      'export interface InboxOptions {\n  /** order of jobs, retry of jobs, later jobs, key of jobs */\n  order: string;\n}\n\nexport function createInbox() {\n  return 1;\n}\n',
  });
  const plan = planOf(
    issueOf(
      'The inbox loses the order of jobs',
      '`createInbox` runs a job that waits for its retry after later ones.',
      {
        labels: ['bug'],
      },
    ),
    facts,
  );
  expect(plan.overview.scope.map((text) => plainText(text))).toEqual(['`createInbox`']);
});

describe('what is too little or too much', () => {
  test.each([
    ['an empty issue', 'Problem', ''],
    ['only emoji', '🎉🎉', '😀😀😀'],
    [
      'unfilled template',
      'Bug',
      '### Describe the bug\n\nA clear and concise description of what the bug is.\n',
    ],
    ['unanswered form', 'Help', '### What happened?\n\n_No response_\n'],
  ])('%s asks for more', (_name, title, body) => {
    const result = drawEmbeddedPlan(issueOf(title, body), FACTS, OPTIONS);
    expect(result.kind).toBe('intake');
    if (result.kind === 'intake') expect(result.missing.join(' ')).toMatch(/description|title/);
  });

  test.each([
    ['a short but concrete title', 'Add a --json flag to the sweep command', ''],
    [
      'a log dump',
      'Crash in expireEntries',
      `\`\`\`\n${'ERROR at 12:00 something broke\n'.repeat(1500)}\`\`\``,
    ],
    [
      'a thousand checkboxes',
      'Cover the cache',
      Array.from({ length: 1000 }, (_, n) => `- [ ] Handle case number ${n} of caching`).join('\n'),
    ],
    [
      'a body of the longest size',
      'Cache is wrong',
      'The cache must be right. '.repeat(2700).slice(0, 65_536),
    ],
    ['hostile openers', 'Cache is wrong for old entries', '<?'.repeat(32_000)],
    ['deep quotes', 'Cache is wrong for old entries', `${'>'.repeat(5000)} the cache should work`],
  ])('%s gives a plan in bounded time', (_name, title, body) => {
    const start = performance.now();
    const plan = planOf(issueOf(title, body), FACTS);
    expect(plan.requirements.length).toBeGreaterThan(0);
    expect(plan.requirements.length).toBeLessThanOrEqual(30);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test('what was left out is said', () => {
    const body = Array.from(
      { length: 50 },
      (_, n) => `- [ ] Handle ${['red', 'blue', 'green'][n % 3]} case${n} x${n}`,
    ).join('\n');
    const plan = planOf(issueOf('Cover the cache', `### Tasks\n\n${body}`), FACTS);
    expect(plan.notRead.map((text) => plainText(text)).join()).toMatch(/more requirements of the issue/);
  });

  test.each([
    ['an empty repository', {}, 'make test'],
    ['a language without a runner', { 'src/cache.lua': 'function expireEntries() end\n' }, 'make test'],
    ['no tests', { 'src/cache.ts': FILES['src/cache.ts'] }, 'node --test'],
    [
      'odd names',
      {
        'src/a b.ts': 'export const cache = 1;\n',
        'src/c\nd.ts': 'export const x = 1;\n',
        'src/é#%.ts': 'export const entries = 1;\n',
      },
      'node --test',
    ],
  ])('%s gives a plan that claims no more than there is', (_name, files, command) => {
    const facts = factsOf(files);
    const plan = planOf(BUG, facts);
    const known = new Set(facts.tree.map(({ path }) => path));
    for (const { path, status } of plan.phases.flatMap((phase) => phase.tasks.flatMap(({ paths }) => paths)))
      expect(known.has(path)).toBe(status === 'modify');
    const exit = plan.phases.at(-1)?.exit[0];
    // Where the project has no command, its language has one; else the plan brings it.
    expect(exit?.proof).toEqual({ kind: 'run', command });
    expect(known.has('Makefile')).toBe(false);
    const brought = plan.phases[0]?.tasks.some(({ paths }) => paths.some(({ path }) => path === 'Makefile'));
    expect(brought).toBe(command === 'make test');
  });
});
