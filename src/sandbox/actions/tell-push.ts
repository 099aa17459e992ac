import { diffFiles } from '../git/diff.ts';
import { type Commit, readCommit } from '../git/read-commits.ts';
import { NO_OBJECT } from '../git/refs.ts';
import { emailOf } from '../shapes/account.ts';
import { accountOfPerson } from '../shapes/commit.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { gitDirectory } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** GitHub lists at most this many commits in a `push` payload. */
const COMMIT_LIMIT = 2048;

/** Announces a `push`: https://docs.github.com/webhooks/webhook-events-and-payloads#push */
export async function tellPush(
  world: World,
  repository: Repository,
  sender: Account,
  moved: {
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly isForced: boolean;
  },
  commits: readonly Commit[],
): Promise<void> {
  const page = repositoryPage(world, repository);
  const listed = [];
  for (const commit of commits.slice(0, COMMIT_LIMIT))
    listed.push(await payloadCommit(world, repository, commit));
  const isDeleted = moved.after === NO_OBJECT;
  const head =
    listed.find((commit) => commit.id === moved.after) ?? (await headCommit(world, repository, moved.after));
  const payload = {
    ref: moved.name,
    before: moved.before,
    after: moved.after,
    base_ref: null,
    created: moved.before === NO_OBJECT,
    deleted: isDeleted,
    forced: moved.isForced,
    compare: `${page}/compare/${moved.before.slice(0, 12)}...${moved.after.slice(0, 12)}`,
    commits: listed,
    head_commit: head,
    pusher: { name: sender.login, email: emailOf(sender) },
    // A push has been there since before `action` was: it has none, and its dates are numbers.
  };
  world.announce({ name: 'push', action: null, repository, sender, payload });
}

/** The commit a ref points at, where it is one and the move did not bring it. */
async function headCommit(world: World, repository: Repository, oid: string) {
  const commit = await readCommit(gitDirectory(world, repository), oid);
  return commit === null ? null : payloadCommit(world, repository, commit);
}

async function payloadCommit(world: World, repository: Repository, commit: Commit) {
  const directory = gitDirectory(world, repository);
  const files = await diffFiles(directory, commit.parents[0] ?? null, commit.oid, false);
  const person = (one: Commit['author']) => {
    const account = accountOfPerson(world, one);
    return { name: one.name, email: one.email, date: one.date, ...(account && { username: account.login }) };
  };
  return {
    id: commit.oid,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repositoryPage(world, repository)}/commit/${commit.oid}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: files.filter((file) => file.status === 'added').map((file) => file.path),
    removed: files.filter((file) => file.status === 'removed').map((file) => file.path),
    modified: files.filter((file) => !['added', 'removed'].includes(file.status)).map((file) => file.path),
  };
}
