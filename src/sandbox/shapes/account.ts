import { nodeId } from '../state/node-id.ts';
import type { Account } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Schema } from './schema.ts';

/** The `simple-user` of an account, as it stands in every answer and payload. */
export function accountShape(world: World, account: Account): Schema<'simple-user'> {
  const login = encodeURIComponent(account.login);
  const api = `${world.urls.api}/users/${login}`;
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${world.urls.web}/_avatars/${account.id}.svg`,
    gravatar_id: '',
    url: api,
    html_url: `${world.urls.web}/${page}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** The longer `public-user`, of `GET /user` and `GET /users/{username}`. */
export function publicAccountShape(world: World, account: Account): Schema<'public-user'> {
  return {
    ...accountShape(world, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: world.state.repositories.filter((repository) => repository.ownerId === account.id).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

/** The `organization` of a webhook's payload. */
export function organizationShape(world: World, account: Account): Schema<'organization-simple'> {
  const api = `${world.urls.api}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${world.urls.web}/_avatars/${account.id}.svg`,
    description: account.name,
  };
}

/** The address that GitHub gives commits of people who keep theirs private, and of bots. */
export function emailOf(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`;
}
