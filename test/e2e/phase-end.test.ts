import { readPlan } from '../../src/plan/reading/read.ts';
import { progress } from '../../src/plan/reading/read-progress.ts';
import { largePlan } from './large-plan.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** What is written when work lands, when a phase is complete, and when the whole plan is. */
let world: TestWorld;
let issue: number;
let path: string;
const at = { owner: OWNER, repo: REPO };
beforeEach(async () => {
  world = await createWorld();
  ({ issue, path } = await largePlan(world));
});
afterEach(() => world.close());

async function say(body: string): Promise<void> {
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
}

let count = 0;
/** Merges one pull request that does these tasks; gives its number. The tests pass on what it made, where wanted. */
async function done(tasks: string, file: string, isTested = false): Promise<number> {
  const pull = await world.pull(`${issue}-${tasks}-part-${++count}`, 'Writes a part.', file);
  await world.merge(pull, 'squash');
  const { data } = await world.as('grace').rest.git.getRef({ ...at, ref: 'heads/main' });
  await world.quiet();
  const run = { status: 'completed', conclusion: 'success' } as const;
  if (isTested)
    await world
      .as('linus')
      .rest.checks.create({ ...at, head_sha: data.object.sha, name: 'Test suite', ...run });
  await world.quiet();
  return pull;
}

const states = async (): Promise<string[]> =>
  progress(readPlan(await world.file(path))).map(({ state }) => state);
const sticky = async (): Promise<string> => {
  const [one = '', ...others] = await world.comments(issue);
  return [one, ...others.filter((body) => body.includes('planwright:sticky'))].join('\n=====\n');
};

test('a complete phase gets its summary above its records, its drift and its checkpoint; adjust notes, pass goes on', async () => {
  const first = await done('T01', 'src/part-1.js');
  const second = await done('T02', 'src/beyond.js');
  const again = await done('T02', 'src/again.js');
  // Nothing has tested it: the criterion is open, and the comment says what it waits for.
  expect(await states()).toEqual(['under way', 'waiting', 'waiting']);
  expect(await sticky()).toMatch(/E1\.1.*`\/plan done E1\.1 /s);
  const third = await done('T02', 'src/more.js', true);
  expect(await states()).toEqual(['complete', 'not started', 'waiting']);

  const plan = await world.file(path);
  const part = plan.slice(plan.indexOf('## Phase 1:'), plan.indexOf('## Phase 2:'));
  const summary = /^\*\*Summary:?\*\*:? (.*)$/m.exec(part)?.[1] ?? '';
  expect(part.indexOf(summary)).toBeLessThan(part.indexOf(`- [#${first}](`));
  expect(summary).toMatch(
    new RegExp(
      `^\\[#${first}\\]\\(\\S+\\), \\[#${second}\\]\\(\\S+\\), \\[#${again}\\]\\(\\S+\\) and \\[#${third}\\]`,
    ),
  );
  expect(summary.replaceAll(/\([^)]*\)/g, '').match(/\.(?= |$)/g)?.length).toBeLessThanOrEqual(3);
  expect(plan).toMatch(
    /^- \*\*Phase 1:\*\* planned and untouched by the pull requests of its tasks `src\/part-2\.js`; touched and unplanned `src\/beyond\.js`, `src\/again\.js` and `src\/more\.js`; T02 took 3 pull requests\.$/m,
  );
  expect(await sticky()).toContain('**Checkpoint 1 is yours:** the work of phase 1 is done');
  expect(await sticky()).not.toContain('=====');

  await say('/plan checkpoint 1 adjust Split T03 first');
  const noted = await world.file(path);
  expect(noted).toMatch(/^- \[ \] .*Does the plan hold\?.*\n {2}- Adjust: Split T03 first · .*@grace/m);
  expect(await sticky()).toContain('**Checkpoint 1 is yours:**');
  await say('/plan checkpoint 1 pass');
  expect(await world.file(path)).toMatch(
    /^- \[x\] .*Does the plan hold\?.* · passed by .*@grace.*\n {2}- Adjust:/m,
  );
  expect(await sticky()).not.toContain('Checkpoint 1');
  expect(await sticky()).toMatch(/T03/);
}, 60_000);

test('the end: outcomes, drift, planned against actual size and open prompts; opened again, it says so no more', async () => {
  const pulls = [await done('T01-T02', 'src/part-1.js', true)];
  await say('/plan checkpoint 1 pass');
  pulls.push(await done('T03-T04', 'src/part-3.js', true));
  await say('/plan checkpoint 2 pass');
  pulls.push(await done('T05-T06', 'src/part-5.js', true));
  expect(await states()).toEqual(['complete', 'complete', 'complete']);
  const plan = await world.file(path);
  const today = new Date().toISOString().slice(0, 10);
  const end = plan.slice(plan.indexOf('## Retrospective'));
  expect(end.split('\n').slice(2, 8)).toEqual([
    '- **Requirements:** R1 met by T01, T02; R2 met by T03, T04; R3 met by T05, T06.',
    `- **Size:** 6 tasks planned; 6 files planned, 0 more touched; 3 pull requests, 3 file changes, +3 −0; all merged on ${today}.`,
    '- To be answered by those who did the work:',
    '  - Did it come true? T01 fails without the change.',
    '  - Which decisions held, and which were made anew?',
    '  - What was surprising, and what should the next plan know?',
  ]);
  expect(
    plan.match(/^- \*\*Phase \d:\*\* planned and untouched by .* `src\/part-[246]\.js`\.$/gm),
  ).toHaveLength(3);
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  expect(data.state).toBe('open');
  expect(await sticky()).toContain('6 of 6 tasks done');

  await say('/plan reopen T06 it is not done');
  const open = await world.file(path);
  expect(open).not.toContain('## Retrospective');
  expect(open).not.toMatch(/^- \*\*Phase 3:\*\*/m);
  await say('/plan done T06');
  const again = await world.file(path);
  expect(again.match(/^## (?:Drift|Retrospective)$/gm)).toEqual(['## Drift', '## Retrospective']);
  for (const pull of pulls) expect(again.match(new RegExp(`^- \\[#${pull}\\]`, 'gm'))).toHaveLength(1);
}, 60_000);

test('the record says who, what kind of files, which checks, and what it is in its own words, not those of forms', async () => {
  const branch = `${issue}-T01-lock`;
  const body = [
    '## What does this change?\n\nWriters wait for each other. The store is locked while it writes.',
    '## Checklist\n\n- [x] I have read the contributing guide\n- [ ] Tests are added',
    `Plan: #${issue} T01`,
    '---\n*This pull request was made by a robot. Rate it with a star!*',
  ].join('\n\n');
  const pull = await world.pull(branch, body, `db/migrations/${issue}_lock.sql`);
  const hand = world.as('linus').rest;
  const write = (file: string, message: string) =>
    hand.repos.createOrUpdateFileContents({
      ...{ ...at, branch, path: file, message },
      content: Buffer.from('export const locked = true;\n').toString('base64'),
    });
  await write(`test/lock-${issue}.test.js`, 'Test it\n\nCo-authored-by: Mary Moe <mary@example.com>');
  await write('src/part-1.js', 'Lock it');
  await world.as('grace').rest.pulls.createReview({ ...at, pull_number: pull, event: 'APPROVE' });
  await world.quiet();
  await world.stopBot();
  await world.merge(pull);
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
  for (const [name, conclusion] of [
    ['Test suite', 'success'],
    ['Docs', 'failure'],
  ] as const) {
    const run = { head_sha: data.merge_commit_sha ?? '', name, status: 'completed' as const, conclusion };
    await hand.checks.create({ ...at, ...run });
  }
  await world.sandbox.settled();
  await world.startBot();
  const plan = await world.file(path);
  const from = plan.indexOf(`- [#${pull}](`);
  const record = plan.slice(from, plan.indexOf('\n\n', from)).split('\n');
  const url = `${world.sandbox.webUrl}/${OWNER}/${REPO}`;
  const sha = data.merge_commit_sha ?? '';
  expect(record[0]).toContain(
    `- [#${pull}](${url}/pull/${pull}) **Change ${branch}** · ${new Date().toISOString().slice(0, 10)} · T01 · 3 files, +3 −0 · [${sha.slice(0, 7)}](${url}/commit/${sha})`,
  );
  expect(record).toContain(`  - Migrations: new \`db/migrations/${issue}_lock.sql\`.`);
  expect(record).toContain('  - Symbols: new `locked` (exported).');
  expect(record.join('\n')).toMatch(
    /^ {2}- By \[@linus\]\(\S+\) with Mary Moe, reviewed by \[@grace\]\(\S+\)\.$/m,
  );
  expect(record.join('\n')).toMatch(
    /^ {2}- Checks on \[[0-9a-f]{7}\]\(\S+\): passed `Test suite`; failed `Docs`\.$/m,
  );
  expect(record).toContain('  - Writers wait for each other. The store is locked while it writes.');
  expect(record.join('\n')).toMatch(/^ {2}- Tests: .*`test\/lock-\d+\.test\.js`/m);
  expect(record.join('\n')).not.toMatch(/contributing|robot|What does this change|Tests are added/);
}, 60_000);
