import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttp, MOST_BODY_BYTES, WEBHOOK_PATH } from '../../src/serve/http.ts';

let isReady = true;
const bodies: string[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  server = createHttp({
    isReady: () => isReady,
    webhooks: (request, response) => {
      bodies.push((request as unknown as { body: string }).body);
      response.writeHead(200).end('ok');
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  isReady = true;
  bodies.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each<[string, string, boolean, number]>([
  ['GET', '/healthz', true, 200],
  ['GET', '/healthz', false, 200],
  ['GET', '/readyz', true, 200],
  ['GET', '/readyz', false, 503],
  ['GET', '/', true, 404],
  ['GET', WEBHOOK_PATH, true, 404],
  ['POST', `${WEBHOOK_PATH}?x=1`, true, 200],
  ['POST', WEBHOOK_PATH, false, 503],
])('%s %s, ready %s: %i', async (method, path, ready, status) => {
  isReady = ready;
  const response = await fetch(url + path, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
  expect(response.status).toBe(status);
});

test('a body reaches the webhooks whole, multi-byte characters over chunk edges included', async () => {
  const body = '☃'.repeat(500_000);
  const response = await fetch(url + WEBHOOK_PATH, { method: 'POST', body });
  expect(response.status).toBe(200);
  expect(bodies).toEqual([body]);
});

test('a body over the bound is 413 before anything looks at it', async () => {
  const response = await fetch(url + WEBHOOK_PATH, { method: 'POST', body: 'x'.repeat(MOST_BODY_BYTES + 1) });
  expect(response.status).toBe(413);
  expect(bodies).toEqual([]);
});

test('a body that does not say its length is counted as it comes', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = httpRequest(url + WEBHOOK_PATH, { method: 'POST' }, (response) =>
      resolve(response.statusCode),
    );
    sending.on('error', reject);
    const chunk = Buffer.alloc(1024 * 1024, 120);
    for (let index = 0; index < 7; index++) sending.write(chunk);
    sending.end();
  });
  expect(status).toBe(413);
  expect(bodies).toEqual([]);
});
