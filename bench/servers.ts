import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SECRET = 'a secret for the bench';

const ENTRIES = { planwright: '../dist/server.js', probot: './bare-probot.mjs' } as const;
export type Contender = keyof typeof ENTRIES;

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

export interface Running {
  readonly url: string;
  /** Milliseconds from start to the first 200 of /readyz. */
  readonly readyMs: number;
  /** Resident memory now, in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts one of the two as a process of its own, on loopback; GitHub is nowhere, so that neither talks to it. */
export async function startServer(contender: Contender): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(ENTRIES[contender], import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_ID: '7',
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: 'http://127.0.0.1:9/api/v3',
      LOG_LEVEL: 'fatal',
      CACHE_DIR: join(tmpdir(), 'planwright-bench'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(child, `${url}/readyz`);
  return {
    url,
    readyMs: performance.now() - started,
    memory: () => residentBytes(child),
    stop: () => stop(child),
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready`);
    const response = await fetch(url).catch(() => null);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The server was not ready within its time');
}

function residentBytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
