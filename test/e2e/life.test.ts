import { readPlan } from '../../src/plan/reading/read.ts';
import { progress } from '../../src/plan/reading/read-progress.ts';
import { largePlan } from './large-plan.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const head = async (): Promise<string> =>
  (await world.as('grace').rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;

const suite = async (sha: string, conclusion: 'success' | 'failure'): Promise<void> => {
  const run = { head_sha: sha, name: 'Test suite', status: 'completed' as const, conclusion };
  await world.as('linus').rest.checks.create({ ...at, ...run });
  await world.quiet();
};

/** Merges the pull request; gives the commit that it made. */
const merge = async (number: number): Promise<string> => {
  await world.merge(number, 'squash');
  const sha = await head();
  await world.quiet();
  return sha;
};

async function revert(number: number): Promise<number> {
  const hand = world.as('grace');
  const { data } = await hand.rest.pulls.get({ ...at, pull_number: number });
  const answer = await hand.graphql<{ revertPullRequest: { revertPullRequest: { number: number } } }>(
    'mutation($id: ID!) { revertPullRequest(input: { pullRequestId: $id }) { revertPullRequest { number } } }',
    { id: data.node_id },
  );
  return answer.revertPullRequest.revertPullRequest.number;
}

test('the whole life of a large plan', async () => {
  const { issue, path } = await largePlan(world);
  const part = (task: number): Promise<number> =>
    world.pull(`${issue}-T0${task}-part`, 'Writes a part.', `src/part-${task}.js`);
  const states = async (): Promise<string[]> =>
    progress(readPlan(await world.file(path))).map((phase) => phase.state);
  const say = async (body: string): Promise<void> => {
    await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body });
    await world.quiet();
  };

  // The first phase: two merges, and the tests pass on the second.
  const pulls = [await part(1)];
  await merge(pulls[0] ?? 0);
  pulls.push(await part(2));
  await suite(await merge(pulls[1] ?? 0), 'success');
  expect(await states()).toEqual(['complete', 'not started', 'waiting']);
  expect((await world.comments(issue)).join()).toContain(
    '**Checkpoint 1 is yours:** the work of phase 1 is done',
  );
  await say('/plan checkpoint 1 pass');

  // A person rewords a task and adds a sentence, while the next part is written.
  pulls.push(await part(3));
  const reworded = (await world.file(path))
    .replace('Write part 4', 'Write part 4, in two steps')
    .replace('## Phase 3', 'Ask linus before part 4.\n\n## Phase 3');
  await world.push(path, reworded);
  await merge(pulls[2] ?? 0);
  pulls.push(await part(4));

  // The tests fail on the second phase, then pass.
  const fourth = await merge(pulls[3] ?? 0);
  await suite(fourth, 'success');
  expect(await states()).toEqual(['complete', 'complete', 'not started']);
  await suite(fourth, 'failure');
  expect(await states()).toEqual(['complete', 'under way', 'waiting']);

  // What broke is taken back, and restored.
  const back = await revert(pulls[3] ?? 0);
  await merge(back);
  expect(await world.file(path)).toMatch(/- \[ \] \*\*T04\*\* .*in two steps/);
  const again = await revert(back);
  await suite(await merge(again), 'success');
  expect(await states()).toEqual(['complete', 'complete', 'not started']);
  expect(await world.file(path)).toMatch(/- \[x\] \*\*T04\*\* .*in two steps/);
  await say('/plan checkpoint 2 pass');

  // A person moves the last phase's tasks around by hand; then they are done, and one more change for the plan.
  const moved = await world.file(path);
  const [fifth = '', sixth = ''] = moved
    .split('\n')
    .filter((line) => /\*\*T0[56]\*\*/.test(line) && line.startsWith('- ['));
  await world.push(path, moved.replace(`${fifth}\n${sixth}`, `${sixth}\n${fifth}`));
  pulls.push(await part(5));
  await merge(pulls[4] ?? 0);
  pulls.push(await part(6));
  await merge(pulls[5] ?? 0);
  pulls.push(await world.pull('polish', `Plan: #${issue}`, 'src/polish.js'));
  await suite(await merge(pulls[6] ?? 0), 'success');

  const plan = await world.file(path);
  const document = readPlan(plan);
  expect(await states()).toEqual(['complete', 'complete', 'complete']);
  expect(document.phases.map((phase) => phase.records.map((record) => record.number))).toEqual([
    pulls.slice(0, 2),
    [pulls[2], pulls[3], back, again],
    pulls.slice(4),
  ]);
  for (const phase of document.phases) expect(phase.summary).not.toBeNull();
  expect(document.tasks.every((task) => task.checked)).toBe(true);
  expect(plan).toContain('Ask linus before part 4.');
  expect(plan.indexOf('**T06**')).toBeLessThan(plan.indexOf('**T05**'));
  expect(plan).toMatch(/^## Surprises and discoveries$/m);
  expect(plan).toMatch(/\*\*Phase 3:\*\* touched and unplanned `src\/polish\.js`\./);
  expect(plan).toMatch(
    /## Retrospective\n\n- \*\*Requirements:\*\* R1 met by T01, T02; R2 met by T03, T04; R3/,
  );
  for (const number of [...pulls, back, again])
    expect(plan.match(new RegExp(`\\bpr/${number}\\b`, 'g'))).toHaveLength(1);
  const comments = await world.comments(issue);
  expect(comments.filter((body) => body.includes('planwright:sticky'))).toEqual([
    expect.stringContaining(
      'is complete but for its checkpoint: 6 of 6 tasks done, 6 of 6 exit criteria met',
    ),
  ]);

  // Told again of everything, from the first day on, and swept: nothing changes.
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.stopBot();
  await world.startBot();
  expect(await world.file(path)).toBe(plan);
}, 300_000);
