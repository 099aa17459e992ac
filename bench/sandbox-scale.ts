/**
 * How long each call of the embedded GitHub takes beside 1,000 issues and 1,000 pull requests: the median, in
 * milliseconds, of what a client waits.
 *
 *   node bench/sandbox-scale.ts [issues] [runs]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import type { Sandbox } from '../src/sandbox/options.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { median } from './figure.ts';

const REPO = { owner: 'octo', repo: 'shelf' };
const AIM = 100;
const [size, runs] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 15)];
const KEY = readFileSync(new URL('../test/fixtures/test-app.pem', import.meta.url), 'utf8');

type Call = (run: number) => Promise<unknown>;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Issues with labels and comments, and open pull requests of one commit each. */
async function fill(octokit: Octokit): Promise<void> {
  const { git, issues, pulls, repos } = octokit.rest;
  const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
  for (let index = 0; index < size; index += 1) {
    const { data } = await issues.create({
      ...REPO,
      title: `Issue ${index}`,
      body: 'Something is wrong.\n'.repeat(20),
      labels: ['bug'],
    });
    await issues.createComment({ ...REPO, issue_number: data.number, body: 'It is.' });
  }
  for (let index = 0; index < size; index += 1) {
    const branch = `topic-${index}`;
    await git.createRef({ ...REPO, ref: `refs/heads/${branch}`, sha: main.object.sha });
    const file = {
      path: `files/${index}.txt`,
      branch,
      message: `Write ${index}`,
      content: base64(`${index}\n`),
    };
    await repos.createOrUpdateFileContents({ ...REPO, ...file });
    await pulls.create({ ...REPO, head: branch, base: 'main', title: branch, body: `Part of #${index + 1}` });
  }
}

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const READ = `query ($number: Int!) { repository(owner: "octo", name: "shelf") {
  issue(number: $number) { title body labels(first: 20) { nodes { name } } comments(last: 50) { nodes { body } } }
  pullRequests(first: 50, states: [OPEN]) { nodes { number headRefName body } }
  object(expression: "HEAD:README.md") { ... on Blob { text } }
} }`;

/** The calls by name; `run` counts up, so that writes meet something new each time. */
function calls(octokit: Octokit): Record<string, Call> {
  const { checks, git, issues, pulls, repos } = octokit.rest;
  const first = { ...REPO, pull_number: size + 1 };
  const pullOf = (run: number) => ({ ...REPO, pull_number: 2 * size - run });
  const head = async (branch: string) =>
    (await git.getRef({ ...REPO, ref: `heads/${branch}` })).data.object.sha;
  const reads: Record<string, Call> = {
    'GET issues (100)': () => issues.listForRepo({ ...REPO, per_page: 100 }),
    'GET issues, last page': () => issues.listForRepo({ ...REPO, per_page: 100, page: Math.ceil(size / 50) }),
    'GET issues by label': () => issues.listForRepo({ ...REPO, labels: 'bug', per_page: 30 }),
    'GET issue': (run) => issues.get({ ...REPO, issue_number: 1 + run }),
    'GET issue comments': (run) => issues.listComments({ ...REPO, issue_number: 1 + run }),
    'GET pulls (100)': () => pulls.list({ ...REPO, per_page: 100 }),
    'GET pull': (run) => pulls.get({ ...REPO, pull_number: first.pull_number + run }),
    'GET pull files': (run) => pulls.listFiles({ ...REPO, pull_number: first.pull_number + run }),
    'GET branches (100)': () => repos.listBranches({ ...REPO, per_page: 100 }),
    'GET ref': () => git.getRef({ ...REPO, ref: 'heads/main' }),
    'GET contents': () => repos.getContent({ ...REPO, path: 'README.md' }),
    'GET commits': () => repos.listCommits({ ...REPO, per_page: 30 }),
    'GET check runs': () => checks.listForRef({ ...REPO, ref: 'main' }),
    'GraphQL read of a flow': (run) => octokit.graphql(READ, { number: 1 + run }),
  };
  const writes: Record<string, Call> = {
    'POST issue': (run) => issues.create({ ...REPO, title: `New ${run}`, labels: ['bug'] }),
    'POST comment': (run) => issues.createComment({ ...REPO, issue_number: 1 + run, body: 'More' }),
    'PATCH issue': (run) => issues.update({ ...REPO, issue_number: 1 + run, body: `Edited ${run}` }),
    'POST labels': (run) => issues.addLabels({ ...REPO, issue_number: 1 + run, labels: ['enhancement'] }),
    'POST check run': async (run) =>
      checks.create({ ...REPO, name: `Run ${run}`, head_sha: await head('main'), conclusion: 'success' }),
    'POST ref': async (run) =>
      git.createRef({ ...REPO, ref: `refs/heads/new-${run}`, sha: await head('main') }),
    'GraphQL createCommitOnBranch': async (run) => {
      const branch = `new-${run}`;
      const input = {
        branch: { repositoryNameWithOwner: 'octo/shelf', branchName: branch },
        expectedHeadOid: await head(branch),
        message: { headline: 'Plan' },
        fileChanges: { additions: [{ path: `plans/${run}.md`, contents: base64('# Plan\n') }] },
      };
      return octokit.graphql(COMMIT, { input });
    },
    'POST pull': (run) => pulls.create({ ...REPO, head: `new-${run}`, base: 'main', title: `New ${run}` }),
    'POST review': (run) => pulls.createReview({ ...pullOf(run), event: 'COMMENT', body: 'Seen' }),
    'PUT merge': (run) => pulls.merge({ ...pullOf(run), merge_method: 'squash' }),
  };
  return { ...reads, ...writes };
}

/** Milliseconds of the middle one of several runs. */
async function measure(call: Call): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await call(run);
    times.push(performance.now() - begun);
  }
  return median(times);
}

async function start(directory: string): Promise<Sandbox> {
  return startSandbox({
    directory,
    app: { id: 7, slug: 'planwright', webhookSecret: 'for measuring', privateKeyPem: KEY },
    webhookUrl: null,
    repositories: [{ owner: REPO.owner, name: REPO.repo }],
  });
}

const directory = mkdtempSync(join(tmpdir(), 'sandbox-scale-'));
const sandbox = await start(directory);
try {
  const octokit = new Octokit({ baseUrl: sandbox.url, auth: sandbox.userToken(REPO.owner) });
  const begun = performance.now();
  await fill(octokit);
  console.log(
    `${size} issues, ${size} pull requests: ${Math.round((performance.now() - begun) / 1000)} s to make`,
  );
  let slow = 0;
  for (const [name, call] of Object.entries(calls(octokit))) {
    const milliseconds = await measure(call);
    if (milliseconds > AIM) slow += 1;
    console.log(
      `${name.padEnd(32)} ${milliseconds.toFixed(1).padStart(8)} ms${milliseconds > AIM ? '  over' : ''}`,
    );
  }
  console.log(`over ${AIM} ms: ${slow}`);
} finally {
  await sandbox.close();
  rmSync(directory, { recursive: true, force: true });
}
