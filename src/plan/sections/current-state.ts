import type { RootContent } from 'mdast';
import type { Plan } from '../plan.ts';
import { prose } from '../prose.ts';
import { bullets, heading, labelled } from './blocks.ts';

/** What matters today, and what was not read because a bound was met. */
export function renderCurrentState({ currentState, notRead }: Plan): RootContent[] {
  const lines = [...currentState, ...notRead.map((what) => labelled('Not read', what))];
  return lines.length === 0 ? [] : [heading(2, prose`Current state`), bullets(lines)];
}
