import { installationShape } from '../shapes/app.ts';
import { accountOf, appOf, fullName } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Installation } from '../state/records.ts';
import { timestamp, type World } from '../state/world.ts';

/**
 * Suspends an installation or lets it work again. While it is suspended its tokens are refused and nothing is told it:
 * https://docs.github.com/apps/maintaining-github-apps/suspending-a-github-app-installation
 */
export function suspendInstallation(world: World, installation: Installation, isSuspended: boolean): void {
  installation.suspendedAt = isSuspended ? timestamp(world) : null;
  world.changed();
  tell(world, installation, isSuspended ? 'suspend' : 'unsuspend');
}

/** Removes an app from an account, with all its tokens. */
export function deleteInstallation(world: World, installation: Installation): void {
  tell(world, installation, 'deleted');
  world.state.installations = world.state.installations.filter((one) => one !== installation);
  world.state.tokens = world.state.tokens.filter((token) => token.installationId !== installation.id);
  world.changed();
}

/** Every app hears of its installations, whatever it asked to be told. */
function tell(world: World, installation: Installation, action: string): void {
  const repositories = world.state.repositories
    .filter((one) => one.ownerId === installation.accountId)
    .filter((one) => installation.repositoryIds?.includes(one.id) ?? true)
    .map((one) => ({
      id: one.id,
      node_id: nodeId('Repository', one.id),
      name: one.name,
      full_name: fullName(world, one),
      private: one.isPrivate,
    }));
  const shape = installationShape(world, appOf(world, installation.appId), installation);
  world.announce({
    name: 'installation',
    action,
    repository: null,
    installation,
    sender: accountOf(world, installation.accountId),
    payload: { installation: shape, repositories },
  });
}
