import { Octokit } from '@octokit/rest';
import { readPlan } from '../../plan/reading/read.ts';
import { lineDiff } from '../line-diff.ts';
import type { SandboxAndBot } from '../start-sandbox-and-bot.ts';
import type { DemoResult } from './demo-result.ts';
import type { Narrator } from './narrator.ts';
import { readClone } from './read-clone.ts';
import { CHANGES, type Change, ISSUE, PEOPLE } from './story.ts';

type Story = Omit<DemoResult, 'seconds'>;

/** One person at work: an Octokit with that person's token, bound to the repository. */
interface Hand {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
}

/** A file that is not there yet is asked for on purpose; Octokit would log each 404. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Plays label → review → merge of the plan → two implementing pull requests → a command, and reads the end back. */
export async function playStory(both: SandboxAndBot, narrator: Narrator): Promise<Story> {
  const as = (login: string): Hand => ({
    octokit: new Octokit({ baseUrl: both.sandbox.url, auth: both.sandbox.userToken(login), log: SILENT }),
    owner: both.owner,
    repo: both.repo,
  });
  const { author, maintainer, developer } = PEOPLE;
  const plan = await proposePlan(both, narrator, as(author), as(maintainer));
  const ids = readPlan(plan.source).tasks.map((task) => task.id);
  const middle = Math.ceil(ids.length / 2);
  const [first, second] = CHANGES;
  let source = plan.source;
  let mergeRequests = 0;
  for (const [change, tasks] of [
    [first, ids.slice(0, middle)],
    [second, ids.slice(middle)],
  ] as const) {
    const merged = await mergeChange(both, narrator, as(developer), as(maintainer), {
      change,
      tasks,
      plan,
      source,
    });
    source = merged.source;
    mergeRequests = Math.max(mergeRequests, merged.requests);
  }
  const commandRequests = await commentCommand(both, narrator, as(maintainer), { plan, source });
  const end = readPlan(await readClone(both, plan.path));
  const ticked = end.tasks.filter((task) => task.checked).map((task) => task.id);
  return {
    ok: ticked.length === ids.length && end.criteria.every((criterion) => criterion.checked),
    planPath: plan.path,
    tier: plan.tier,
    ticked: [
      ...ticked,
      ...end.criteria.filter((criterion) => criterion.checked).map((criterion) => criterion.id),
    ],
    requests: { label: plan.requests, merge: mergeRequests, command: commandRequests },
  };
}

interface ProposedPlan {
  readonly issue: number;
  readonly path: string;
  readonly source: string;
  readonly tier: string;
  readonly requests: number;
}

async function proposePlan(
  both: SandboxAndBot,
  narrator: Narrator,
  author: Hand,
  maintainer: Hand,
): Promise<ProposedPlan> {
  const { owner, repo } = maintainer;
  const { data: issue } = await author.octokit.rest.issues.create({ owner, repo, ...ISSUE });
  await both.quiet();
  narrator.step(
    `${PEOPLE.author} opens issue #${issue.number}, and ${PEOPLE.maintainer} labels it needs-plan`,
  );
  narrator.says(ISSUE.title);
  const before = both.countRequests();
  await maintainer.octokit.rest.issues.addLabels({
    owner,
    repo,
    issue_number: issue.number,
    labels: ['needs-plan'],
  });
  await both.quiet();
  const requests = both.countRequests() - before;
  const { data: pulls } = await maintainer.octokit.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:planwright/issue-${issue.number}`,
  });
  const pull = pulls[0];
  if (!pull) throw new Error('No pull request with the plan was opened');
  const { data: files } = await maintainer.octokit.rest.pulls.listFiles({
    owner,
    repo,
    pull_number: pull.number,
  });
  const path = files[0]?.filename ?? '';
  narrator.says(
    `Planwright opens pull request #${pull.number} with ${path}, in ${requests} requests: ${pull.html_url}`,
  );
  narrator.diff(files[0]?.patch ?? '');

  narrator.step(`${PEOPLE.maintainer} reads the plan, approves and merges it`);
  await maintainer.octokit.rest.pulls.createReview({
    owner,
    repo,
    pull_number: pull.number,
    event: 'APPROVE',
    body: 'Good plan.',
  });
  await maintainer.octokit.rest.pulls.merge({
    owner,
    repo,
    pull_number: pull.number,
    merge_method: 'squash',
  });
  await both.quiet();
  const source = await readClone(both, path);
  const tier = readPlan(source).tier;
  narrator.says(`The plan is on the default branch (${tier}), and the label is gone.`);
  return { issue: issue.number, path, source, tier, requests };
}

async function mergeChange(
  both: SandboxAndBot,
  narrator: Narrator,
  hand: Hand,
  maintainer: Hand,
  given: { change: Change; tasks: readonly string[]; plan: ProposedPlan; source: string },
): Promise<{ source: string; requests: number }> {
  const { owner, repo, octokit } = hand;
  const { change, tasks, plan } = given;
  narrator.step(`${PEOPLE.developer} proposes "${change.title}", and ${PEOPLE.maintainer} merges it`);
  narrator.says(`Plan: #${plan.issue} ${tasks.join(', ')}`);
  await pushChange(hand, change);
  const { data: pull } = await octokit.rest.pulls.create({
    owner,
    repo,
    base: 'main',
    head: change.branch,
    title: change.title,
    body: `${change.description}\n\nPlan: #${plan.issue} ${tasks.join(', ')}\n`,
  });
  const at = { owner, repo, pull_number: pull.number };
  await maintainer.octokit.rest.pulls.createReview({ ...at, event: 'APPROVE', body: 'Fine.' });
  await both.quiet();
  const before = both.countRequests();
  await maintainer.octokit.rest.pulls.merge(at);
  await both.quiet();
  const requests = both.countRequests() - before;
  const source = await readClone(both, plan.path);
  narrator.says(`Planwright records it, in ${requests} requests:`);
  narrator.diff(lineDiff(given.source, source));
  return { source, requests };
}

async function pushChange({ owner, repo, octokit }: Hand, change: Change): Promise<void> {
  const { data: main } = await octokit.rest.git.getRef({ owner, repo, ref: 'heads/main' });
  await octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${change.branch}`, sha: main.object.sha });
  for (const { path, edit } of change.files) {
    const found = await octokit.rest.repos.getContent({ owner, repo, path, ref: change.branch }).then(
      (answer) => answer.data,
      () => null,
    );
    const isFile = found !== null && 'content' in found;
    const before = isFile ? Buffer.from(found.content, 'base64').toString('utf8') : null;
    await octokit.rest.repos.createOrUpdateFileContents({
      owner,
      repo,
      path,
      branch: change.branch,
      message: `${change.title}: ${path}`,
      content: Buffer.from(edit(before), 'utf8').toString('base64'),
      ...(isFile ? { sha: found.sha } : {}),
    });
  }
}

/** A person ticks by hand what no check of this repository reports: an exit criterion, with the reason. */
async function commentCommand(
  both: SandboxAndBot,
  narrator: Narrator,
  hand: Hand,
  { plan, source }: { plan: ProposedPlan; source: string },
): Promise<number> {
  const open = readPlan(source)
    .criteria.filter((criterion) => !criterion.checked)
    .map((criterion) => criterion.id);
  const command =
    open.length > 0 ? `/plan done ${open.join(' ')} ran them on my machine, all pass` : '/plan status';
  narrator.step(`${PEOPLE.maintainer} comments: ${command}`);
  const before = both.countRequests();
  const { owner, repo } = hand;
  await hand.octokit.rest.issues.createComment({ owner, repo, issue_number: plan.issue, body: command });
  await both.quiet();
  const requests = both.countRequests() - before;
  const after = await readClone(both, plan.path);
  narrator.says(`Planwright obeys, in ${requests} requests:`);
  narrator.diff(lineDiff(source, after));
  return requests;
}
