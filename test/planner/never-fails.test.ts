import fc from 'fast-check';
import { drawEmbeddedPlan } from '../../src/planner/embedded.ts';
import { commitOf, factsOf, issueOf, OPTIONS } from './facts-of.ts';

const FACTS = factsOf(
  {
    'src/list.ts': 'export function sortList(list: string[]) {\n  return list.sort();\n}\n',
    'src/config.ts': 'export const config = { "cache_dir": 1, "colour": 2, "sort_order": 3 };\n',
    'test/list.test.ts': "test('sort the list', () => {});\n",
    'docs/list.md': '# List\n\n`sortList` sorts.\n',
  },
  { history: [commitOf('Sort the list', ['src/list.ts', 'test/list.test.ts'])] },
);

/** Bits that issues are made of, put together in any order. */
const PIECES = [
  '### Expected behavior\n',
  '\n\n',
  '- [ ] ',
  '1. ',
  '```\n',
  '`sortList`',
  'It would be nice if one could ',
  'should ',
  'please add ',
  'the list is lost',
  ' (perhaps the owner too) ',
  ': that way we could ',
  'src/list.ts#L1-L9',
  '> ',
  '<!-- x -->',
  '_No response_',
  '**What happens?**',
  '$ tool --flag',
  'fields `a` and `b`, ',
  'in 1.2.3 it worked. ',
  'token in the log. ',
  '😀',
  '日本語。',
  '\u0000',
  '{mainName}',
];

test('any issue gives a plan whose parts refer to each other, or says what is missing', () => {
  const body = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })), { maxLength: 40 })
    .map((parts) => parts.join(''));
  const tier = fc.constantFrom(null, 'small' as const, 'medium' as const, 'large' as const);
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      body,
      fc.constantFrom('bug', 'enhancement', 'x'),
      tier,
      (title, text, label, asked) => {
        const result = drawEmbeddedPlan(issueOf(title, text, { labels: [label] }), FACTS, {
          ...OPTIONS,
          tier: asked,
        });
        if (result.kind === 'intake') return result.missing.length > 0;
        const { plan } = result;
        const tasks = plan.phases.flatMap((phase) => phase.tasks);
        const known = new Set(FACTS.tree.map(({ path }) => path));
        const served = new Set(tasks.flatMap(({ requirements }) => requirements));
        const earlier = new Set<string>();
        for (const task of tasks) {
          for (const id of task.after) if (!earlier.has(id)) return false;
          for (const { path, status } of task.paths)
            if (known.has(path) !== (status === 'modify')) return false;
          if (task.requirements.length === 0 && task.reason === null) return false;
          earlier.add(task.id);
        }
        const oneInSmall = plan.tier !== 'small' || plan.phases.length === 1;
        return (
          oneInSmall &&
          plan.requirements.every(({ id }) => served.has(id)) &&
          earlier.size === tasks.length &&
          plan.questions.length <= 5
        );
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ['wishes', 'it would be nice if one could '.repeat(2000)],
  ['commas', 'a, '.repeat(20_000)],
  ['parentheses', 'it should be (so that '.repeat(2500)],
  ['colons', 'the problem: this way we could '.repeat(2000)],
  ['quotes', '"'.repeat(60_000)],
  ['paths', 'a/b.c'.repeat(12_000)],
  ['numbers', 'in 1.2.3 '.repeat(7000)],
  ['identifiers', 'aB_'.repeat(20_000)],
  ['line ends', '\n'.repeat(60_000)],
])('%s without end take bounded time', (_name, body) => {
  const start = performance.now();
  drawEmbeddedPlan(issueOf('Sort the list by name', body), FACTS, OPTIONS);
  expect(performance.now() - start).toBeLessThan(15_000);
});
