import type { Spot } from '../commands/command-fault.ts';
import { fenced } from './fenced.ts';
import { breakUp } from './safe-text.ts';

/** Characters of the line that are shown, and of those before the spot. */
const MOST = 100;
const MOST_BEFORE = 60;

/**
 * The line that a person wrote with carets below the fault, as a code block. The number in front keeps other bots from
 * taking the line for a command.
 */
export function markedSpot(line: number, raw: string, { start, end }: Spot): string {
  const cut = Math.max(0, start - MOST_BEFORE);
  const shown = raw.slice(cut, cut + MOST).replace(/[\s\p{Cc}]/gu, ' ');
  const dots = cut > 0 ? '…' : '';
  const after = cut + MOST < raw.length ? '…' : '';
  const indent = ' '.repeat(dots.length + start - cut);
  const carets = '^'.repeat(Math.max(1, Math.min(end, cut + MOST) - start));
  const gap = ' '.repeat(String(line).length);
  return fenced(`${line} | ${dots}${breakUp(shown)}${after}\n${gap} | ${indent}${carets}`, 'text');
}
