import type { Logger } from 'pino';
import { run } from 'probot';
import { UserError } from '../errors.ts';
import type { Environment } from './environment.ts';

/**
 * Probot's set-up page: registers the App from app.yml and writes its credentials to `.env`.
 * @throws UserError in production, where Probot serves none and what is written to `.env` may go with a container
 */
export async function runSetup(
  { host, port }: Environment,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  if (process.env.NODE_ENV === 'production') {
    throw new UserError(
      "APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set; expected the values of the App's settings page. To register an App first, run `npm start` outside of the container: it serves the set-up page.",
    );
  }
  const server = await run(() => undefined, {
    log,
    env: { HOST: host, PORT: String(port), NODE_ENV: 'development' },
  });
  return { close: () => server.stop().then(() => undefined) };
}
