import type { Deliveries, DeliveryAttempt } from '../workflows/ports/deliveries.ts';

export interface Redeliveries {
  /** Asks again for the deliveries that failed and never came; gives how many. */
  sweep(): Promise<number>;
}

/** We answered, and will answer the same again: a wrong body, a wrong signature, one that is too large. */
const OURS = new Set([400, 401, 413]);
/** Of one event; what fails that often fails for a reason that GitHub cannot mend. */
const MOST_TRIES = 3;
/** In one sweep, so that an outage does not end in a storm: the next sweep goes on. */
const MOST_AT_ONCE = 25;
const MOST_REMEMBERED = 10_000;

/**
 * At rest it costs one request, the list of failures. What came in a later attempt is left alone, and what this
 * process asked for already is asked for again only a few times. Doing an event twice changes nothing.
 */
export function createRedeliveries(deliveries: Deliveries): Redeliveries {
  const tries = new Map<string, number>();

  async function sweep(): Promise<number> {
    const failed = await deliveries.newest('failure');
    const wanted = newestOfEach(failed).filter(
      ({ guid, statusCode }) => !OURS.has(statusCode) && (tries.get(guid) ?? 0) < MOST_TRIES,
    );
    if (wanted.length === 0) return 0;
    const came = new Set((await deliveries.newest('success')).map(({ guid }) => guid));
    // The failure stays in the list for days: it need not be looked into again.
    for (const { guid } of wanted) if (came.has(guid)) remember(guid, MOST_TRIES);
    // The oldest first, in the order in which they happened.
    const missed = wanted.filter(({ guid }) => !came.has(guid)).reverse();
    const chosen = missed.slice(0, MOST_AT_ONCE);
    for (const { id, guid } of chosen) {
      remember(guid, (tries.get(guid) ?? 0) + 1);
      await deliveries.redeliver(id);
    }
    return chosen.length;
  }

  function remember(guid: string, count: number): void {
    tries.set(guid, count);
    const oldest = tries.keys().next();
    if (tries.size > MOST_REMEMBERED && !oldest.done) tries.delete(oldest.value);
  }

  return { sweep };
}

function newestOfEach(attempts: readonly DeliveryAttempt[]): DeliveryAttempt[] {
  const newest = new Map<string, DeliveryAttempt>();
  for (const attempt of attempts) if (!newest.has(attempt.guid)) newest.set(attempt.guid, attempt);
  return [...newest.values()];
}
