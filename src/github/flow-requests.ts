import { AsyncLocalStorage } from 'node:async_hooks';

/** How often a flow ran and what it cost, retries and further tries included. */
export interface FlowRequests {
  readonly runs: number;
  readonly requests: number;
}

/** Requests to GitHub, counted by the flow that sent them: the scarce resource, for the log and for operators. */
export interface RequestCounts {
  /** Runs one flow; what it sends counts as its own. Gives how many requests this run sent. */
  run(flow: string, work: () => Promise<void>): Promise<{ readonly requests: number }>;
  /** Called once for each request as it goes out. */
  sent(): void;
  /** By the flow's name; what no flow sent (the sweep's surveys) is under `sweep`. */
  readonly byFlow: ReadonlyMap<string, FlowRequests>;
}

/** What sends without a job: the sweep alone. */
const OUTSIDE = 'sweep';

export function createRequestCounts(): RequestCounts {
  const flows = new AsyncLocalStorage<{ readonly flow: string; requests: number }>();
  const byFlow = new Map<string, FlowRequests>();
  const add = (flow: string, runs: number, requests: number): void => {
    const before = byFlow.get(flow) ?? { runs: 0, requests: 0 };
    byFlow.set(flow, { runs: before.runs + runs, requests: before.requests + requests });
  };
  return {
    byFlow,
    run: (flow, work) => {
      const running = { flow, requests: 0 };
      add(flow, 1, 0);
      return flows.run(running, async () => {
        await work();
        return { requests: running.requests };
      });
    },
    sent: () => {
      const running = flows.getStore();
      if (running !== undefined) running.requests++;
      add(running?.flow ?? OUTSIDE, 0, 1);
    },
  };
}
