import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/options.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { watchContract } from '../contract/contract.ts';
import { unsound } from './unsound.ts';

const KEY = readFileSync(new URL('../fixtures/test-app.pem', import.meta.url), 'utf8');
const SECRET = 'a secret for tests';
export const REPO = { owner: 'octo', repo: 'shelf' };

export interface TestSandbox extends Sandbox {
  readonly directory: string;
  /** Clients, made with an owner's, an app's and an installation's token. */
  readonly owner: Octokit;
  readonly as: (login: string, role?: Parameters<Sandbox['userToken']>[1]) => Octokit;
  readonly app: Octokit;
  readonly withToken: (token: string) => Octokit;
  readonly installation: (permissions?: Record<string, string>) => Promise<Octokit>;
  readonly end: () => Promise<void>;
}

/** A sandbox with one repository `octo/shelf`, on a folder of its own unless one is given; `events`: what the app asked to be told. */
export async function startTestSandbox({
  events,
  ...more
}: Partial<SandboxOptions> & { directory?: string; events?: readonly string[] } = {}): Promise<TestSandbox> {
  const directory = more.directory ?? mkdtempSync(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({
    app: { id: 7, slug: 'planwright', webhookSecret: SECRET, privateKeyPem: KEY, ...(events && { events }) },
    webhookUrl: null,
    repositories: [{ owner: REPO.owner, name: REPO.repo }],
    ...more,
    directory,
  });
  const client = (auth: string): Octokit =>
    new Octokit({ baseUrl: sandbox.url, auth, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const app = client(jwt());
  const contract = watchContract(sandbox, 'answers');
  return {
    ...sandbox,
    directory,
    app,
    withToken: client,
    owner: client(sandbox.userToken(REPO.owner)),
    as: (login, role) => client(sandbox.userToken(login, role)),
    installation: async (permissions) => client(await installationToken(app, permissions)),
    end: async () => {
      await sandbox.close();
      // Tests here send wrong requests on purpose; no answer and no webhook may be other than GitHub's.
      const faults = contract.faults();
      if (faults.length > 0) throw new Error(`Not as GitHub describes it:\n${faults.join('\n')}`);
      const broken = unsound(directory);
      if (broken.length > 0) throw new Error(broken.join('\n'));
      if (more.directory === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function installationToken(app: Octokit, permissions?: Record<string, string>): Promise<string> {
  const { data } = await app.rest.apps.getRepoInstallation(REPO);
  const answer = await app.rest.apps.createInstallationAccessToken({
    installation_id: data.id,
    ...(permissions === undefined ? {} : { permissions }),
  });
  return answer.data.token;
}

/** A JSON web token of the test app; `claims` overrides. */
export function jwt(claims: Record<string, unknown> = {}, pem: string = KEY): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: 7, iat: now - 10, exp: now + 500, ...claims })}`;
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), createPrivateKey(pem)).toString('base64url')}`;
}

interface Received {
  readonly event: string;
  readonly guid: string;
  readonly payload: Record<string, never>;
  readonly isSigned: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** `issues.opened` and so on, in the order they came. */
  readonly names: () => string[];
  /** Status that the receiver answers. */
  status: number;
  readonly close: () => Promise<void>;
}

/** A small server that takes webhooks and checks their signatures itself. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const expected = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
    received.push({
      event: String(message.headers['x-github-event']),
      guid: String(message.headers['x-github-delivery']),
      payload: JSON.parse(body.toString()) as Record<string, never>,
      isSigned: message.headers['x-hub-signature-256'] === expected,
    });
    response.writeHead(receiver.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    status: 200,
    names: () => received.map(({ event, payload }) => [event, payload.action].filter(Boolean).join('.')),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
