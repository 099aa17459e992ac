import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { explainPlan } from '../../../src/planner/explain/explain-plan.ts';
import { commitOf, factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FACTS = factsOf(
  {
    'src/sort-list.ts': 'export function sortList(list: string[]) {\n  return list.sort();\n}\n',
    'src/show.ts': "import { sortList } from './sort-list.ts';\nexport const show = () => sortList([]);\n",
    'src/settings.ts':
      'export const settings = {\n  "page_size": 1,\n  "colour": 2,\n  "date_order": 3,\n  "language": 4,\n};\n',
    'test/sort-list.test.ts': "test('sort the list', () => {});\n",
  },
  { history: [commitOf('Sort the list', ['src/sort-list.ts', 'test/sort-list.test.ts'])] },
);
const ISSUE = issueOf(
  'Make the order of the list configurable',
  '## Solution\n\nAn option `sort_order` for the list, for example by an environment variable.\n\n## Problem\n\n`sortList` sorts by name only.',
  { labels: ['enhancement'] },
);

function explained(tier: 'medium' | null = 'medium') {
  const result = explainPlan(ISSUE, FACTS, { ...OPTIONS, tier });
  if (result.kind !== 'explained') throw new Error('a plan was expected');
  return result;
}

test('the plan that is explained is the plan that is drawn', () => {
  const drawn = drawEmbeddedPlan(ISSUE, FACTS, { ...OPTIONS, tier: 'medium' });
  expect(explained().plan).toEqual(drawn.kind === 'plan' ? drawn.plan : null);
});

test('every id of the plan and every file has an origin', () => {
  const { plan, origins } = explained();
  const ids = [
    ...plan.requirements,
    ...plan.questions,
    ...plan.decisions,
    ...plan.risks,
    ...plan.phases.flatMap(({ tasks, exit }) => [...tasks, ...exit]),
  ].map(({ id }) => id);
  expect(origins.map(({ id }) => id).sort()).toEqual([...ids, ...plan.files.map(({ path }) => path)].sort());
});

test('a requirement keeps its sentence, with the part of the issue that it stands in', () => {
  const { plan, origins } = explained();
  for (const { id, source } of plan.requirements) {
    const [sentence] = origins.find((origin) => origin.id === id)?.sentences ?? [];
    expect(sentence?.text).toBe(source);
    expect(ISSUE.body + ISSUE.title).toContain(sentence?.text);
  }
  const parts = plan.requirements.map(
    ({ id }) => origins.find((origin) => origin.id === id)?.sentences[0]?.from,
  );
  expect(new Set(parts)).toEqual(new Set(['title', 'solution']));
});

test('a task keeps the sentences it serves, why its file was found, and its playbook line', () => {
  const { plan, origins } = explained();
  const tasks = plan.phases.flatMap((phase) => phase.tasks);
  const declared = tasks.find(({ text }) => plainText(text).startsWith('Declare'));
  const origin = origins.find(({ id }) => id === declared?.id);
  expect(origin?.playbook).toEqual({
    id: 'new-setting',
    line: expect.stringContaining('{settingSiblings}'),
  });
  expect(origin?.sentences.length).toBeGreaterThan(0);
  expect(origin?.facts[0]).toMatch(/^src\/settings\.ts: /);
});

test('an issue that says too little is not explained', () => {
  expect(explainPlan(issueOf('x', ''), FACTS, OPTIONS).kind).toBe('intake');
});
