import type { RootContent } from 'mdast';
import type { Plan, Prose, Requirement } from '../plan.ts';
import { plain, plainText, prose, strong } from '../prose.ts';
import { bullets, heading } from './blocks.ts';

/** The requirements with the sentence each came from. In a small plan they stand in the overview. */
export function renderRequirements(plan: Plan): RootContent[] {
  if (plan.tier === 'small' || plan.requirements.length === 0) return [];
  return [heading(2, prose`Requirements`), bullets(plan.requirements.map(requirementLine))];
}

/** `**R1** text ("the sentence it came from")`. */
export function requirementLine({ id, text, source, implied }: Requirement): Prose {
  const named = prose`${strong({ type: 'text', value: id })} ${text}`;
  if (implied !== null) return prose`${named} (implied: ${implied})`;
  const sentence = source === null ? '' : plainText(plain(source)).trim();
  if (sentence === '' || sameWords(sentence, plainText(text))) return named;
  return prose`${named} ("${sentence}")`;
}

/** A requirement that is its sentence need not quote it. */
function sameWords(a: string, b: string): boolean {
  const words = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return words(a) === words(b);
}
