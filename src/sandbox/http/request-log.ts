/** A request as the log keeps it. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** The route's template, `POST /graphql`, or `git` with its service. */
  readonly route: string;
  readonly path: string;
  /** Operation name and root fields of a GraphQL request, in that order. */
  readonly graphql: readonly string[];
  readonly caller: 'app' | 'installation' | 'user' | 'anonymous';
  /** `planwright[bot]`, `octocat`, or empty. */
  readonly login: string;
  /** 0 where nothing was answered. */
  status: number;
  milliseconds: number;
  /** Whether it counts as one of the app's requests (design, section 9): not git's protocol, not token exchange. */
  readonly isCounted: boolean;
  /** The fault that met it. */
  fault: string | null;
}

const LIMIT = 5000;

export interface RequestLog {
  readonly entries: LogEntry[];
  /** Keeps the entry and gives it back, to be completed when the answer is known. */
  readonly add: (entry: LogEntry) => LogEntry;
  readonly clear: () => void;
  /** How many of the app's own requests count, since the start or the last `clear`. */
  readonly count: () => number;
}

export function createRequestLog(): RequestLog {
  const entries: LogEntry[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push(entry);
      if (entries.length > LIMIT) entries.splice(0, entries.length - LIMIT);
      return entry;
    },
    clear: () => {
      entries.length = 0;
    },
    count: () => entries.filter((entry) => entry.isCounted).length,
  };
}
