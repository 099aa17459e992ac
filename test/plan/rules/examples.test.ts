import { readFileSync } from 'node:fs';
import { readRuleComment } from '../../../scripts/docs/rule-examples.ts';
import { rulesPage } from '../../../scripts/docs/rules-page.ts';
import { lintPlan } from '../../../src/plan/lint.ts';
import { RULES } from '../../../src/plan/rules/registry.ts';

/** The example as the whole of a plan of the largest tier that the rule judges; it says so itself where it begins a file. */
function wholePlan(markdown: string, tier: string): string {
  return markdown.startsWith('---')
    ? markdown
    : `---\nplanwright: 1\nissue: 42\ntier: ${tier}\n---\n\n# Lock the store while writing\n\n${markdown}\n`;
}

const EXAMPLES = RULES.flatMap((rule) =>
  readRuleComment(rule.id).examples.map((example) => ({
    ...example,
    rule,
    name: `${rule.id} ${example.holds ? 'passes' : 'fails'}`,
  })),
);

test.each(EXAMPLES)('$name', ({ rule, holds, markdown, context }) => {
  const source = wholePlan(markdown, rule.tiers.at(-1) ?? 'large');
  const findings = lintPlan(source, {
    treePaths: context.tree === undefined ? null : new Set(context.tree.split(',')),
    ...(context.path === undefined ? {} : { planPath: context.path }),
    ...(context.sections === undefined ? {} : { sections: context.sections.split(',') }),
  });
  const own = findings.filter((finding) => finding.rule === rule.id);
  expect(own.length > 0).toBe(!holds);
  for (const { message, line } of own) {
    expect(message).toMatch(/; expected .+\. [A-Z].+\.$/s);
    expect(line).toBeLessThanOrEqual(source.split('\n').length);
  }
});

test.each(RULES)('$id has an example that passes and one that fails', ({ id }) => {
  expect(readRuleComment(id).examples.map(({ holds }) => holds)).toEqual([true, false]);
});

test('docs/rules.md is what the rules say; `npm run docs:make` writes it anew', () => {
  expect(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesPage());
});
