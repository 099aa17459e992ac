import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { start } from '../cli/run.ts';

const PEM = readFileSync(new URL('../fixtures/test-app.pem', import.meta.url), 'utf8');
/** Nothing answers there: the first sweep fails, is logged, and the server goes on. */
const NOWHERE = 'http://127.0.0.1:9/api/v3';

test.each(['SIGTERM', 'SIGINT'] as const)(
  'without credentials the set-up page is served, and %s ends it with 0',
  async (signal) => {
    const port = String(41_000 + Math.floor(Math.random() * 9_000));
    const server = start('src/server.ts', [], {
      ...{ PORT: port, HOST: '127.0.0.1' },
      WEBHOOK_URL: 'https://plans.example/api/github/webhooks',
    });
    await server.line((line) => line.includes('Listening'));
    const at = `http://127.0.0.1:${port}`;
    const page = await fetch(`${at}/`);
    expect([page.status, page.url]).toEqual([200, `${at}/probot`]);
    const text = await page.text();
    expect(text).toMatch(/Welcome to planwright/i);
    const manifest = JSON.parse(/value='(.*)' >Register/.exec(text)?.[1] ?? '{}');
    expect(manifest).toMatchObject({
      name: 'Planwright',
      hook_attributes: { url: 'https://plans.example/api/github/webhooks' },
      redirect_url: `${at}/probot/setup`,
    });
    expect((await fetch(`${at}/healthz`)).status).toBe(200);
    expect((await fetch(`${at}/readyz`)).status).toBe(503);
    expect((await fetch(`${at}/probot/import`, { method: 'POST', body: '{}' })).status).toBe(400);
    expect(await server.end(signal)).toBe(0);
  },
);

test.each(['SIGTERM', 'SIGINT'] as const)(
  'with credentials the app runs, and %s drains it and ends with 0',
  async (signal) => {
    const env = {
      PORT: '0',
      HOST: '127.0.0.1',
      APP_ID: '7',
      PRIVATE_KEY: PEM,
      WEBHOOK_SECRET: 's',
      GITHUB_API_URL: NOWHERE,
    };
    const server = start('src/server.ts', [], env);
    const { url } = JSON.parse(await server.line((line) => line.includes('Planwright is ready')));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await server.end(signal)).toBe(0);
  },
);

test('credentials that are not whole: one line that says what is missing', async () => {
  const server = start('src/server.ts', [], { APP_ID: '7', PRIVATE_KEY: PEM });
  expect(await server.line((line) => line !== '')).toMatch(/WEBHOOK_SECRET is not set; expected/);
  expect(await server.exited).toBe(1);
});

test('without credentials in production: one line that says what to set', async () => {
  const server = start('src/server.ts', [], { NODE_ENV: 'production', PORT: '0' });
  expect(await server.line((line) => line !== '')).toMatch(
    /^planwright: APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set; expected/,
  );
  expect(await server.exited).toBe(1);
});

test('a port in use: one line', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const env = { APP_ID: '7', PRIVATE_KEY: PEM, WEBHOOK_SECRET: 's', GITHUB_API_URL: NOWHERE };
  const server = start('src/server.ts', [], { ...env, PORT: String(port), HOST: '127.0.0.1' });
  expect(await server.line((line) => line !== '')).toBe(
    `planwright: Port ${port} is in use already; expected a free one. Say another.`,
  );
  expect(await server.exited).toBe(1);
  taken.close();
});
