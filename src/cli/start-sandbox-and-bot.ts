import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pino } from 'pino';
import { UserError } from '../errors.ts';
import { readLocalRepository } from '../facts/local-repository.ts';
import type { Sandbox } from '../sandbox/options.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { createLog } from '../serve/log.ts';
import { type Serving, serve } from '../serve/serve.ts';

export interface SandboxAndBot {
  readonly sandbox: Sandbox;
  readonly bot: Serving;
  readonly owner: string;
  readonly repo: string;
  readonly webhookSecret: string;
  readonly cloneUrl: string;
  /** Requests that the bot has sent so far, git's protocol and token exchange not counted. */
  countRequests(): number;
  /** Resolves when no delivery is under way and the bot has nothing left to do. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly port: number;
  /** Folder of the git repository that the embedded GitHub starts from. */
  readonly repo: string;
  /** Where the state lives; null: a temporary folder that goes with the process. */
  readonly dir: string | null;
  /** `OWNER/NAME` on the embedded GitHub; left out: those of the GitHub remote, else the folder's name. */
  readonly name?: string;
}

const APP_ID = 1;
const OWNER = 'planwright';

/** An embedded GitHub over a copy of the repository, and the bot installed on it; both on loopback. */
export async function startSandboxAndBot(options: StartOptions): Promise<SandboxAndBot> {
  const fromGit = resolve(options.repo);
  const { head, remoteUrl } = await readLocalRepository(fromGit);
  if (head === null) {
    throw new UserError(`The repository at "${fromGit}" has no commit; expected one to start from.`);
  }
  const directory =
    options.dir === null ? await mkdtemp(join(tmpdir(), 'planwright-sandbox-')) : resolve(options.dir);
  const { privateKey, webhookSecret } = await readIdentity(directory, options.dir !== null);
  const [owner = OWNER, repo = 'repository'] = (
    options.name ??
    remoteUrl?.split('/').slice(-2).join('/') ??
    `${OWNER}/${basename(fromGit)}`
  ).split('/');
  const sandbox = await startSandbox({
    port: options.port,
    directory,
    app: { id: APP_ID, slug: 'planwright', webhookSecret, privateKeyPem: privateKey },
    webhookUrl: null,
    repositories: [{ owner, name: repo, fromGit }],
  }).catch(async (error: unknown) => {
    if (options.dir === null) await rm(directory, { recursive: true, force: true });
    throw error;
  });
  const bot = await serve({
    appId: String(APP_ID),
    privateKey,
    webhookSecret,
    baseUrl: sandbox.url,
    host: '127.0.0.1',
    port: 0,
    cacheDir: join(directory, 'cache'),
    sweepEveryMs: 3_600_000,
    log: createLog('warn', pino.destination(2)),
  });
  sandbox.setWebhookUrl(bot.webhookUrl);
  return {
    sandbox,
    bot,
    owner,
    repo,
    webhookSecret,
    cloneUrl: sandbox.gitUrl(owner, repo),
    countRequests: () => sandbox.requests.count(),
    quiet: () => quiet(sandbox, bot),
    close: async () => {
      await bot.close();
      await sandbox.close();
      if (options.dir === null) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Twice, as what the bot writes is delivered to it again. */
async function quiet(sandbox: Sandbox, bot: Serving): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await sandbox.settled();
    await bot.settled();
  }
}

/** A kept folder keeps its key and secret too, so that a second start is the same App. */
async function readIdentity(
  directory: string,
  isKept: boolean,
): Promise<{ privateKey: string; webhookSecret: string }> {
  const file = join(directory, 'identity.json');
  if (isKept) {
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return JSON.parse(kept) as { privateKey: string; webhookSecret: string };
  }
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const identity = { privateKey, webhookSecret: randomBytes(16).toString('hex') };
  if (isKept) {
    await mkdir(directory, { recursive: true });
    await writeFile(file, JSON.stringify(identity), { mode: 0o600 });
  }
  return identity;
}
