import { randomBytes } from 'node:crypto';
import { found } from './find.ts';
import type { Account } from './records.ts';
import type { World } from './world.ts';

/** A person's token, which does not expire; the same one every time. */
export function personToken(world: World, account: Account): string {
  const there = world.state.tokens.find((token) => token.accountId === account.id);
  if (there !== undefined) return there.value;
  const value = `ghp_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
  world.state.tokens.push({
    value,
    installationId: null,
    accountId: account.id,
    permissions: null,
    repositoryIds: null,
    expiresAt: null,
  });
  world.changed();
  return value;
}

/** A token of GitHub Actions' installation, as a workflow's `GITHUB_TOKEN`; it lives for a day. */
export function actionsToken(world: World): string {
  const app = found(world.state.apps.find((one) => one.slug === 'github-actions'));
  const installation = found(world.state.installations.find((one) => one.appId === app.id));
  const value = `ghs_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
  world.state.tokens.push({
    value,
    installationId: installation.id,
    accountId: null,
    permissions: installation.permissions,
    repositoryIds: null,
    expiresAt: new Date(world.clock() + 86_400_000).toISOString(),
  });
  world.changed();
  return value;
}
