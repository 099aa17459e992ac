import { createHmac, randomUUID } from 'node:crypto';
import { OWNER, REPO, SECRET, type TestWorld } from './world.ts';

const at = { owner: OWNER, repo: REPO };

export interface PullCheckRun {
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
  readonly sha: string;
  readonly id: number;
}

/** The newest check run Planwright on the head of a pull request; undefined where there is none. */
export async function checkOf(world: TestWorld, pull: number): Promise<PullCheckRun | undefined> {
  const hand = world.as('grace').rest;
  const { data } = await hand.pulls.get({ ...at, pull_number: pull });
  const ref = data.head.sha;
  const { data: runs } = await hand.checks.listForRef({
    ...at,
    ref,
    check_name: 'Planwright',
    filter: 'latest',
  });
  const run = runs.check_runs[0];
  if (run === undefined) return undefined;
  const { conclusion, output, id } = run;
  return { conclusion, title: output.title ?? '', summary: output.summary ?? '', sha: ref, id };
}

/** The lines of the check run's diff for the plan. */
export function diffOf(summary: string): string {
  return /`{3,}diff\n([\s\S]*?)\n`{3,}/.exec(summary)?.[1] ?? '';
}

/** What the check run says at lines, `path:line rule`, with its level. */
export async function annotationsOf(
  world: TestWorld,
  check_run_id: number,
): Promise<{ at: string; level: string }[]> {
  const hand = world.as('grace');
  const all = await hand.paginate(hand.rest.checks.listAnnotations, { ...at, check_run_id, per_page: 100 });
  return all.map((one) => ({
    at: `${one.path}:${one.start_line} ${one.title}`,
    level: one.annotation_level ?? '',
  }));
}

/** Somebody presses "Re-run" on the check run: GitHub tells its app, and no pull request where it is from a fork. */
export async function rerequest(world: TestWorld, id: number): Promise<void> {
  const told = world.sandbox.deliveries.log.findLast((one) => one.event === 'check_run');
  if (told === undefined) throw new Error('The app is told of no check run');
  const payload = JSON.parse(told.payload) as Record<string, object>;
  const { data } = await world.as('grace').rest.checks.get({ ...at, check_run_id: id });
  const body = JSON.stringify({
    ...payload,
    action: 'rerequested',
    check_run: { ...payload.check_run, ...data, pull_requests: [] },
    sender: { ...payload.sender, login: 'grace', type: 'User' },
  });
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  const response = await fetch(world.bot.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'check_run',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  });
  if (response.status >= 300) throw new Error(`The delivery was answered ${response.status}`);
  await world.quiet();
}

/** A fork of forker's with one more commit that writes a file, and a pull request from it. */
export async function pullFromFork(
  world: TestWorld,
  change: { branch: string; files: Readonly<Record<string, string>>; body?: string },
): Promise<number> {
  const { rest } = world.as('forker', null);
  const there = { owner: 'forker', repo: REPO };
  const ref = `refs/heads/${change.branch}`;
  const isFork = await rest.repos.get(there).catch(() => null);
  if (isFork === null) await rest.repos.createFork(at);
  // A fork has the branches of what it is a fork of.
  const isThere = await rest.git.getRef({ ...there, ref: ref.slice('refs/'.length) }).catch(() => null);
  if (isThere === null) {
    const { data: main } = await rest.git.getRef({ ...there, ref: 'heads/main' });
    await rest.git.createRef({ ...there, ref, sha: main.object.sha });
  }
  for (const [path, content] of Object.entries(change.files)) {
    const before = await rest.repos.getContent({ ...there, path, ref }).catch(() => null);
    await rest.repos.createOrUpdateFileContents({
      ...there,
      path,
      branch: change.branch,
      message: `Write ${path}`,
      content: Buffer.from(content).toString('base64'),
      ...(before && 'sha' in before.data ? { sha: before.data.sha } : {}),
    });
  }
  const { data } = await rest.pulls.create({
    ...at,
    head: `forker:${change.branch}`,
    base: 'main',
    title: 'From afar',
    body: change.body ?? '',
  });
  await world.quiet();
  return data.number;
}
