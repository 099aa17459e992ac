import type { RepositoryReading } from './ports/repository.ts';

/** Where people read a file of the repository. */
export function planUrl(
  { repository }: { readonly repository: Pick<RepositoryReading['repository'], 'url' | 'defaultBranch'> },
  path: string,
  branch: string = repository.defaultBranch,
): string {
  return `${repository.url}/blob/${encodeSegments(branch)}/${encodeSegments(path)}`;
}

/** Nothing in a name may end the path, nor the markdown link that the address stands in. */
function encodeSegments(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment).replaceAll('(', '%28').replaceAll(')', '%29'))
    .join('/');
}
