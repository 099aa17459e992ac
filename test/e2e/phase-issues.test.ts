import { renderPlan } from '../../src/plan/render.ts';
import type { FaultInput } from '../../src/sandbox/http/faults.ts';
import { MEDIUM } from '../plan/sample-plan.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
let issue: number;
let path: string;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let count = 0;
beforeEach(async () => {
  const body = '`openStore` in `src/store.js` should open an empty file as an empty store.';
  ({ issue, path } = await world.approvedPlan({ title: `The store crashes in case ${++count}`, body }));
  const home = { repositoryUrl: `${world.sandbox.webUrl}/${OWNER}/${REPO}`, planPath: path };
  await world.push(path, renderPlan({ ...MEDIUM, issue: { number: issue, url: null } }, home));
});

async function comment(body: string): Promise<number> {
  const { data } = await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
  return data.id;
}

async function reactions(id: number): Promise<string[]> {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id: id });
  return data.map((reaction) => reaction.content);
}

async function subIssues() {
  const { data } = await world.as('grace').rest.issues.listSubIssues({ ...at, issue_number: issue });
  return data.map(({ number, title, body, html_url }) => ({ number, title, body: body ?? '', html_url }));
}

async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  world.sandbox.requests.clear();
  await work();
  return world.sandbox.requests.count();
}

const ISSUE_LINE = /^- \*\*Issue:\*\* .*$/gm;
const withoutOurs = (plan: string): string =>
  plan
    .split('\n')
    .filter((line) => !/^- \*\*Issue:\*\* |^<!-- planwright:did/.test(line))
    .join('\n')
    .trimEnd();
const isTicked = (plan: string, id: string): boolean => plan.includes(`- [x] **${id}**`);

const TITLES = MEDIUM.phases.map(({ number }) => expect.stringMatching(`^Phase ${number}: .`));

/** One sub-issue a phase, each linked once, from its own phase. */
async function expectWhole(): Promise<void> {
  const found = await subIssues();
  expect(found.map(({ title }) => title)).toEqual(TITLES);
  const plan = await world.file(path);
  expect(plan.match(ISSUE_LINE)).toEqual(
    found.map(({ number, html_url }) => `- **Issue:** [#${number}](${html_url})`),
  );
  for (const [index, line] of (plan.match(ISSUE_LINE) ?? []).entries()) {
    expect(
      plan
        .slice(0, plan.indexOf(line))
        .match(/^## Phase \d+/gm)
        ?.at(-1),
    ).toBe(`## Phase ${index + 1}`);
  }
}

test('one sub-issue a phase, linked from it in five requests; nothing else of the plan changes', async () => {
  // It reads the plan that was just pushed, and what that plans to modify.
  await comment('/plan status');
  const before = await world.file(path);
  let id = 0;
  const requests = await requestsOf(async () => {
    id = await comment('/plan issues');
  });
  expect(requests).toBe(5);
  expect(await reactions(id)).toEqual(['rocket']);
  await expectWhole();
  expect(withoutOurs(await world.file(path))).toBe(withoutOurs(before));
  for (const { body } of await subIssues()) {
    expect(body).toContain(`/blob/main/${path})`);
    expect(body).not.toMatch(/\[[ x]\]/);
  }
});

test('on a complete plan nothing is opened, and the reply says why', async () => {
  await world.push(path, (await world.file(path)).replaceAll('- [ ]', '- [x]'));
  await comment('/plan issues');
  expect((await world.comments(issue)).at(-1)).toContain('every phase of the plan is complete');
  expect(await subIssues()).toEqual([]);
});

test('again, nothing is doubled, and a phase renamed by hand renames its sub-issue; text of people stays', async () => {
  await comment('/plan issues');
  const [first] = await subIssues();
  expect(await requestsOf(() => comment('/plan issues'))).toBe(4);
  expect((await world.comments(issue)).at(-1)).toContain('Nothing to do');
  const hand = world.as('grace').rest;
  const { number = 0, body = '' } = first ?? {};
  await hand.issues.update({ ...at, issue_number: number, body: `Ours first.\n\n${body}\n\nAsk @linus.` });
  await world.push(path, (await world.file(path)).replace(/^## Phase 1: .*$/m, '## Phase 1: Cost $1 & more'));
  expect(await requestsOf(() => comment('/plan issues'))).toBe(5);
  const [renamed, ...others] = await subIssues();
  expect(others).toHaveLength(MEDIUM.phases.length - 1);
  expect(renamed).toMatchObject({ number, title: 'Phase 1: Cost $1 & more' });
  expect(renamed?.body).toMatch(/^Ours first\.\n\n<!-- planwright:phase [\s\S]*\n\nAsk @linus\.$/);
  await expectWhole();
});

test('the same delivery again opens nothing', async () => {
  await comment('/plan issues');
  const before = { plan: await world.file(path), issues: await subIssues() };
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect({ plan: await world.file(path), issues: await subIssues() }).toEqual(before);
});

test.each<[string, FaultInput]>([
  ['lost after they were opened', { graphql: 'WriteSubIssues', kind: 'lost-after' }],
  ['refused before they were opened', { graphql: 'WriteSubIssues', kind: 'refused-before' }],
  ['cut off before the commit', { graphql: 'createCommitOnBranch', kind: 'dropped' }],
  ['cut off after the commit', { graphql: 'createCommitOnBranch', kind: 'lost-after' }],
])('%s: the next run finds what is there', async (_name, fault) => {
  world.sandbox.faults.add(fault);
  const id = await comment('/plan issues');
  expect(world.sandbox.faults.list()).toEqual([]);
  expect(await reactions(id)).toContain('rocket');
  await expectWhole();
});

test('links that people took out of the plan are put back, to the issues that are there', async () => {
  await comment('/plan issues');
  const before = await subIssues();
  await world.push(path, (await world.file(path)).replace(ISSUE_LINE, '').replace(/\n{3,}/g, '\n\n'));
  expect((await world.file(path)).match(ISSUE_LINE)).toBeNull();
  await comment('/plan issues');
  expect(await subIssues()).toEqual(before);
  await expectWhole();
});

test('an issue that people took out of the family, and that its phase links still, is taken in again', async () => {
  await comment('/plan issues');
  const { data } = await world.as('grace').rest.issues.listSubIssues({ ...at, issue_number: issue });
  const [child] = data;
  await world
    .as('grace')
    .rest.issues.removeSubIssue({ ...at, issue_number: issue, sub_issue_id: child?.id ?? 0 });
  await world.quiet();
  expect(await requestsOf(() => comment('/plan issues'))).toBe(6);
  expect((await subIssues()).map(({ number }) => number).toSorted()).toEqual(
    data.map(({ number }) => number).toSorted(),
  );
});

describe('evidence', () => {
  const tasks = (phase: number): string[] =>
    MEDIUM.phases.find(({ number }) => number === phase)?.tasks.map(({ id }) => id) ?? [];

  test("a merged pull request that closes a phase's sub-issue does its open tasks, in four requests", async () => {
    await comment('/plan issues');
    const number = (await subIssues())[1]?.number ?? 0;
    const pull = await world.pull(`phase-two-${issue}`, `Closes #${number}`);
    const requests = await requestsOf(async () => {
      await world.merge(pull, 'squash');
      await world.quiet();
    });
    expect(requests).toBe(4);
    const plan = await world.file(path);
    expect(tasks(2).map((id) => isTicked(plan, id))).toEqual(tasks(2).map(() => true));
    expect(tasks(1).map((id) => isTicked(plan, id))).toEqual(tasks(1).map(() => false));
    expect(plan).toMatch(new RegExp(`\\[#${pull}\\]\\([^)]+\\) \\*\\*Change phase-two-`));
  });

  test('the check run on it says so before', async () => {
    await comment('/plan issues');
    const number = (await subIssues())[0]?.number ?? 0;
    const pull = await world.pull(`phase-one-${issue}`, `Closes #${number}`);
    const hand = world.as('grace').rest;
    const { data } = await hand.pulls.get({ ...at, pull_number: pull });
    const { data: checks } = await hand.checks.listForRef({ ...at, ref: data.head.sha });
    const said = checks.check_runs.map((run) => run.output.summary ?? '').join('\n');
    for (const id of tasks(1)) expect(said).toContain(`+- [x] **${id}**`);
  });

  test('phases that people numbered anew keep their sub-issues by the link', async () => {
    await comment('/plan issues');
    const [first] = await subIssues();
    const swapped = (await world.file(path))
      .replace(/^## Phase 1:/m, '## Phase 3:')
      .replace(/^## Phase 2:/m, '## Phase 1:');
    await world.push(path, swapped.replace(/^## Phase 3:/m, '## Phase 2:'));
    const pull = await world.pull(`swapped-${issue}`, `Closes #${first?.number}`);
    await world.merge(pull);
    await world.quiet();
    const plan = await world.file(path);
    expect(tasks(1).map((id) => isTicked(plan, id))).toEqual(tasks(1).map(() => true));
    expect(tasks(2).map((id) => isTicked(plan, id))).toEqual(tasks(2).map(() => false));
  });

  test('closed by hand, it does nothing', async () => {
    await comment('/plan issues');
    const before = await world.file(path);
    const number = (await subIssues())[0]?.number ?? 0;
    const requests = await requestsOf(async () => {
      await world.as('grace').rest.issues.update({ ...at, issue_number: number, state: 'closed' });
      await world.quiet();
    });
    expect(requests).toBe(0);
    expect(await world.file(path)).toBe(before);
  });
});
