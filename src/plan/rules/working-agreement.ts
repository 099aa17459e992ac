import { ALL_TIERS, type Rule } from './rule.ts';

const TOPICS = ['tests', 'review', 'documentation'] as const;

export const workingAgreement: Rule = {
  name: 'working-agreement',
  level: 'warning',
  tiers: ALL_TIERS,
  check: ({ agreement }) =>
    TOPICS.filter((topic) => !agreement.some((point) => point.topic === topic)).map((topic) => ({
      where: 'Working agreement',
      message: `The working agreement does not treat ${topic}.`,
    })),
};
