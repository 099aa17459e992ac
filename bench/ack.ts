import { CONNECTIONS, deliver, type Load } from './deliver.ts';
import { type Figure, median, percentile, rounded } from './figure.ts';
import { type Contender, startServer } from './servers.ts';

const DELIVERIES = 4_000;
const ROUNDS = 3;

/** Both servers are up at once and take their turns, so that each round compares under the same conditions. */
export const ack: Figure = {
  name: 'ack',
  says: `acknowledged signed deliveries a second, and p99, beside a bare Probot app, ${CONNECTIONS} connections`,
  measure: async () => {
    const servers = { probot: await startServer('probot'), planwright: await startServer('planwright') };
    const loads: Record<Contender, Load[]> = { probot: [], planwright: [] };
    try {
      for (const contender of ['probot', 'planwright'] as const)
        await deliver(servers[contender].url, DELIVERIES / 4);
      for (let round = 0; round < ROUNDS; round++) {
        for (const contender of ['probot', 'planwright'] as const) {
          loads[contender].push(await deliver(servers[contender].url, DELIVERIES));
        }
      }
    } finally {
      await servers.probot.stop();
      await servers.planwright.stop();
    }
    const rate = (contender: Contender): number => median(loads[contender].map((load) => load.perSecond));
    const p99 = (contender: Contender): number =>
      median(loads[contender].map((load) => percentile(load.latencies, 0.99)));
    return {
      ratio: rounded(rate('planwright') / rate('probot')),
      p99Ratio: rounded(p99('planwright') / p99('probot')),
      planwrightPerSecond: Math.round(rate('planwright')),
      probotPerSecond: Math.round(rate('probot')),
    };
  },
};
