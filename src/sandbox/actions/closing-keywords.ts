import { fullName } from '../state/find.ts';
import type { Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';

/**
 * Numbers of this repository's issues that a text closes, in order, each once. The nine keywords, with or without
 * a colon, before `#n`, `owner/name#n` or the issue's address:
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 */
export function closedNumbers(world: World, repository: Repository, text: string): number[] {
  const name = fullName(world, repository).toLowerCase();
  const pattern =
    /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+)?#|(https?:\/\/\S+?)\/(?:issues|pull)\/)(\d+)\b/gi;
  const numbers = new Set<number>();
  for (const [, other, address, number] of text.matchAll(pattern)) {
    if (other !== undefined && other.toLowerCase() !== name) continue;
    if (address !== undefined && address.toLowerCase() !== `${world.urls.web}/${name}`.toLowerCase())
      continue;
    numbers.add(Number(number));
  }
  return [...numbers];
}
