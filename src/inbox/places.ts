export interface Places {
  /** Waits for a free place, runs, and gives the place to the next in line. */
  take<Result>(owner: number, run: () => Promise<Result>): Promise<Result>;
}

/**
 * At most `total` run at once, at most `each` for one owner. Owners that wait get free places in turn, so that one
 * with a thousand jobs delays the others' by a job and not by a thousand.
 */
export function createPlaces({ total, each }: { readonly total: number; readonly each: number }): Places {
  const running = new Map<number, number>();
  const waiting = new Map<number, (() => void)[]>();
  let free = total;

  const hasRoom = (owner: number): boolean => free > 0 && (running.get(owner) ?? 0) < each;

  function occupy(owner: number): void {
    free--;
    running.set(owner, (running.get(owner) ?? 0) + 1);
  }

  function release(owner: number): void {
    free++;
    const left = (running.get(owner) ?? 0) - 1;
    if (left > 0) running.set(owner, left);
    else running.delete(owner);
    for (const [next, line] of waiting) {
      if (!hasRoom(next)) continue;
      const start = line.shift();
      // Whoever got a place goes to the end of the owners.
      waiting.delete(next);
      if (line.length > 0) waiting.set(next, line);
      if (start === undefined) continue;
      occupy(next);
      start();
      return;
    }
  }

  return {
    take: async (owner, run) => {
      if (hasRoom(owner)) occupy(owner);
      else {
        await new Promise<void>((resolve) => {
          const line = waiting.get(owner);
          if (line === undefined) waiting.set(owner, [resolve]);
          else line.push(resolve);
        });
      }
      try {
        return await run();
      } finally {
        release(owner);
      }
    },
  };
}
