import type { AgreementPoint } from '../plan.ts';
import { join, prose } from '../prose.ts';
import { bullets, heading, labelled } from './blocks.ts';
import { labelledOf } from './read-blocks.ts';
import type { Section } from './section.ts';

type Topic = AgreementPoint['topic'];

const LABELS: Readonly<Record<Topic, string>> = {
  tests: 'Test first',
  review: 'Review and quality',
  documentation: 'Documentation',
  checks: 'Checks',
  deployment: 'Deployment and rollback',
  performance: 'Performance and monitoring',
  security: 'Security',
  plan: 'This plan',
};

/** What people write in place of a label. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['tests', /\btests?\b|\btdd\b|test-driven/i],
  ['review', /\breviews?\b|\bquality\b/i],
  ['documentation', /\bdoc(?:s|umentation)\b|\bknowledge\b/i],
  ['checks', /\bchecks?\b|\bci\b/i],
  ['deployment', /\bdeploy(?:s|ment)?\b|\broll(?:out|back)\b|\breleases?\b/i],
  ['performance', /\bperformance\b|\bmonitoring\b/i],
  ['security', /\bsecurity\b|\bcompliance\b/i],
  ['plan', /\bplan\b|\bfeedback\b|\brefine(?:d|ment)?\b/i],
];

/** The working agreement: what holds in every phase. */
export const agreementSection: Section = {
  title: 'Working agreement',
  alias: /^(?:working agreements?|(?:general |development )?guidelines|ways? of working|how we work)\b/i,
  render: ({ agreement }) => {
    if (agreement.length === 0) return [];
    const lines = agreement.map(({ topic, text }) => labelled(LABELS[topic], text));
    return [heading(2, prose`${agreementSection.title}`), bullets(lines)];
  },
  read: (blocks) => ({
    agreement: labelledOf(blocks).flatMap(({ label, statements }): AgreementPoint[] => {
      const topic = topicOf(label);
      return topic === null ? [] : [{ topic, text: join(statements, '; ', '; ') }];
    }),
  }),
};

function topicOf(label: string): Topic | null {
  return (
    TOPICS.find(([topic]) => LABELS[topic] === label)?.[0] ??
    TOPICS.find(([, said]) => said.test(label))?.[0] ??
    null
  );
}
