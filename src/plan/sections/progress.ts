import { prose } from '../prose.ts';
import { heading } from './blocks.ts';
import type { Section } from './section.ts';

/** The place of the generated block; `renderProgress` fills it. Nothing in it is the plan's own. */
export const progressSection: Section = {
  title: 'Progress',
  alias: /^(?:progress|status)\b/i,
  render: (plan) => {
    if (plan.tier === 'small') return [];
    const marks = '<!-- planwright:progress -->\n<!-- /planwright:progress -->';
    return [heading(2, prose`${progressSection.title}`), { type: 'html', value: marks }];
  },
  read: () => ({}),
};
