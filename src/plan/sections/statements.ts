import type { Plan } from '../plan.ts';
import { section } from './blocks.ts';
import { statementsOf } from './read-blocks.ts';
import type { Section } from './section.ts';

type Field = 'testing' | 'rollout' | 'observability' | 'performance' | 'technicalDebt';

/** A section that is a list of statements: a paragraph where there is one. */
function statementSection(title: string, field: Field, alias: RegExp): Section {
  return {
    title,
    alias,
    render: (plan: Plan) => section(2, title, plan[field]),
    read: (blocks) => ({ [field]: statementsOf(blocks) }),
  };
}

export const testingSection = statementSection(
  'Testing strategy',
  'testing',
  /^(?:test(?:ing)?(?: strategy| plan| approach)?|how it is tested)\b/i,
);
export const rolloutSection = statementSection(
  'Rollout and rollback',
  'rollout',
  /\b(?:roll-?out|rollback|deployment|release plan)\b/i,
);
export const observabilitySection = statementSection(
  'Observability',
  'observability',
  /\b(?:observability|monitoring|logging)\b/i,
);
export const performanceSection = statementSection(
  'Performance',
  'performance',
  /\b(?:performance|scalability)\b/i,
);
export const technicalDebtSection = statementSection(
  'Technical debt',
  'technicalDebt',
  /\b(?:technical|tech) debt\b|^debt\b/i,
);
