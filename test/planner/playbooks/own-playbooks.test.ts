import { readdirSync, readFileSync } from 'node:fs';
import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { OWN_SLOTS } from '../../../src/planner/playbooks/own/own-slots.ts';
import { readOwnPlaybooks } from '../../../src/planner/playbooks/own/read-own-playbooks.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const PATH = '.github/planwright/playbooks/api.yml';
const CODE = {
  'src/api/orders.ts': 'export function listOrders() {\n  return [];\n}\n',
  'test/orders.test.ts': "test('list orders', () => {});\n",
  'api/openapi.yml': 'openapi: 3.1.0\n',
};
const GOOD = `when:
  words: [orders]
  touches: ["src/api/**"]
tasks:
  - text: Add the operation to the description of the API
    stage: after
    files: [api/openapi.yml, api/examples/orders.json]
    reason: the client is made from it
risks:
  - text: The client is released before {mainName}
    likelihood: low
    impact: high
    trigger: the client's tests fail
    mitigation: release the server first
security:
  - ask the team of the gateway about {topic}
`;

function faultsOf(text: string): readonly string[] {
  return readOwnPlaybooks(factsOf({ ...CODE, [PATH]: text }), ['src/api/orders.ts']).faults;
}

describe('a repository’s own playbook', () => {
  test('its tasks, risks and lines come into the plan', () => {
    const result = drawEmbeddedPlan(
      issueOf('Let listOrders filter orders by state', 'There should be a filter for `listOrders`.'),
      factsOf({ ...CODE, [PATH]: GOOD }),
      { ...OPTIONS, tier: 'medium' },
    );
    if (result.kind !== 'plan') throw new Error('a plan was expected');
    const task = result.plan.phases
      .flatMap(({ tasks }) => tasks)
      .find(({ text }) => plainText(text) === 'Add the operation to the description of the API');
    expect(task?.paths).toEqual([
      { path: 'api/openapi.yml', status: 'modify' },
      { path: 'api/examples/orders.json', status: 'new' },
    ]);
    expect(result.plan.risks.map(({ text }) => plainText(text))).toContain(
      'The client is released before `listOrders`',
    );
    const security = result.plan.agreement.find(({ topic }) => topic === 'security');
    expect(plainText(security?.text ?? [])).toContain('ask the team of the gateway about');
  });

  test.each([
    ['src/web/page.ts', 0],
    ['src/api/deep/orders.ts', 1],
  ])('with %s planned, %i are read', (planned, count) => {
    expect(readOwnPlaybooks(factsOf({ ...CODE, [PATH]: GOOD }), [planned]).playbooks).toHaveLength(count);
  });

  test.each([
    ['an unknown key', 'when: {words: [ab]}\ntask: []\n', 'found the unknown key `task`'],
    [
      'a wrong stage',
      'when: {words: [ab]}\ntasks: [{text: x, stage: later}]\n',
      '`tasks[0].stage`: expected `test`, `code` or `after`',
    ],
    [
      'an unknown slot',
      'when: {words: [ab]}\nsecurity: ["ask {mainNam}"]\n',
      '`security[0]`: expected a known slot in braces, found `{mainNam}`',
    ],
    ['no condition', 'when: {}\n', '`when`: expected at least one condition'],
    ['a path out of the tree', 'when: {touches: [../x]}\n', '`when.touches[0]`: expected a path'],
    ['no mapping', '- a\n', 'expected `key: value` lines'],
    ['no YAML', 'when: [\n', 'found no valid YAML'],
    ['aliases without end', 'when: &a {words: [ab]}\nb: *a\n', 'playbook'],
    ['a text without end', `# ${'x'.repeat(20_000)}\n`, 'expected at most 20000'],
  ])('%s is said with the file, and the plan is drawn without it', (_, text, said) => {
    const [fault] = faultsOf(text);
    expect(fault).toContain(`the playbook ${PATH}: `);
    expect(fault).toContain(said);
    const result = drawEmbeddedPlan(
      issueOf('Let listOrders filter', 'There should be a filter for `listOrders`.'),
      factsOf({ ...CODE, [PATH]: text }),
      OPTIONS,
    );
    expect(result.kind === 'plan' ? result.plan.notRead.map(plainText).join() : '').toContain(PATH);
  });

  test('words of a condition are no expressions', () => {
    const [own] = readOwnPlaybooks(
      factsOf({ ...CODE, [PATH]: 'when:\n  words: ["(a+)+$", "c++", "-x"]\n' }),
      [],
    ).playbooks;
    const pattern = new RegExp(own?.when.text ?? '', 'iu');
    expect(pattern.test('we use c++ here')).toBe(true);
    expect(pattern.test('aaaa')).toBe(false);
    expect(pattern.test('-x')).toBe(true);
  });
});

test('the documentation lists every slot, and its example is a playbook without a fault', () => {
  const page = readFileSync(new URL('../../../docs/playbooks.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `\{(\w+)\}` \|/gm)].map((match) => match[1]);
  expect(listed).toEqual(Object.keys(OWN_SLOTS));
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(readOwnPlaybooks(factsOf({ ...CODE, [PATH]: example }), ['src/api/orders.ts'])).toMatchObject({
    faults: [],
    playbooks: [{ id: 'api' }],
  });
});

test('a slot that a playbook may speak of is bound somewhere', () => {
  const folder = new URL('../../../src/planner/playbooks/', import.meta.url);
  const binders = ['bind-slots.ts', ...readdirSync(new URL('slots/', folder)).map((name) => `slots/${name}`)];
  const source = binders.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  for (const slot of Object.keys(OWN_SLOTS)) expect(source).toContain(`'${slot}'`);
});
