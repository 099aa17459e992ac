import { readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { WEBHOOK_PATH } from './http.ts';
import type { LogLevel } from './log.ts';

export interface Environment {
  /** Null when neither an app id nor a key is set: then the set-up page is served. */
  readonly credentials: Credentials | null;
  readonly baseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly cacheDir: string;
  readonly sweepEveryMs: number;
  readonly logLevel: LogLevel;
  /** Where GitHub reaches this server; what the set-up page registers the App with. */
  readonly webhookUrl: string | null;
}

export interface Credentials {
  readonly appId: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/**
 * Probot's variables (APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET, GHE_HOST, HOST, PORT, LOG_LEVEL), and
 * ours (CACHE_DIR, SWEEP_MINUTES, WEBHOOK_URL).
 * @throws UserError that names the variable, what it holds and what was expected
 */
export function readEnvironment(env: NodeJS.ProcessEnv, defaultCacheDir: string): Environment {
  return {
    credentials: readCredentials(env),
    baseUrl:
      env.GITHUB_API_URL || (env.GHE_HOST ? `${env.GHE_PROTOCOL ?? 'https'}://${env.GHE_HOST}/api/v3` : null),
    // An empty one would listen to the whole network.
    host: env.HOST || 'localhost',
    port: readNumber(env, 'PORT', 3000, 0, 65_535),
    cacheDir: env.CACHE_DIR || defaultCacheDir,
    sweepEveryMs: readNumber(env, 'SWEEP_MINUTES', 5, 1, 1_440) * 60_000,
    logLevel: readLevel(env.LOG_LEVEL),
    webhookUrl: readWebhookUrl(env.WEBHOOK_URL),
  };
}

function readCredentials(env: NodeJS.ProcessEnv): Credentials | null {
  const { APP_ID: appId, WEBHOOK_SECRET: webhookSecret } = env;
  const privateKey = readKey(env);
  if (!appId && !privateKey) return null;
  if (!appId)
    throw new UserError(
      'PRIVATE_KEY is set and APP_ID is not; expected the number that the App settings page shows.',
    );
  if (!privateKey)
    throw new UserError(
      'APP_ID is set and no key; expected PRIVATE_KEY (its text) or PRIVATE_KEY_PATH (its file).',
    );
  if (!webhookSecret) {
    throw new UserError(
      'WEBHOOK_SECRET is not set; expected the secret of the App settings page. Without it anyone could send events.',
    );
  }
  return { appId, privateKey, webhookSecret };
}

/** The key may come in one line, with `\n` for its line ends or in base64, as Probot allows. */
function readKey(env: NodeJS.ProcessEnv): string | null {
  if (env.PRIVATE_KEY_PATH) return readKeyFile(env.PRIVATE_KEY_PATH);
  if (!env.PRIVATE_KEY) return null;
  const key = parseKey(env.PRIVATE_KEY);
  if (key !== null) return key;
  throw new UserError(
    'PRIVATE_KEY is not a key; expected PEM text that begins with `-----BEGIN`, as it is or in base64.',
  );
}

function readKeyFile(path: string): string {
  const expected = 'expected a file with PEM text that begins with `-----BEGIN`, as it is or in base64.';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UserError(`PRIVATE_KEY_PATH is \`${path}\`, which cannot be read (${code}); ${expected}`);
  }
  const key = parseKey(text);
  if (key !== null) return key;
  throw new UserError(`PRIVATE_KEY_PATH is \`${path}\`, which holds no key; ${expected}`);
}

function parseKey(given: string): string | null {
  const text = given.replaceAll('\\n', '\n');
  if (text.includes('-----BEGIN')) return text;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('-----BEGIN') ? decoded : null;
}

function readNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserError(`${name} is \`${text}\`; expected a whole number from ${least} to ${most}.`);
}

function readWebhookUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (URL.canParse(text) && /^https?:/.test(text) && new URL(text).pathname === WEBHOOK_PATH) return text;
  throw new UserError(
    `WEBHOOK_URL is \`${text}\`; expected an address such as https://YOUR-HOST${WEBHOOK_PATH}.`,
  );
}

function readLevel(text: string | undefined): LogLevel {
  if (!text) return 'info';
  const level = LEVELS.find((known) => known === text);
  if (level) return level;
  throw new UserError(`LOG_LEVEL is \`${text}\`; expected one of ${LEVELS.join(', ')}.`);
}
