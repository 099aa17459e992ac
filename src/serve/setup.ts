import type { Logger } from 'pino';
import { run } from 'probot';
import type { Environment } from './environment.ts';

/** Probot's set-up page: registers the App from app.yml and writes its credentials to `.env`. */
export async function runSetup(
  { host, port }: Environment,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  const server = await run(() => undefined, {
    log,
    env: { HOST: host, PORT: String(port), NODE_ENV: 'development' },
  });
  return { close: () => server.stop().then(() => undefined) };
}
