import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/rest';
import { pino } from 'pino';
import type { Sandbox } from '../../src/sandbox/options.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { createLog } from '../../src/serve/log.ts';
import { type Serving, serve } from '../../src/serve/serve.ts';
import { createPool } from '../../src/worker/pool.ts';
import { type Contract, watchContract } from '../contract/contract.ts';
import { unsound } from '../sandbox/unsound.ts';

export const OWNER = 'acme';
export const REPO = 'store';
/** What webhooks are signed with. */
export const SECRET = 'a secret for tests';
const PEM = readFileSync(new URL('../fixtures/test-app.pem', import.meta.url), 'utf8');

/** A small but real repository: a store with a test, a workflow, owners. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify({ name: 'store', version: '1.2.0', type: 'module', scripts: { test: 'node --test', lint: 'eslint .' } }, null, 2)}\n`,
  'README.md': '# store\n\nKeeps records in a file. `openStore(path)` opens one.\n',
  'src/store.js':
    'import { readFileSync, writeFileSync } from "node:fs";\n\n/** Opens the store at a path. */\nexport function openStore(path) {\n  const records = JSON.parse(readFileSync(path, "utf8"));\n  return {\n    get: (key) => records[key],\n    save: () => writeFileSync(path, JSON.stringify(records)),\n  };\n}\n',
  'src/cli.js':
    'import { openStore } from "./store.js";\n\nconsole.log(openStore(process.argv[2]).get(process.argv[3]));\n',
  'test/store.test.js':
    'import test from "node:test";\nimport { openStore } from "../src/store.js";\n\ntest("opens", () => openStore("test/data.json"));\n',
  'test/data.json': '{"a":1}\n',
  '.github/CODEOWNERS': '* @grace\n',
  '.github/workflows/ci.yml':
    'name: CI\non: [push, pull_request]\njobs:\n  test:\n    name: Test suite\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm ci\n      - run: npm test\n',
};

export const BUG = {
  title: 'The store crashes when the file is empty',
  body: '`openStore` in `src/store.js` throws `Unexpected end of JSON input` when the file is empty.\n\n### Expected behavior\n\nAn empty file should be opened as an empty store.\n\n### Steps to reproduce\n\n1. `touch empty.json`\n2. `node src/cli.js empty.json a`\n',
};

/** A thread takes a second to start: the bots of one test file, which may be many, share theirs. */
const isTest = typeof afterAll === 'function';
const pool = isTest ? createPool({ maxThreads: 3 }) : undefined;
if (isTest) afterAll(() => pool?.close());

/** Repositories that worlds begin with, by their files: those of one test file copy theirs from one. */
const origins = new Map<string, string>();
if (isTest) {
  afterAll(() => {
    for (const folder of origins.values()) rmSync(folder, { recursive: true, force: true });
  });
}

export interface TestWorld {
  readonly sandbox: Sandbox;
  bot: Serving;
  as(login: string, role?: Parameters<Sandbox['userToken']>[1]): Octokit;
  /** Opens the issue as ada; the label, when wanted, is set by grace. */
  issue(content?: { title: string; body: string }, label?: boolean): Promise<number>;
  /** A branch with one changed file, a pull request from it, and its number. */
  pull(branch: string, body: string, file?: string): Promise<number>;
  merge(number: number, method?: 'merge' | 'squash' | 'rebase'): Promise<void>;
  /** The pull request with the plan. */
  planPull(issue: number): Promise<{ number: number; body: string | null; state: string } | undefined>;
  /** Labels, plans and merges the plan. */
  approvedPlan(content?: { title: string; body: string }): Promise<{ issue: number; path: string }>;
  /** Files of the default branch, by `git clone`. */
  clone(): Promise<Map<string, string>>;
  file(path: string): Promise<string>;
  /** A person's own commit to the default branch: the file's new text. */
  push(path: string, content: string): Promise<void>;
  comments(number: number): Promise<string[]>;
  quiet(): Promise<void>;
  stopBot(): Promise<void>;
  /** On a free port unless one is said. */
  startBot(port?: number): Promise<void>;
  close(): Promise<void>;
}

/** `neighbours`: owners, each with an installation of their own and the same repository in it. */
export async function createWorld(
  files: Readonly<Record<string, string>> = FILES,
  { neighbours = [] }: { readonly neighbours?: readonly string[] } = {},
): Promise<TestWorld> {
  const directory = mkdtempSync(join(tmpdir(), 'planwright-e2e-'));
  const origin = isTest ? originOf(files) : createRepository(join(directory, 'origin'), files);
  const sandbox = await startSandbox({
    directory: join(directory, 'github'),
    app: { id: 7, slug: 'planwright', webhookSecret: SECRET, privateKeyPem: PEM },
    webhookUrl: null,
    repositories: [OWNER, ...neighbours].map((owner) => ({ owner, name: REPO, fromGit: origin })),
  });
  const startBot = async (port = 0): Promise<Serving> => {
    const bot = await serve({
      appId: '7',
      privateKey: PEM,
      webhookSecret: SECRET,
      baseUrl: sandbox.url,
      host: '127.0.0.1',
      port,
      ...(pool === undefined ? {} : { pool }),
      cacheDir: join(directory, 'cache'),
      sweepEveryMs: 3_600_000,
      retryDelaysMs: [20, 50, 100, 200],
      secondaryMs: 300,
      log: createLog(process.env.TEST_LOG === 'yes' ? 'info' : 'fatal', pino.destination(2)),
    });
    sandbox.setWebhookUrl(bot.webhookUrl);
    return bot;
  };
  const contract = watchContract(sandbox);
  const world = worldOf(sandbox, await startBot(), startBot, { directory, contract });
  await world.quiet();
  return world;
}

function worldOf(
  sandbox: Sandbox,
  first: Serving,
  startBot: (port?: number) => Promise<Serving>,
  { directory, contract }: { directory: string; contract: Contract },
): TestWorld {
  const at = { owner: OWNER, repo: REPO };
  const as: TestWorld['as'] = (login, role) =>
    new Octokit({
      baseUrl: sandbox.url,
      auth: sandbox.userToken(login, role),
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    });
  const world: TestWorld = {
    sandbox,
    bot: first,
    as,
    issue: async (content = BUG, label = true) => {
      const { data } = await as('ada', 'read').rest.issues.create({ ...at, ...content });
      if (label)
        await as('grace').rest.issues.addLabels({ ...at, issue_number: data.number, labels: ['needs-plan'] });
      await world.quiet();
      return data.number;
    },
    pull: async (branch, body, file = `src/${branch}.js`) => {
      const hand = as('linus').rest;
      const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
      await hand.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: main.object.sha });
      const content = Buffer.from(`// ${branch}\n`).toString('base64');
      await hand.repos.createOrUpdateFileContents({
        ...at,
        path: file,
        branch,
        message: `Add ${file}`,
        content,
      });
      const { data } = await hand.pulls.create({
        ...at,
        base: 'main',
        head: branch,
        title: `Change ${branch}`,
        body,
      });
      // Its check run is a flow of its own.
      await world.quiet();
      return data.number;
    },
    merge: async (number, merge_method = 'merge') => {
      await as('grace').rest.pulls.merge({ ...at, pull_number: number, merge_method });
    },
    planPull: async (issue) => {
      const head = `${OWNER}:planwright/issue-${issue}`;
      const { data } = await as('grace').rest.pulls.list({ ...at, head, state: 'all' });
      return data[0];
    },
    approvedPlan: async (content) => {
      const issue = await world.issue(content);
      const pull = await world.planPull(issue);
      if (!pull) throw new Error(`No plan was opened for #${issue}`);
      await world.merge(pull.number);
      await world.quiet();
      // By name alone; that the file is there as people get it is for `file` and `clone` to show.
      const { data } = await as('grace').rest.repos.getContent({ ...at, path: 'plans' });
      const folders = Array.isArray(data) ? data.map((entry) => entry.path) : [];
      const folder = folders.find((each) => each.startsWith(`plans/${issue}-`));
      if (folder === undefined) throw new Error(`No plan on the default branch for #${issue}`);
      return { issue, path: `${folder}/PLAN.md` };
    },
    clone: () => readClone(sandbox.gitUrl(OWNER, REPO), directory),
    file: async (path) => (await world.clone()).get(path) ?? '',
    push: async (path, content) => {
      const hand = as('grace').rest.repos;
      const { data } = await hand.getContent({ ...at, path });
      const sha = 'sha' in data ? data.sha : '';
      const text = Buffer.from(content).toString('base64');
      await hand.createOrUpdateFileContents({ ...at, path, sha, content: text, message: `Edit ${path}` });
      await world.quiet();
    },
    comments: async (number) => {
      const { data } = await as('grace').rest.issues.listComments({ ...at, issue_number: number });
      return data.map((comment) => comment.body ?? '');
    },
    quiet: async () => {
      for (let round = 0; round < 3; round++) {
        await sandbox.settled();
        await world.bot.settled();
      }
    },
    stopBot: async () => {
      sandbox.setWebhookUrl(null);
      await world.bot.close();
    },
    startBot: async (port) => {
      world.bot = await startBot(port);
      await world.bot.sweepNow();
      await world.quiet();
    },
    close: async () => {
      await world.bot.close();
      await sandbox.close();
      const broken = unsound(join(directory, 'github'));
      rmSync(directory, { recursive: true, force: true });
      if (broken.length > 0) throw new Error(broken.join('\n'));
      // Every request of the app, every answer and every webhook of the embedded GitHub.
      const faults = contract.faults();
      if (!contract.answered.has('GET /app/installations')) faults.push('Nothing was watched');
      if (faults.length > 0) throw new Error(`Not as GitHub describes it:\n${faults.join('\n')}`);
    },
  };
  return world;
}

function originOf(files: Readonly<Record<string, string>>): string {
  const key = JSON.stringify(files);
  const folder =
    origins.get(key) ?? createRepository(mkdtempSync(join(tmpdir(), 'planwright-origin-')), files);
  origins.set(key, folder);
  return folder;
}

function createRepository(folder: string, files: Readonly<Record<string, string>>): string {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Grace',
    GIT_AUTHOR_EMAIL: 'grace@example.com',
    GIT_COMMITTER_NAME: 'Grace',
    GIT_COMMITTER_EMAIL: 'grace@example.com',
  };
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]): void => {
    execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' });
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Start the store');
  return folder;
}

/** Not `execFileSync`: the embedded GitHub answers from this very process. */
async function readClone(url: string, directory: string): Promise<Map<string, string>> {
  const run = promisify(execFile);
  const folder = mkdtempSync(join(directory, 'clone-'));
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  // Without the hooks and examples that git copies into each clone.
  await run('git', ['clone', '--quiet', '--template=', url, folder], { env });
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.git/'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
