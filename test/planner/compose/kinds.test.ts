import type { Plan, Task, Tier } from '../../../src/plan/plan.ts';
import { plainText } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'README.md': '# Ledger\n\n## Usage\n\nCall `sync`.\n\n## Hooks\n\nThere are hooks.\n',
  'package.json': '{"name":"ledger","dependencies":{"slow-http":"^1.4.0"}}',
  'src/sync.ts':
    "import { get } from 'slow-http';\nexport function syncStore(path: string) {\n  return get(path);\n}\n",
  'src/cli.ts': "import { syncStore } from './sync.ts';\nexport const run = () => syncStore('a');\n",
  'src/cron.ts': "import { syncStore } from './sync.ts';\nexport const tick = () => syncStore('b');\n",
  'src/money.ts': 'export function addMoney(a: number, b: number) {\n  return a + b;\n}\n',
  'test/sync.test.ts': "import { syncStore } from '../src/sync.ts';\ntest('a store is synced', () => {});\n",
};
const FACTS = factsOf(FILES, {
  commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }],
  packages: [
    {
      path: 'package.json',
      name: 'ledger',
      version: '1.0.0',
      manager: 'npm',
      isPrivate: true,
      dependencies: ['slow-http'],
    },
  ],
});

function planOf(title: string, body: string, labels: readonly string[], tier: Tier | null = null): Plan {
  const result = drawEmbeddedPlan(issueOf(title, body, { labels }), FACTS, { ...OPTIONS, tier });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  expect(judgePlan(result.plan, { treePaths: new Set(Object.keys(FILES)) })).toEqual([]);
  return result.plan;
}

const tasksOf = ({ phases }: Plan): Task[] => phases.flatMap(({ tasks }) => tasks);
const textsOf = (plan: Plan) => tasksOf(plan).map(({ text }) => plainText(text));
const pathsOf = (plan: Plan) => tasksOf(plan).flatMap(({ paths }) => paths.map(({ path }) => path));

describe('a refactoring goes by safe steps', () => {
  const title = 'Split `syncStore` into reading and writing';
  const body =
    '`syncStore` in `src/sync.ts` does two things at once.\n\n- Reading should be a function of its own.\n- Writing should move out of `syncStore`.';

  test.each(['small', 'medium', 'large'] as const)('%s: held by tests, moved, users, removal', (tier) => {
    const plan = planOf(title, body, ['refactoring'], tier);
    const texts = textsOf(plan);
    const at = (pattern: RegExp) => texts.findIndex((text) => pattern.test(text));
    expect(texts[0]).toMatch(
      /^Test that is green before and after.*what `syncStore` does today, through `cli.ts` and `cron.ts`/,
    );
    expect(at(/^Split/)).toBe(1);
    expect(at(/^Let `cli.ts` and `cron.ts` use what `syncStore` became/)).toBeGreaterThan(1);
    expect(at(/^Remove from `syncStore` what nothing uses any more/)).toBeGreaterThan(at(/^Let/));
    expect(plan.phases).toHaveLength({ small: 1, medium: 2, large: 3 }[tier]);
  });

  test('users that have to stay as they are change nothing', () => {
    const plan = planOf(
      title,
      `${body}\n\nCallers must keep working as they do now.`,
      ['refactoring'],
      'medium',
    );
    expect(textsOf(plan).join()).not.toContain('Let `cli.ts`');
    expect(plan.overview.objectives.map(plainText).join()).toContain('Callers must keep working');
    expect(plan.requirements.map(({ source }) => source).join()).not.toContain('Callers');
  });
});

describe('text for people', () => {
  const title = 'Docs: explain how a hook fails';
  const body = 'Please add an example that shows:\n\n- a hook that throws\n- how to read its result';

  test('is written on its page: no test, no code', () => {
    const plan = planOf(title, body, ['documentation']);
    expect(plan.tier).toBe('small');
    expect(new Set(pathsOf(plan))).toEqual(new Set(['README.md']));
    expect(textsOf(plan)).toEqual([
      'Explain how a hook fails',
      'Add an example that shows a hook that throws',
      'Add an example that shows how to read its result',
    ]);
    expect(plan.agreement.map(({ text }) => plainText(text)).join()).toContain(
      '`README.md`: text, so whoever reviews reads it rendered.',
    );
    expect(plan.overview.successCriteria.map(plainText)).toEqual(['a reader of `README.md` finds R1 to R3']);
    expect(plan.currentState.map(plainText).join()).toContain('“Usage”');
  });
});

describe('another version of a dependency', () => {
  test.each([
    ['Update `slow-http` to 2.0', '2.0'],
    ['Bump slow-http from 1.4.0 to 2.1.0', '2.1.0'],
  ])('%s: the manifest, then what imports it', (title, version) => {
    const plan = planOf(title, 'The old one has a known fault. Node 20 must stay supported.', [
      'dependencies',
    ]);
    expect(textsOf(plan)).toEqual([
      `Raise \`slow-http\` to \`${version}\`, and the lock file with it, in a commit of their own`,
      `Follow what \`slow-http\` \`${version}\` changed where it is imported`,
    ]);
    expect(pathsOf(plan)).toEqual(['package.json', 'src/sync.ts']);
    expect(plan.overview.successCriteria.map(plainText)).toContain(
      `\`npm test\` is green with \`slow-http\` \`${version}\``,
    );
  });

  test('a dependency that no manifest has is looked for in the code like anything else', () => {
    const plan = planOf('Update `money` to 2.0', '`addMoney` in `src/money.ts` needs it.', ['dependencies']);
    expect(pathsOf(plan)).toContain('src/money.ts');
  });
});

describe('a larger plan than the work has steps for', () => {
  test.each(['medium', 'large'] as const)('%s: what is merged is tried, as the issue says', (tier) => {
    const plan = planOf(
      'addMoney loses cents',
      '`addMoney` in `src/money.ts` loses cents.\n\n### Steps to reproduce\n\n1. Add two prices\n2. Look at the sum\n\n### Expected behavior\n\nThe sum has all cents.',
      ['bug'],
      tier,
    );
    expect(plan.phases).toHaveLength(2);
    expect(textsOf(plan).at(-1)).toBe(
      'Go through the 2 steps of the issue on what was merged: the sum has all cents',
    );
  });

  test('what a requirement says of logs is shown by something', () => {
    const plan = planOf(
      'Name the sums of addMoney',
      'An option that names each sum would help, as names help in debugging and logging.',
      [],
      'large',
    );
    expect(plan.testing.map(plainText).join()).toMatch(
      /^R\d, which speaks of “.*logging”, is shown by T\d\d\.$/,
    );
  });
});

describe('what may be meant too', () => {
  test('is asked, and names no phase', () => {
    const plan = planOf(
      'Let an owner sync the store',
      'It would be nice to let the owner (perhaps the members too) sync the store by `syncStore`. It should be logged who did.',
      [],
      'medium',
    );
    const [first] = plan.questions;
    expect(plainText(first?.text ?? [])).toBe('Does “the members” belong to it?');
    expect(first?.options.map(({ text }) => plainText(text).slice(0, 3))).toEqual(['Yes', 'No:']);
    expect(plan.phases.map(({ title }) => plainText(title)).join()).not.toContain('Possibly');
  });
});

test('an order before a colon is no label', () => {
  const plan = planOf(
    'Tell the sum',
    "It'd be nice if `addMoney` said this as well:\n\n```\nSum: 12.50\n```",
    [],
  );
  expect(textsOf(plan).join()).toContain('In `addMoney`, show this: `Sum: 12.50`');
});
