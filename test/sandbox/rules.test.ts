import { type Clone, cloneOf } from './git-client.ts';
import { REPO, startTestSandbox, type TestSandbox } from './start.ts';
import { openBranch, openPull, write } from './steps.ts';

let sandbox: TestSandbox;
let clone: Clone;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  clone = await cloneOf(sandbox, sandbox.userToken('octo'));
});
afterAll(async () => {
  clone.remove();
  await sandbox.end();
});
afterEach(() => {
  sandbox.setRulesets('octo', 'shelf', []);
  sandbox.setProtections('octo', 'shelf', []);
});

const guard = (type: string, parameters: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  sandbox.setRulesets('octo', 'shelf', [{ name: 'Guard', rules: [{ type, parameters }], ...more }]);
const tip = async (): Promise<string> =>
  (await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' })).data.object.sha;

async function freshMain(): Promise<void> {
  await clone.git('fetch', '-q', 'origin');
  await clone.git('checkout', '-q', '-B', 'main', 'origin/main');
}

describe('a push over git', () => {
  test('is refused where a pull request is required, and nothing of it stays', async () => {
    await freshMain();
    const before = await tip();
    const oid = await clone.commit('pushed.txt', 'one');
    guard('pull_request');
    await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(
      /GH013: Repository rule violations found for refs\/heads\/main[\s\S]*Changes must be made through a pull request/,
    );
    expect(await tip()).toBe(before);
    await expect(sandbox.owner.rest.git.getCommit({ ...REPO, commit_sha: oid })).rejects.toMatchObject({
      status: 422,
    });
    // Other branches are not meant.
    await clone.git('push', '-q', 'origin', 'main:refs/heads/elsewhere');
  });

  test('is told to nobody where it was refused', async () => {
    await freshMain();
    await clone.commit('untold.txt', 'one');
    guard('update');
    const pushed = (await sandbox.owner.rest.repos.get(REPO)).data.pushed_at;
    await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(
      /Cannot update this protected ref/,
    );
    expect((await sandbox.owner.rest.repos.get(REPO)).data.pushed_at).toBe(pushed);
  });

  test('by who may bypass the ruleset passes', async () => {
    await freshMain();
    const oid = await clone.commit('bypassed.txt', 'one');
    const { id } = (await sandbox.owner.rest.users.getAuthenticated()).data;
    guard('pull_request', {}, { bypassAccountIds: [id] });
    await clone.git('push', '-q', 'origin', 'main');
    expect(await tip()).toBe(oid);
  });

  test.each([
    ['creation', ['main:refs/heads/new'], /creations being restricted/],
    ['deletion', ['--delete', 'doomed'], /Cannot delete this branch/],
    ['non_fast_forward', ['-f', 'main~1:main'], /Cannot force-push to this branch/],
  ])('breaks %s', async (type, refspec, reason) => {
    await freshMain();
    await clone.git('push', '-q', '-f', 'origin', 'main:refs/heads/doomed');
    guard(type, {}, { include: ['~ALL'] });
    await expect(clone.git('push', '-q', 'origin', ...refspec)).rejects.toThrow(reason);
  });

  test('is all or nothing', async () => {
    await freshMain();
    await clone.commit('both.txt', 'one');
    guard('pull_request');
    await expect(clone.git('push', '-q', 'origin', 'main', 'main:refs/heads/side')).rejects.toThrow(
      /declined/,
    );
    await expect(sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/side' })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('an evaluated ruleset refuses nothing', async () => {
    await freshMain();
    const oid = await clone.commit('evaluated.txt', 'one');
    guard('pull_request', {}, { enforcement: 'evaluate' });
    await clone.git('push', '-q', 'origin', 'main');
    expect(await tip()).toBe(oid);
  });
});

describe('restricted file paths', () => {
  const restrict = () =>
    guard(
      'file_path_restriction',
      { restricted_file_paths: ['.github/**', 'secret.txt'] },
      { target: 'push' },
    );

  test('hold for git, whatever the branch and wherever in the push the commit is', async () => {
    await freshMain();
    restrict();
    await clone.git('checkout', '-q', '-b', 'sneaky');
    await clone.commit('secret.txt', 'one');
    await clone.git('rm', '-q', 'secret.txt');
    await clone.git('commit', '-q', '-m', 'Take it out again');
    await clone.commit('harmless.txt', 'one');
    await expect(clone.git('push', '-q', 'origin', 'sneaky')).rejects.toThrow(
      /File path is restricted: "secret.txt"/,
    );
  });

  test('hold for commits over the API', async () => {
    restrict();
    await expect(write(sandbox, '.github/workflows/ci.yml', 'main')).rejects.toThrow(
      /File path is restricted/,
    );
    await write(sandbox, 'docs/secret.txt', 'main');
  });

  test.each([
    ['file_extension_restriction', { restricted_file_extensions: ['*.jar'] }, 'a.jar', 'a.jars'],
    ['max_file_path_length', { max_file_path_length: 8 }, 'much-too-long.txt', 'short.md'],
  ])('%s', async (type, parameters, bad, good) => {
    guard(type, parameters, { target: 'push' });
    await expect(write(sandbox, bad, 'main')).rejects.toMatchObject({ status: 422 });
    await write(sandbox, good, 'main');
  });
});

describe('required status checks', () => {
  const require = (more: Record<string, unknown> = {}) =>
    guard('required_status_checks', { required_status_checks: [{ context: 'ci' }], ...more });
  const merge = (pull_number: number) => sandbox.owner.rest.pulls.merge({ ...REPO, pull_number });
  const state = (sha: string, value: 'success' | 'failure' | 'pending', context = 'ci') =>
    sandbox.owner.rest.repos.createCommitStatus({ ...REPO, sha, state: value, context });

  test('hold a merge back until they pass, and the pull request says so', async () => {
    const { pull, sha } = await openPull(sandbox, 'checked');
    require();
    const seen = async () =>
      (await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull })).data.mergeable_state;
    expect(await seen()).toBe('blocked');
    await expect(merge(pull)).rejects.toThrow(/Required status check "ci" is expected/);
    await state(sha, 'pending');
    await expect(merge(pull)).rejects.toThrow(/is pending/);
    await state(sha, 'failure');
    await expect(merge(pull)).rejects.toMatchObject({ status: 405 });
    await state(sha, 'success', 'another');
    await expect(merge(pull)).rejects.toThrow(/is failing/);
    await state(sha, 'success');
    expect(await seen()).toBe('clean');
    await merge(pull);
  });

  test.each(['success', 'neutral', 'skipped'] as const)(
    'a check run that is %s passes',
    async (conclusion) => {
      const { pull, sha } = await openPull(sandbox, `run-${conclusion}`);
      require();
      await sandbox.owner.rest.checks.create({ ...REPO, name: 'ci', head_sha: sha, conclusion });
      await merge(pull);
    },
  );

  test('of another app than the named one does not pass', async () => {
    const { pull, sha } = await openPull(sandbox, 'impostor');
    require({ required_status_checks: [{ context: 'ci', integration_id: 7 }] });
    await sandbox.owner.rest.checks.create({ ...REPO, name: 'ci', head_sha: sha, conclusion: 'success' });
    await expect(merge(pull)).rejects.toThrow(/is expected/);
    const app = await sandbox.installation();
    await app.rest.checks.create({ ...REPO, name: 'ci', head_sha: sha, conclusion: 'success' });
    await merge(pull);
  });

  test('strict: the head must be up to date', async () => {
    const { pull, sha } = await openPull(sandbox, 'behind');
    await write(sandbox, 'moved-on.txt', 'main');
    require({ strict_required_status_checks_policy: true });
    await state(sha, 'success');
    await expect(merge(pull)).rejects.toThrow(/not up to date/);
  });

  test('a commit that was checked elsewhere may be pushed', async () => {
    await freshMain();
    const oid = await clone.commit('checked-elsewhere.txt', 'one');
    require();
    await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(/"ci" is expected/);
    await clone.git('push', '-q', 'origin', 'main:refs/heads/try');
    await state(oid, 'success');
    await clone.git('push', '-q', 'origin', 'main');
    expect(await tip()).toBe(oid);
  });
});

describe('required reviews', () => {
  const merge = (pull_number: number) => sandbox.owner.rest.pulls.merge({ ...REPO, pull_number });
  const review = (login: string, pull_number: number, event: 'APPROVE' | 'REQUEST_CHANGES') =>
    sandbox
      .as(login, login === 'stranger' ? null : 'write')
      .rest.pulls.createReview({ ...REPO, pull_number, event, body: 'Said' });

  test('count from people with write permission alone, the last of each', async () => {
    const { pull } = await openPull(sandbox, 'reviewed');
    guard('pull_request', { required_approving_review_count: 1 });
    await expect(merge(pull)).rejects.toThrow(/At least 1 approving review is required/);
    await review('stranger', pull, 'APPROVE');
    await expect(merge(pull)).rejects.toMatchObject({ status: 405 });
    await review('writer', pull, 'REQUEST_CHANGES');
    await review('other', pull, 'APPROVE');
    await expect(merge(pull)).rejects.toThrow(/Changes have been requested/);
    await review('writer', pull, 'APPROVE');
    await merge(pull);
  });

  test('of an older head do not count where stale ones are dismissed', async () => {
    const { pull } = await openPull(sandbox, 'stale');
    guard('pull_request', { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true });
    await review('writer', pull, 'APPROVE');
    await write(sandbox, 'later.txt', 'stale');
    await expect(merge(pull)).rejects.toMatchObject({ status: 405 });
    await review('writer', pull, 'APPROVE');
    await merge(pull);
  });
});

describe('branch protection', () => {
  test('refuses in its own words, lets administrators pass unless it says so, and can be read', async () => {
    const writer = sandbox.as('writer', 'write');
    sandbox.setProtections('octo', 'shelf', [
      { pattern: 'main', requiredApprovals: 1, requiredChecks: ['ci'] },
    ]);
    const put = (who: TestSandbox['owner'], path: string) =>
      who.rest.repos.createOrUpdateFileContents({ ...REPO, path, message: path, content: '' });
    await expect(put(writer, 'by-writer.txt')).rejects.toThrow(/Changes must be made through a pull request/);
    await put(sandbox.owner, 'by-admin.txt');
    sandbox.setProtections('octo', 'shelf', [
      { pattern: 'ma*', requiredApprovals: 1, requiredChecks: ['ci'], isAdminEnforced: true },
    ]);
    await expect(put(sandbox.owner, 'by-admin-2.txt')).rejects.toMatchObject({ status: 422 });
    await freshMain();
    await clone.commit('protected.txt', 'one');
    await expect(clone.git('push', '-q', 'origin', 'main')).rejects.toThrow(
      /GH006: Protected branch update failed/,
    );
    const { repository } = await sandbox.owner.graphql<{ repository: Record<string, unknown> }>(
      `{ repository(owner: "octo", name: "shelf") {
        branchProtectionRules(first: 5) { nodes {
          pattern requiresApprovingReviews requiredApprovingReviewCount requiresStatusChecks
          requiredStatusCheckContexts isAdminEnforced allowsForcePushes allowsDeletions restrictsPushes
        } }
        ref(qualifiedName: "main") { branchProtectionRule { pattern } }
      } }`,
    );
    expect(repository).toEqual({
      branchProtectionRules: {
        nodes: [
          {
            pattern: 'ma*',
            requiresApprovingReviews: true,
            requiredApprovingReviewCount: 1,
            requiresStatusChecks: true,
            requiredStatusCheckContexts: ['ci'],
            isAdminEnforced: true,
            allowsForcePushes: false,
            allowsDeletions: false,
            restrictsPushes: false,
          },
        ],
      },
      ref: { branchProtectionRule: { pattern: 'ma*' } },
    });
    const { data } = await sandbox.owner.rest.repos.getBranch({ ...REPO, branch: 'main' });
    expect(data.protected).toBe(true);
  });

  test('guards against deletion and force pushes by itself', async () => {
    await openBranch(sandbox, 'kept');
    await write(sandbox, 'kept.txt', 'kept');
    sandbox.setProtections('octo', 'shelf', [{ pattern: 'kept', isAdminEnforced: true }]);
    const ref = { ...REPO, ref: 'heads/kept' };
    await expect(sandbox.owner.rest.git.deleteRef(ref)).rejects.toThrow(/Cannot delete this branch/);
    await expect(sandbox.owner.rest.git.updateRef({ ...ref, sha: await tip(), force: true })).rejects.toThrow(
      /Cannot force-push/,
    );
  });
});
