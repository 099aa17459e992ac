import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { SECRET } from './servers.ts';

export const CONNECTIONS = 50;

/** An event that Planwright looks at and that starts no work: what is measured is the acknowledgement. */
const BODY = JSON.stringify({
  action: 'opened',
  issue: {
    number: 1,
    title: 'A title',
    body: 'Text. '.repeat(400),
    labels: [],
    user: { login: 'ada', type: 'User' },
  },
  repository: { id: 1, name: 'r', full_name: 'o/r', owner: { login: 'o' }, default_branch: 'main' },
  installation: { id: 1 },
  sender: { login: 'ada', type: 'User' },
});
const SIGNATURE = `sha256=${createHmac('sha256', SECRET).update(BODY).digest('hex')}`;

export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each delivery. */
  readonly latencies: readonly number[];
}

/** Sends `count` signed deliveries over 50 kept connections; every one must be acknowledged. */
export async function deliver(url: string, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  let left = count;
  const started = performance.now();
  const connection = async (): Promise<void> => {
    while (left-- > 0) {
      const before = performance.now();
      const status = await send(`${url}/api/github/webhooks`, agent);
      if (status !== 200 && status !== 202) throw new Error(`A delivery was answered ${status}`);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, latencies };
}

function send(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(BODY),
      'x-github-event': 'issues',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': SIGNATURE,
    };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sending.on('error', reject);
    sending.end(BODY);
  });
}
