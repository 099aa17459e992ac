import type { RootContent } from 'mdast';
import type { Plan } from '../plan.ts';
import { prose } from '../prose.ts';
import { heading } from './blocks.ts';

/** The place of the generated block; `renderProgress` fills it. */
export function renderProgressBlock(plan: Plan): RootContent[] {
  if (plan.tier === 'small') return [];
  const marks = '<!-- planwright:progress -->\n<!-- /planwright:progress -->';
  return [heading(2, prose`Progress`), { type: 'html', value: marks }];
}
