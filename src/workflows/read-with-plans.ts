import { findPlansNamed } from './find-plans-named.ts';
import type { PullReading, ReadRequest, ReadsRepository, RepositoryReading } from './ports/repository.ts';

/** Plans that one pull request can be for. */
const MOST_PLANS = 10;

/**
 * The numbers in the event's text usually name all plans; commits and closing references may name more, which
 * costs a second request.
 */
export async function readWithPlans(
  repository: ReadsRepository,
  request: ReadRequest,
): Promise<RepositoryReading> {
  const reading = await repository.read(request);
  const more = [...reading.pulls.values()]
    .flatMap((pull) => namedNumbers(pull))
    .filter((number) => !request.issues.includes(number));
  if (more.length === 0) return reading;
  return repository.read({ ...request, issues: [...new Set([...request.issues, ...more])] });
}

/** Plans that the pull request names, and those whose issues name it, at most ten. */
export function namedNumbers({ merged, proposed, referencedBy }: PullReading): number[] {
  const change = merged ?? proposed;
  if (change === null) return [];
  const named = findPlansNamed(change).map((reference) => reference.issue);
  return [...new Set([...named, ...referencedBy])].slice(0, MOST_PLANS);
}
