import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cloneOf } from './git-client.ts';
import { REPO, startTestSandbox, type TestSandbox } from './start.ts';
import { openBranch, openPull, write } from './steps.ts';

/** Everything that a sandbox remembers, without what each start makes anew. */
function memory({ world }: TestSandbox): unknown {
  return JSON.parse(JSON.stringify(world.state));
}

/** One of each thing that leaves something behind, in the state or in git. */
async function play(sandbox: TestSandbox): Promise<void> {
  const { owner } = sandbox;
  sandbox.setWorkflowChecks('octo', 'shelf', ['test']);
  sandbox.setMembers('octo', 'shelf', [{ login: 'member', isPublic: true }]);
  sandbox.setCollaborator('octo', 'shelf', 'worker', 'write', 'release manager');
  for (const [index, merge_method] of (['merge', 'squash', 'rebase'] as const).entries()) {
    const { pull, id } = await openPull(sandbox, `topic-${index}`);
    await sandbox.as('worker').rest.pulls.createReview({ ...REPO, pull_number: pull, event: 'APPROVE' });
    await owner.rest.pulls.merge({ ...REPO, pull_number: pull, merge_method });
    await owner.graphql(
      'mutation ($id: ID!) { revertPullRequest(input: { pullRequestId: $id }) { clientMutationId } }',
      { id },
    );
  }
  const { data: parent } = await owner.rest.issues.create({ ...REPO, title: 'Parent', labels: ['bug'] });
  const { data: child } = await owner.rest.issues.create({ ...REPO, title: 'Child' });
  await owner.rest.issues.addSubIssue({ ...REPO, issue_number: parent.number, sub_issue_id: child.id });
  await owner.graphql('mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }', {
    id: child.node_id,
  });
  await playFork(sandbox);
  await playPushes(sandbox);
  await owner.rest.repos.renameBranch({ ...REPO, branch: 'main', new_name: 'trunk' });
  await owner.rest.repos.update({ ...REPO, name: 'rack' });
}

async function playFork(sandbox: TestSandbox): Promise<void> {
  const { rest } = sandbox.as('forker', null);
  const fork = { owner: 'forker', repo: 'shelf' };
  await rest.repos.createFork(REPO);
  const { data: main } = await rest.git.getRef({ ...fork, ref: 'heads/main' });
  await rest.git.createRef({ ...fork, ref: 'refs/heads/far', sha: main.object.sha });
  await rest.repos.createOrUpdateFileContents({
    ...fork,
    path: 'far',
    branch: 'far',
    message: 'Far',
    content: '',
  });
  await rest.pulls.create({ ...REPO, head: 'forker:far', base: 'main', title: 'Far' });
}

/** One push that is taken and one that is refused, whose objects must not stay. */
async function playPushes(sandbox: TestSandbox): Promise<void> {
  const clone = await cloneOf(sandbox, sandbox.userToken('octo'));
  await clone.commit('pushed.txt', 'one');
  await clone.git('push', '-q', 'origin', 'main');
  sandbox.setRulesets('octo', 'shelf', [
    { name: 'Queue', rules: [{ type: 'merge_queue', parameters: {} }, CHECKS] },
  ]);
  await clone.commit('refused.txt', 'one');
  await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(/GH013/);
  clone.remove();
  await openBranch(sandbox, 'queued');
  const sha = await write(sandbox, 'queued.txt', 'queued');
  const { data } = await sandbox.owner.rest.pulls.create({
    ...REPO,
    head: 'queued',
    base: 'main',
    title: 'Queued',
  });
  await sandbox.owner.rest.repos.createCommitStatus({ ...REPO, sha, state: 'success', context: 'ci' });
  await sandbox.owner.graphql(
    'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }',
    { id: data.node_id },
  );
}

const CHECKS = {
  type: 'required_status_checks',
  parameters: { required_status_checks: [{ context: 'ci' }] },
};

test('a second start on the same folder has all that was there, and git is sound', async () => {
  const sandbox = await startTestSandbox({ people: [{ login: 'forker', role: null }] });
  await play(sandbox);
  const before = memory(sandbox);
  await sandbox.close();
  const again = await startTestSandbox({
    directory: sandbox.directory,
    people: [{ login: 'forker', role: null }],
  });
  expect(memory(again)).toEqual(before);
  const { data } = await again.owner.rest.repos.get({ owner: 'octo', repo: 'rack' });
  expect(data.default_branch).toBe('trunk');
  await again.owner.rest.repos.getContent({ owner: 'octo', repo: 'rack', path: 'pushed.txt' });
  for (const owner of ['octo', 'forker']) {
    for (const name of readdirSync(join(sandbox.directory, owner))) {
      const directory = join(sandbox.directory, owner, name);
      const { stdout, stderr } = await promisify(execFile)('git', [
        '--git-dir',
        directory,
        'fsck',
        '--full',
        '--strict',
      ]);
      const faults = `${stdout}${stderr}`
        .split('\n')
        .filter((line) => line !== '' && !/^dangling |^Checking /.test(line));
      expect(faults).toEqual([]);
    }
  }
  await again.end();
  await sandbox.end();
}, 60_000);
