export interface Turns {
  /** Waits for a free place, runs, and gives the place to the next in line. */
  readonly take: <Result>(run: () => Promise<Result>) => Promise<Result>;
}

/** At most `places` run at once; the others wait in the order they came. */
export function createTurns(places: number): Turns {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    take: async (run) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await run();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
