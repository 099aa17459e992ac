import type { RepositoryReading } from './ports/repository.ts';

/** Where people read a file of the repository. */
export function planUrl(
  { repository }: Pick<RepositoryReading, 'repository'>,
  path: string,
  branch: string = repository.defaultBranch,
): string {
  return `${repository.url}/blob/${encodeURI(branch)}/${encodeURI(path)}`;
}
