import { readPlan } from '../src/plan/reading/read.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from '../test/e2e/world.ts';
import type { Figure } from './figure.ts';

/** Requests that a flow costs, counted by the embedded GitHub: git's protocol and token exchange are not. */
export const requests: Figure = {
  name: 'requests',
  says: 'requests to GitHub in each flow, without faults',
  measure: async () => {
    const world = await createWorld();
    try {
      return await measure(world);
    } finally {
      await world.close();
    }
  },
};

async function measure(world: TestWorld): Promise<Record<string, number>> {
  const at = { owner: OWNER, repo: REPO };
  const grace = world.as('grace').rest;
  const count = async (act: () => Promise<unknown>): Promise<number> => {
    world.sandbox.requests.clear();
    await act();
    await world.quiet();
    return world.sandbox.requests.count();
  };
  const label = (issue: number) =>
    grace.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  const comment = (issue: number, body: string) =>
    grace.issues.createComment({ ...at, issue_number: issue, body });

  const issue = await world.issue(BUG, false);
  const labelled = await count(() => label(issue));
  const plan = await world.planPull(issue);
  const approved = await count(() => world.merge(plan?.number ?? 0));
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith('plans/')) ?? '';
  const [task] = readPlan(await world.file(path)).tasks;
  let pull = 0;
  const preview = await count(async () => {
    pull = await world.pull('lock', `Plan: #${issue} ${task?.id}`);
  });
  const merge = await count(() => world.merge(pull));
  let unrelated = 0;
  const unrelatedPull = await count(async () => {
    unrelated = await world.pull('other', 'Names no plan');
  });
  const little = await world.issue({ title: 'Help', body: '' }, false);
  const figures = {
    label: labelled,
    approve: approved,
    preview,
    merge,
    command: await count(() => comment(issue, '/plan done T02')),
    status: await count(() => comment(issue, '/plan status')),
    intake: await count(() => label(little)),
    comment: await count(() => comment(issue, 'No command in here')),
    unrelatedPull,
    unrelatedMerge: await count(() => world.merge(unrelated)),
  };
  const { data: gone } = await grace.pulls.get({ ...at, pull_number: unrelated });
  const { data: file } = await grace.repos.getContent({ ...at, path: 'src/other.js' });
  const message = `Revert "Change other"\n\nThis reverts commit ${gone.merge_commit_sha}.`;
  const sha = 'sha' in file ? file.sha : '';
  const unrelatedRevertPush = await count(() =>
    grace.repos.deleteFile({ ...at, path: 'src/other.js', message, sha }),
  );
  await grace.repos.createOrUpdateFileContents({
    ...at,
    path: '.github/planwright.yml',
    message: 'Record on a pull request',
    content: Buffer.from('bookkeeping: pull-request\n').toString('base64'),
  });
  const first = await world.pull('stand', `Plan: #${issue} T02`);
  const standingOpened = await count(() => world.merge(first));
  const second = await world.pull('stand-too', `Plan: #${issue} T03`);
  const standing = await count(() => world.merge(second));
  const { data: open } = await grace.pulls.list({ ...at, state: 'open' });
  const ours = open.find((each) => each.head.ref.startsWith('planwright/bookkeeping-'));
  const standingMerge = await count(() => world.merge(ours?.number ?? 0));
  return { ...figures, unrelatedRevertPush, standingOpened, standing, standingMerge };
}
