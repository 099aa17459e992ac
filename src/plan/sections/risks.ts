import type { RootContent } from 'mdast';
import type { Plan, Prose, Risk } from '../plan.ts';
import { prose, strong } from '../prose.ts';
import { bullets, heading } from './blocks.ts';

/** The risks, each with what it looks like when it comes true, and what is done about it. */
export function renderRisks({ risks }: Plan): RootContent[] {
  if (risks.length === 0) return [];
  return [heading(2, prose`Risks`), bullets(risks.map(riskLine))];
}

function riskLine({ id, text, likelihood, impact, trigger, mitigation, owners }: Risk): Prose {
  const named = prose`${strong({ type: 'text', value: id })} ${text} Likelihood ${likelihood}, impact ${impact}.`;
  const seen = trigger.length > 0 ? prose` ${emphasized('Trigger:')} ${trigger}` : [];
  const owner = owners.length > 0 ? ` Owner: ${owners.map((name) => `@${name}`).join(', ')}.` : '';
  return prose`${named}${seen} ${emphasized('Mitigation:')} ${mitigation}${owner}`;
}

function emphasized(value: string): Prose[number] {
  return { type: 'emphasis', children: [{ type: 'text', value }] };
}
