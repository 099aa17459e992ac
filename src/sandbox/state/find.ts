import { join } from 'node:path';
import { ApiError } from '../http/api-error.ts';
import type { Account, AppRecord, Installation, Issue, Label, Pull, Repository } from './records.ts';
import type { World } from './world.ts';

/** An issue that is a pull request. */
export type PullIssue = Issue & { pull: Pull };

/** The account of that id; throws where the state is broken, as ids come from the state alone. */
export function accountOf(world: World, id: number): Account {
  return found(world.state.accounts.find((account) => account.id === id));
}

export function findAccount(world: World, login: string): Account | undefined {
  return world.state.accounts.find((account) => account.login.toLowerCase() === login.toLowerCase());
}

export function appOf(world: World, id: number): AppRecord {
  return found(world.state.apps.find((app) => app.id === id));
}

/** GitHub compares owner and name without case. */
export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  return world.state.repositories.find(
    (repository) =>
      repository.name.toLowerCase() === name.toLowerCase() &&
      accountOf(world, repository.ownerId).login.toLowerCase() === owner.toLowerCase(),
  );
}

/** The repository that had this name before it was renamed or transferred; a new one of the name comes first. */
export function findMoved(world: World, owner: string, name: string): Repository | undefined {
  const former = world.state.formerNames.find((one) => one.fullName === `${owner}/${name}`.toLowerCase());
  return world.state.repositories.find((repository) => repository.id === former?.repositoryId);
}

/** Whether a repository ever had this name that it has no more. */
export function wasNamed(world: World, owner: string, name: string): boolean {
  return world.state.formerNames.some((one) => one.fullName === `${owner}/${name}`.toLowerCase());
}

export function repositoryOf(world: World, id: number): Repository {
  return found(world.state.repositories.find((repository) => repository.id === id));
}

export function ownerOf(world: World, repository: Repository): Account {
  return accountOf(world, repository.ownerId);
}

export function fullName(world: World, repository: Repository): string {
  return `${ownerOf(world, repository).login}/${repository.name}`;
}

/** Path of the bare repository. */
export function gitDirectory(world: World, repository: Repository): string {
  return join(world.directory, ownerOf(world, repository).login, `${repository.name}.git`);
}

/**
 * The issue of that number. Throws 410 for one that was deleted, 404 for what is not there:
 * https://docs.github.com/rest/issues/issues#get-an-issue
 */
export function issueOf(repository: Repository, number: number): Issue {
  const gone = repository.goneIssues.find((one) => one.number === number);
  if (gone?.movedTo === null) throw new ApiError(410, 'This issue was deleted');
  return found(repository.issues.find((issue) => issue.number === number));
}

export function issueById(repository: Repository, id: number): Issue {
  return found(repository.issues.find((issue) => issue.id === id));
}

export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== null;
}

export function pullOf(repository: Repository, number: number): PullIssue {
  const issue = issueOf(repository, number);
  if (!isPull(issue)) throw new ApiError(404, 'Not Found');
  return issue;
}

export function labelsOf(repository: Repository, issue: Issue): Label[] {
  return issue.labelIds.map((id) => found(repository.labels.find((label) => label.id === id)));
}

/** The accounts that administer a repository. */
export function adminIdsOf(repository: Repository): number[] {
  const admins = repository.collaborators.filter((one) => one.role === 'admin');
  return [repository.ownerId, ...admins.map((one) => one.accountId)];
}

/** The installation of the app that owns webhooks on this repository. */
export function installationOf(
  world: World,
  repository: Repository,
  appId: number,
): Installation | undefined {
  return world.state.installations.find(
    (installation) =>
      installation.appId === appId &&
      installation.accountId === repository.ownerId &&
      (installation.repositoryIds === null || installation.repositoryIds.includes(repository.id)),
  );
}

/** The value, or GitHub's 404. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new ApiError(404, 'Not Found');
  return value;
}
