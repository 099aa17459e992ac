import { planParts } from './plan-parts.ts';
import { drawnMark, printsOf } from './prints.ts';

/** A plan as it is drawn, with the prints by which a later drawing tells what people changed. */
export function sealPlan(markdown: string): string {
  return `${markdown.trimEnd()}\n\n${drawnMark(printsOf(planParts(markdown), null))}\n`;
}
