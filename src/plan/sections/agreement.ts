import type { RootContent } from 'mdast';
import type { AgreementPoint, Plan } from '../plan.ts';
import { prose } from '../prose.ts';
import { bullets, heading, labelled } from './blocks.ts';

const LABELS: Readonly<Record<AgreementPoint['topic'], string>> = {
  tests: 'Test first',
  review: 'Review and quality',
  documentation: 'Documentation',
  checks: 'Checks',
  deployment: 'Deployment and rollback',
  performance: 'Performance and monitoring',
  security: 'Security',
  plan: 'This plan',
};

/** The working agreement: what holds in every phase. */
export function renderAgreement({ agreement }: Plan): RootContent[] {
  if (agreement.length === 0) return [];
  const lines = agreement.map(({ topic, text }) => labelled(LABELS[topic], text));
  return [heading(2, prose`Working agreement`), bullets(lines)];
}
