import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { run } from 'probot';
import { listenFault, UserError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** Probot's page, and its form for an App that is there already, answer so once `.env` is written. */
const WRITES = new Set(['/probot/setup', '/probot/import']);
const LOOPBACK = '127.0.0.1';

/**
 * Probot's set-up page: registers the App from app.yml and writes its credentials to `.env`. Before it stands a server
 * of ours: the process lives (`/healthz`) and takes no work (`/readyz`).
 * @throws UserError in production, where Probot serves none and what is written to `.env` may go with a container
 */
export async function runSetup(
  { host, port, webhookUrl }: Environment,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  if (process.env.NODE_ENV === 'production') {
    throw new UserError(
      "APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set; expected the values of the App's settings page. To register an App first, run `npm start` outside of the container: it serves the set-up page.",
    );
  }
  // What is delivered to a channel of smee.io would reach nobody here.
  process.env.NO_SMEE_SETUP = 'true';
  // Probot's name for the address that the App is registered with.
  if (webhookUrl !== null) process.env.WEBHOOK_PROXY_URL = webhookUrl;
  const innerPort = await freePort();
  const front = createServer((asked, answer) => pass(asked, answer, innerPort, log));
  const url = await listen(front, host, port);
  const probot = await run(() => undefined, {
    // Its words are for those who write an App, and name another port.
    log: log.child({}, { level: 'warn' }),
    env: { HOST: LOOPBACK, PORT: String(innerPort), NODE_ENV: 'development' },
  });
  log.info({ url }, `Listening: Planwright has no credentials, ${url} registers the App`);
  return {
    close: async () => {
      front.close();
      front.closeAllConnections();
      await probot.stop();
    },
  };
}

function pass(asked: IncomingMessage, answer: ServerResponse, port: number, log: Logger): void {
  const path = asked.url?.split('?')[0] ?? '/';
  if (path === '/healthz') say(answer, 200, 'ok');
  else if (path === '/readyz') say(answer, 503, 'not ready: the App is not registered yet');
  else passOn(asked, answer, { path, port, log });
}

function passOn(
  asked: IncomingMessage,
  answer: ServerResponse,
  { path, port, log }: { readonly path: string; readonly port: number; readonly log: Logger },
): void {
  const { method, url, headers } = asked;
  const onward = request({ host: LOOPBACK, port, method, path: url, headers }, (given) => {
    const status = given.statusCode ?? 502;
    if (WRITES.has(path) && (path === '/probot/setup' || method === 'POST') && status < 400)
      log.info('The credentials are in .env: start Planwright again');
    answer.writeHead(status, given.headers);
    given.pipe(answer);
  });
  onward.on('error', () => (answer.headersSent ? answer.destroy() : say(answer, 502, 'not ready')));
  asked.pipe(onward);
}

function say(answer: ServerResponse, status: number, text: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, port)));
    server.listen(port, host, resolve);
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Probot takes 0 for its default. */
async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, LOOPBACK, 0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
