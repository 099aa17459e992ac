import { type Figure, median, rounded } from './figure.ts';
import { type Contender, startServer } from './servers.ts';

const ROUNDS = 5;

/** The two in turn, so that a machine that slows down slows both. */
export const coldStart: Figure = {
  name: 'coldStart',
  says: `time until ready beside a bare Probot app, median of ${ROUNDS}`,
  measure: async () => {
    const times: Record<Contender, number[]> = { planwright: [], probot: [] };
    await once('planwright');
    await once('probot');
    for (let round = 0; round < ROUNDS; round++) {
      times.probot.push(await once('probot'));
      times.planwright.push(await once('planwright'));
    }
    return {
      ratio: rounded(median(times.planwright) / median(times.probot)),
      planwrightMs: Math.round(median(times.planwright)),
      probotMs: Math.round(median(times.probot)),
    };
  },
};

async function once(contender: Contender): Promise<number> {
  const server = await startServer(contender);
  await server.stop();
  return server.readyMs;
}
