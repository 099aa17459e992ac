import type { RepositoryRef } from './workflows/ports/repository.ts';

/** What the events of a repository have in common. */
export interface RepositoryPayload {
  readonly installation?: { readonly id: number } | undefined;
  readonly repository: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string };
  };
}

/** Null for a webhook of a repository or an organization, which no installation can answer. */
export function repositoryOf(payload: RepositoryPayload): RepositoryRef | null {
  const { installation, repository } = payload;
  if (!installation) return null;
  return {
    installationId: installation.id,
    repositoryId: repository.id,
    owner: repository.owner.login,
    name: repository.name,
  };
}

export function isBot(user: { readonly type?: string | undefined } | null | undefined): boolean {
  return user?.type === 'Bot';
}
