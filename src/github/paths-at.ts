import type { ReadsTrees, RepositoryRef } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import { pathsAtDocument } from './queries/paths-at.ts';

/** GitHub answers this many objects at once without trouble; a plan of more paths is judged without them. */
const MOST_PATHS = 300;

interface Answer {
  readonly repository: Readonly<Record<string, { readonly oid: string } | null>> | null;
}

/** As `ReadsTrees.pathsAt` says; null for more paths than one request asks about, too. */
export async function pathsAt(
  client: Client,
  { owner, name }: RepositoryRef,
  commit: string,
  paths: readonly string[],
): ReturnType<ReadsTrees['pathsAt']> {
  if (paths.length > MOST_PATHS) return null;
  const asked = Object.fromEntries(paths.map((path, index) => [`path_${index}`, `${commit}:${path}`]));
  const variables = { owner, name, commit, ...asked };
  const { repository } = await client.query<Answer>(pathsAtDocument(paths.length), variables);
  if (!repository?.commit) return null;
  return new Set(paths.filter((_, index) => repository[`path_${index}`]));
}
