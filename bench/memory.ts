import { deliver } from './deliver.ts';
import { type Figure, rounded } from './figure.ts';
import { type Contender, startServer } from './servers.ts';

const DELIVERIES = 4_000;

/** Resident memory after a load that starts no work. */
export const memory: Figure = {
  name: 'memory',
  says: `resident memory after ${DELIVERIES} deliveries, beside a bare Probot app`,
  measure: async () => {
    const probot = await after('probot');
    const planwright = await after('planwright');
    return {
      ratio: rounded(planwright / probot),
      planwrightMb: Math.round(planwright / 1e6),
      probotMb: Math.round(probot / 1e6),
    };
  },
};

async function after(contender: Contender): Promise<number> {
  const server = await startServer(contender);
  try {
    await deliver(server.url, DELIVERIES);
    return server.memory();
  } finally {
    await server.stop();
  }
}
