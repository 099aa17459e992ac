/**
 * A second opinion on the contract, by a validator that is not ours: Prism stands as a proxy between a client that
 * plays every route and the embedded GitHub, and says what is not as GitHub's description has it. Slow and fetched
 * by npx, so that it is no part of the checks of every change.
 *
 *   npm run contract:prism -- PATH/TO/api.github.com.json    (the head of make-contract.ts says how to get it)
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Octokit } from '@octokit/rest';
import { playEveryRoute, setEveryRoute } from '../test/contract/play-every-route.ts';
import { ALIASES, CORRECTIONS, OPERATIONS } from '../test/contract/scope.ts';
import { startTestSandbox } from '../test/sandbox/start.ts';
import type { JsonObject } from './contract/json.ts';
import { correctResponses, subset } from './contract/subset.ts';

const PRISM = '@stoplight/prism-cli@5.14.2';
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the file api.github.com.json of @octokit/openapi');

const directory = mkdtempSync(join(tmpdir(), 'contract-prism-'));
const file = join(directory, 'github.json');
const document = subset(JSON.parse(readFileSync(path, 'utf8')) as JsonObject, OPERATIONS);
correctResponses(document, CORRECTIONS);
writeFileSync(file, JSON.stringify(document));
const port = await freePort();
const receiver = `http://127.0.0.1:${await freePort()}/`;
const sandbox = await startTestSandbox({ webhookUrl: receiver });
setEveryRoute(sandbox);
const prism = spawn('npx', ['--yes', PRISM, 'proxy', file, sandbox.url, '--port', String(port)], {
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const violations = new Map<string, Set<string>>();
let count = 0;
try {
  await listening(prism);
  const reviewer = sandbox.as('reviewer');
  const installation = async (): Promise<Octokit> => through(await sandbox.installation());
  await playEveryRoute({
    owner: through(sandbox.owner),
    reviewer: through(reviewer),
    app: through(sandbox.app),
    installation,
  });
} finally {
  if (prism.pid !== undefined) process.kill(-prism.pid);
  await sandbox.end();
  rmSync(directory, { recursive: true, force: true });
}
for (const [route, said] of violations) {
  process.stdout.write(`${route}\n${[...said].map((one) => `  ${one}\n`).join('')}`);
}
const sum = [...violations.values()].reduce((total, said) => total + said.size, 0);
process.stdout.write(`${count} exchanges through ${PRISM}, ${sum} violations\n`);
process.exitCode = sum === 0 ? 0 : 1;

/** The client, its requests sent to Prism, which says in a header what it found. */
function through(client: Octokit): Octokit {
  client.hook.before('request', (options) => {
    options.baseUrl = `http://127.0.0.1:${port}`;
  });
  client.hook.after('request', (response, options) => {
    count += 1;
    const header = (response.headers as Record<string, unknown>)['sl-violations'];
    const route = `${options.method} ${options.url}`;
    if (typeof header !== 'string' || route in ALIASES) return;
    const said = violations.get(route) ?? new Set();
    for (const violation of JSON.parse(header) as object[]) said.add(JSON.stringify(violation));
    violations.set(route, said);
  });
  return client;
}

function listening({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout?.on('data', (chunk) => String(chunk).includes('Prism is listening') && resolve());
    stdout?.on('close', () => reject(new Error('Prism ended before it listened')));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const free = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return free;
}
