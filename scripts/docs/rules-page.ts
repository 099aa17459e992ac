import { RULES } from '../../src/plan/rules/registry.ts';
import type { Rule } from '../../src/plan/rules/rule.ts';
import { type RuleExample, readRuleComment } from './rule-examples.ts';

const HEAD = `# The rules of the planning standard

Every plan is held to these: the plan that Planwright draws, the plan that people change in a pull request (the check
run **Planwright** shows the findings at their lines), and any file given to \`planwright lint\`. A finding says what was
found, what was expected, and how to mend it. An error keeps a plan from being right; a warning is for you to weigh.

A repository sets the level of a rule in \`.github/planwright.yml\`:

\`\`\`yaml
rules:
  phase-approach: off
  tasks-owned: error
  scope-fits: warn
\`\`\`

and can require sections of its own (rule [own-sections](#own-sections)). A section with a text is written into every plan
that is drawn; without one, people write it:

\`\`\`yaml
sections:
  - title: Accessibility
  - title: Privacy
    text: No log line holds what a user typed.
\`\`\`

This page is made from the rules themselves (\`npm run docs:make\`); the examples are run as their tests.
`;

/** `docs/rules.md`, from the registry and the doc comments of the rules. */
export function rulesPage(): string {
  const rows = RULES.map(
    ({ id, says, level, tiers }) => `| [${id}](#${id}) | ${says} | ${level} | ${tiers.join(', ')} |`,
  );
  const table = ['| rule | holds when | level | tiers |', '|---|---|---|---|', ...rows].join('\n');
  return `${HEAD}\n${table}\n\n${RULES.map(ruleSection).join('\n')}`;
}

function ruleSection({ id, says, level, tiers }: Rule): string {
  const { says: note, examples } = readRuleComment(id);
  const blocks = examples.map(
    (example) => `${intro(example)}\n\n\`\`\`\`md\n${example.markdown}\n\`\`\`\`\n`,
  );
  const lead = `${says} A finding is ${level === 'error' ? 'an error' : 'a warning'}, in ${tiersInWords(tiers)}.`;
  return [`## ${id}\n`, `${lead}${note === '' ? '' : ` ${note}`}\n`, ...blocks].join('\n');
}

function intro({ holds, context }: RuleExample): string {
  const around = [
    ...(context.path === undefined ? [] : [`as \`${context.path}\``]),
    ...(context.tree === undefined ? [] : [`with \`${context.tree}\` in the tree`]),
    ...(context.sections === undefined
      ? []
      : [`where the repository requires the section "${context.sections}"`]),
  ].join(', ');
  return `${holds ? 'Passes' : 'Fails'}${around === '' ? '' : `, ${around}`}:`;
}

function tiersInWords(tiers: Rule['tiers']): string {
  return tiers.length === 3 ? 'plans of every tier' : `${tiers.join(' and ')} plans`;
}
