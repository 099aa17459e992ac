import { type Account, type Level, type Repository, ROLES, type Role } from '../state/records.ts';
import { ApiError, notAccessible } from './api-error.ts';
import type { Caller } from './caller.ts';

/** What an operation asks of its caller. */
export interface Need {
  /** App permissions, one of which suffices; `issues` or `pull_requests` for what both have. */
  readonly permissions: readonly string[];
  readonly level: Level;
  /** The least role of a person; null: anyone who can see the repository. */
  readonly role: Role | null;
  /** Whether it is for archived repositories too: to bring them back. */
  readonly isForArchived?: boolean;
}

const LEVELS: readonly Level[] = ['read', 'write', 'admin'];

/** The role of an account in a repository; null for an outsider. */
export function roleOf(repository: Repository, account: Account): Role | null {
  if (repository.ownerId === account.id) return 'admin';
  return repository.collaborators.find((one) => one.accountId === account.id)?.role ?? null;
}

export function hasRole(repository: Repository, account: Account, least: Role): boolean {
  const role = roleOf(repository, account);
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whether the caller knows that the repository is there. */
export function canSee(caller: Caller, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  if (caller.kind === 'user') return roleOf(repository, caller.account) !== null;
  return caller.kind === 'installation' && isInstalledOn(caller, repository);
}

function isInstalledOn(caller: Caller & { kind: 'installation' }, repository: Repository): boolean {
  return (
    caller.installation.accountId === repository.ownerId &&
    (caller.repositoryIds === null || caller.repositoryIds.includes(repository.id))
  );
}

/**
 * Throws unless the caller may: 404 for what it must not know of, 403 for what it may see and not do, 401 where
 * nobody is signed in. https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
export function checkNeed(caller: Caller, repository: Repository, need: Need): void {
  if (!canSee(caller, repository)) throw new ApiError(404, 'Not Found');
  const isRead = need.level === 'read';
  // https://docs.github.com/repositories/archiving-a-github-repository/archiving-repositories
  if (repository.isArchived && !isRead && need.isForArchived !== true) {
    throw new ApiError(403, 'Repository was archived so is read-only.', { type: 'FORBIDDEN' });
  }
  if (caller.kind === 'installation') {
    checkInstallation(caller, repository, need);
    return;
  }
  if (caller.kind === 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  if (isRead && need.role === null) return;
  if (caller.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
  if (need.role !== null && !hasRole(repository, caller.account, need.role)) {
    throw new ApiError(403, 'Must have write access to repository', { type: 'FORBIDDEN' });
  }
}

function checkInstallation(
  caller: Caller & { kind: 'installation' },
  repository: Repository,
  need: Need,
): void {
  const isInstalled = isInstalledOn(caller, repository);
  // Public repositories can be read with any token.
  if (!isInstalled && need.level === 'read' && !repository.isPrivate) return;
  const isGranted = need.permissions.some((name) => {
    const granted = name === 'metadata' ? (caller.permissions[name] ?? 'read') : caller.permissions[name];
    return granted !== undefined && LEVELS.indexOf(granted) >= LEVELS.indexOf(need.level);
  });
  if (!isInstalled || !isGranted) throw notAccessible();
}

/** The account in whose name the caller acts; throws 401 where there is none. */
export function actorOf(caller: Caller): Account {
  if (caller.kind === 'user' || caller.kind === 'installation') return caller.account;
  throw new ApiError(401, 'Requires authentication');
}

const read = (...permissions: string[]): Need => ({ permissions, level: 'read', role: null });
const write = (role: Role | null, ...permissions: string[]): Need => ({ permissions, level: 'write', role });

/** The needs that operations have in common. */
export const NEEDS = {
  metadata: read('metadata'),
  readContents: read('contents'),
  writeContents: write('write', 'contents'),
  readIssues: read('issues', 'pull_requests'),
  /** Anyone may open an issue, comment and react. */
  speak: write(null, 'issues', 'pull_requests'),
  openIssue: write(null, 'issues'),
  writeIssues: write('write', 'issues'),
  triage: write('triage', 'issues', 'pull_requests'),
  labels: write('write', 'issues', 'pull_requests'),
  readPulls: read('pull_requests'),
  /** Whoever may write to the head may open one: https://docs.github.com/rest/pulls/pulls#create-a-pull-request */
  openPull: write(null, 'pull_requests'),
  writePulls: write('write', 'pull_requests'),
  reviewPulls: write(null, 'pull_requests'),
  /** Merging writes contents: https://docs.github.com/rest/pulls/pulls#merge-a-pull-request */
  mergePulls: write('write', 'contents'),
  readChecks: read('checks'),
  writeChecks: write('write', 'checks'),
  readStatuses: read('statuses'),
  writeStatuses: write('write', 'statuses'),
  /** Anyone who can see a repository may fork it. */
  fork: write(null, 'administration', 'contents'),
  administer: write('admin', 'administration'),
  unarchive: { ...write('admin', 'administration'), isForArchived: true },
} satisfies Record<string, Need>;
