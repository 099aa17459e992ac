import type { LineOrigin } from '../../plan/line-origin.ts';
import type { Origin } from './origin.ts';

/**
 * The origin of a line of the plan, which people may have numbered or said in another way: the drawn line of the same
 * kind whose words it begins with, the one of its id first. Null where none is.
 */
export function originOfLine(origins: readonly Origin[], id: string, text: string): LineOrigin | null {
  const kind = id.slice(0, 1);
  const said = folded(text);
  const isSaid = (origin: Origin): boolean =>
    new RegExp(`^${kind}\\d`).test(origin.id) && said.startsWith(folded(origin.text));
  const found = origins.find((origin) => origin.id === id && isSaid(origin)) ?? origins.find(isSaid);
  if (found === undefined) return null;
  const { sentences, facts, playbook } = found;
  return { sentences, facts, playbook };
}

/** Without the marks by which a text is written. */
function folded(text: string): string {
  return text
    .replace(/[`*_\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
