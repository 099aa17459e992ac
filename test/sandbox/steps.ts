import { REPO, type TestSandbox } from './start.ts';

/** Makes a branch at the tip of main. */
export async function openBranch(sandbox: TestSandbox, name: string): Promise<void> {
  const { git } = sandbox.owner.rest;
  const { data } = await git.getRef({ ...REPO, ref: 'heads/main' });
  await git.createRef({ ...REPO, ref: `refs/heads/${name}`, sha: data.object.sha });
}

/** Commits a file, whose content is its path, on a branch; gives the commit. */
export async function write(sandbox: TestSandbox, path: string, branch: string): Promise<string> {
  const { data } = await sandbox.owner.rest.repos.createOrUpdateFileContents({
    ...REPO,
    path,
    branch,
    message: `Write ${path}`,
    content: Buffer.from(path).toString('base64'),
  });
  return data.commit.sha ?? '';
}

/** A branch with one commit, and its pull request into main. */
export async function openPull(
  sandbox: TestSandbox,
  branch: string,
  body = '',
): Promise<{ pull: number; sha: string; id: string }> {
  await openBranch(sandbox, branch);
  const sha = await write(sandbox, `${branch}.txt`, branch);
  const { data } = await sandbox.owner.rest.pulls.create({
    ...REPO,
    head: branch,
    base: 'main',
    title: branch,
    body,
  });
  return { pull: data.number, sha, id: data.node_id };
}
