import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pino } from 'pino';
import { readEnvironment } from './serve/environment.ts';
import { createLog } from './serve/log.ts';

/** `npm start`: with no credentials Probot's set-up page, with them the app. SIGTERM and SIGINT drain and exit 0. */
async function main(): Promise<void> {
  // What the set-up page wrote; variables that are set already win.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = readEnvironment(process.env, join(tmpdir(), 'planwright'));
  const log = createLog(environment.logLevel, pino.destination(1));
  if (environment.credentials === null) {
    const { runSetup } = await import('./serve/setup.ts');
    const setup = await runSetup(environment, log);
    onStop(() => setup.close());
    return;
  }
  const { serve } = await import('./serve/serve.ts');
  const serving = await serve({ ...environment, ...environment.credentials, log });
  log.info({ url: serving.url }, 'Planwright is ready');
  onStop(async () => {
    log.info('Stopping: no new work is taken, what runs is finished');
    await serving.close();
  });
}

function onStop(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`planwright: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
