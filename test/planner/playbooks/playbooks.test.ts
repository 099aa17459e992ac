import { plainText, prose } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { fillLine, phrase } from '../../../src/planner/playbooks/fill-line.ts';
import { choosePlaybooks, holds } from '../../../src/planner/playbooks/registry.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

describe('fillLine', () => {
  const slots = new Map([['name', prose`sync`]]);
  test('puts the slot in and makes code of backticks', () => {
    expect(fillLine('Run `git bisect` on {name}', slots)).toEqual([
      { type: 'text', value: 'Run ' },
      { type: 'inlineCode', value: 'git bisect' },
      { type: 'text', value: ' on sync' },
    ]);
  });

  test('a line with a slot that is not bound is left out', () => {
    expect(fillLine('Ask {owner}', slots)).toBeNull();
  });
});

test('foreign text cannot forge more than code', () => {
  expect(phrase('# x `y` [z](http://a)')).toEqual([
    { type: 'text', value: '# x ' },
    { type: 'inlineCode', value: 'y' },
    { type: 'text', value: ' [z](http://a)' },
  ]);
});

describe('registry', () => {
  const signals = {
    kind: 'bug',
    tier: 'small',
    title: 't',
    text: 'The token is printed in the log',
    bound: new Set<string>(),
  };
  test('a leaked secret has its playbook', () => {
    expect(choosePlaybooks(signals).map(({ id }) => id)).toEqual(['secret-in-log', 'bug-fix', 'paperwork']);
  });

  test.each([
    [undefined, true],
    [{ kinds: ['bug'] as const }, true],
    [{ kinds: ['docs'] as const }, false],
    [{ bound: ['x'] }, false],
    [{ tiers: ['large'] as const }, false],
    [{ text: 'TOKEN' }, true],
  ])('%j holds: %s', (condition, expected) => {
    expect(holds(condition, signals)).toBe(expected);
  });
});

test('a secret in clear takes the type of the one that is hidden', () => {
  const facts = factsOf({
    'cli/args.rs': 'pub struct Opt {\n    pub api_token: Option<String>,\n}\n',
    'core/config.rs': 'pub struct Remote {\n    pub token: Option<SecretString>,\n}\n',
    'cli/run.rs': 'fn run(opt: Opt) {\n    debug!("{:#?}", opt.api_token);\n}\n',
  });
  const result = drawEmbeddedPlan(
    issueOf('Debug log prints the API token', 'The log shows the token from the Opt struct.', {
      labels: ['bug'],
    }),
    facts,
    OPTIONS,
  );
  const tasks = result.kind === 'plan' ? result.plan.phases.flatMap((phase) => phase.tasks) : [];
  const texts = tasks.map(({ text }) => plainText(text));
  expect(texts).toContainEqual(
    expect.stringContaining(
      'Declare `api_token` with the type of `token` (`core/config.rs:2`), `Option<SecretString>`',
    ),
  );
  expect(tasks.some(({ paths }) => paths.some(({ path }) => path === 'cli/run.rs'))).toBe(true);
  expect(result.kind === 'plan' ? result.plan.tier : null).toBe('small');
});

test('another one of a family follows its sibling through every file that names it', () => {
  const shared = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [`src/part${index}.ts`, `export const gitlab_${index} = 1;\n`]),
  );
  const facts = factsOf({
    ...shared,
    'src/remote/gitlab.ts': 'export class GitLab {}\n',
    'src/remote/github.ts': 'export class GitHub {}\n',
  });
  const result = drawEmbeddedPlan(
    issueOf('Integration with Bitbucket', '### Solution\n\nAn integration for Bitbucket'),
    facts,
    OPTIONS,
  );
  if (result.kind !== 'plan') throw new Error('no plan');
  const paths = result.plan.phases.flatMap((phase) => phase.tasks.flatMap((task) => task.paths));
  expect(result.plan.tier).toBe('large');
  expect(paths).toContainEqual({ path: 'src/remote/bitbucket.ts', status: 'new' });
  expect(paths).toContainEqual({ path: 'src/part7.ts', status: 'modify' });
});

test('a new setting is declared beside the sibling that is most like it, and what goes by it follows', () => {
  const facts = factsOf({
    'src/config.py':
      'class Config:\n    ITEMS = {\n        "colour": Item(),\n        "cache_dir": Item(env="TOOL_CACHE_DIR"),\n        "retries": Item(),\n        "proxy": Item(),\n    }\n',
    'src/writer.py': 'class Writer:\n    def logging(self):\n        return open("/tmp/log")\n',
    'tests/test_config.py': 'def test_items_of_config():\n    pass\n',
  });
  const body =
    "### The solution you'd like\n\nA way of configuring the directory of the logs, for example by an environment variable.";
  const result = drawEmbeddedPlan(
    issueOf('Make the directory of the logs configurable', body),
    facts,
    OPTIONS,
  );
  if (result.kind !== 'plan') throw new Error('no plan');
  const tasks = result.plan.phases.flatMap((phase) => phase.tasks);
  const texts = tasks.map(({ text }) => plainText(text));
  const declared = tasks.find(({ text }) => /^Declare the setting beside `cache_dir`/.test(plainText(text)));
  expect(plainText(declared?.text ?? [])).toContain('as `TOOL_CACHE_DIR` is one');
  expect(texts).toContainEqual(expect.stringMatching(/^Let `logging` go by the new setting/));
  const user = tasks.find(({ paths }) => paths.some(({ path }) => path === 'src/writer.py'));
  expect(user?.after).toContain(declared?.id);
  expect(result.plan.decisions.map(({ text }) => plainText(text)).join()).toContain('`src/config.py`');
});
