import { accountOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { AppRecord, Installation } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import type { Schema } from './schema.ts';

/** The `integration` of an app. */
export function appShape(world: World, app: AppRecord): NonNullable<Schema<'integration'>> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: `Iv1.${app.id.toString(16).padStart(16, '0')}`,
    owner: accountShape(world, accountOf(world, app.ownerId)),
    name: app.name,
    description: null,
    external_url: world.urls.web,
    html_url: `${world.urls.web}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events,
  };
}

export function installationShape(
  world: World,
  app: AppRecord,
  installation: Installation,
): Schema<'installation'> {
  const account = accountOf(world, installation.accountId);
  const api = `${world.urls.api}/app/installations/${installation.id}`;
  return {
    id: installation.id,
    account: accountShape(world, account),
    repository_selection: installation.repositoryIds === null ? 'all' : 'selected',
    access_tokens_url: `${api}/access_tokens`,
    repositories_url: `${world.urls.api}/installation/repositories`,
    html_url: `${world.urls.web}/settings/installations/${installation.id}`,
    app_id: app.id,
    client_id: `Iv1.${app.id.toString(16).padStart(16, '0')}`,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    app_slug: app.slug,
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}
