import { createPublicKey } from 'node:crypto';
import { createRepository } from '../git/create-repository.ts';
import type { SandboxApp, SandboxOptions, SandboxRepository } from '../options.ts';
import { findRepository, gitDirectory, wasNamed } from './find.ts';
import { newRepository } from './new-repository.ts';
import { ensureAccount, ensurePerson } from './people.ts';
import type { Account, AppRecord, Permissions } from './records.ts';
import { newId, timestamp, type World } from './world.ts';

/** What Planwright asks for (design, section 9). */
const PERMISSIONS: Permissions = {
  metadata: 'read',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
  checks: 'write',
  statuses: 'read',
};

const EVENTS: readonly string[] = [
  'issues',
  'issue_comment',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'check_run',
  'check_suite',
  'status',
  'push',
  'label',
  'repository',
];

const ACTIONS_APP_ID = 15_368;

/** Brings the state to what the options ask for; what is there already stays as it is. */
export async function seed(world: World, options: SandboxOptions): Promise<void> {
  const known = new Set(world.state.apps.map((app) => app.id));
  for (const { owner, ownerType } of options.repositories) ensureAccount(world, owner, ownerType ?? 'User');
  const ownerLogin = options.repositories[0]?.owner ?? 'owner';
  ensureApp(world, ownerLogin, {
    ...options.app,
    permissions: options.app.permissions ?? PERMISSIONS,
    events: options.app.events ?? EVENTS,
  });
  ensureApp(world, ownerLogin, {
    id: ACTIONS_APP_ID,
    slug: 'github-actions',
    webhookSecret: '',
    permissions: {
      metadata: 'read',
      checks: 'write',
      contents: 'write',
      statuses: 'write',
      issues: 'write',
      pull_requests: 'write',
    },
    events: [],
  });
  const newApps = new Set(world.state.apps.map((app) => app.id).filter((id) => !known.has(id)));
  for (const repository of options.repositories) await ensureRepository(world, repository, newApps);
  for (const person of options.people ?? []) ensurePerson(world, person.login, person.role);
  if (options.webhookUrl !== null) world.state.webhookUrl = options.webhookUrl;
  world.changed();
}

function ensureApp(
  world: World,
  ownerLogin: string,
  app: SandboxApp & { readonly permissions: Permissions; readonly events: readonly string[] },
): void {
  const owner = ensureAccount(world, ownerLogin, 'User');
  const bot = ensureAccount(world, `${app.slug}[bot]`, 'Bot');
  const there = world.state.apps.find((one) => one.id === app.id);
  const record: AppRecord = {
    id: app.id,
    slug: app.slug,
    name: app.slug.replace(
      /(^|-)(\w)/g,
      (_all, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
    ),
    ownerId: owner.id,
    botId: bot.id,
    publicKeyPem: publicKeyOf(app),
    permissions: app.permissions,
    events: [...app.events],
    createdAt: there?.createdAt ?? timestamp(world),
  };
  if (there === undefined) world.state.apps.push(record);
  else Object.assign(there, record);
}

function publicKeyOf(app: SandboxApp): string | null {
  const pem = app.publicKey ?? app.privateKeyPem;
  return pem === undefined ? null : createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
}

/** One that was renamed, transferred or deleted since is not made again, nor an installation that was deleted. */
async function ensureRepository(
  world: World,
  wanted: SandboxRepository,
  newApps: ReadonlySet<number>,
): Promise<void> {
  const owner = ensureAccount(world, wanted.owner, wanted.ownerType ?? 'User');
  const isThere =
    findRepository(world, wanted.owner, wanted.name) !== undefined ||
    wasNamed(world, wanted.owner, wanted.name);
  if (!isThere) {
    const repository = newRepository(world, owner, wanted);
    const directory = gitDirectory(world, repository);
    await createRepository(directory, repository.defaultBranch, wanted.name, wanted.fromGit ?? null);
    world.state.repositories.push(repository);
  }
  for (const app of world.state.apps) {
    if (!isThere || newApps.has(app.id)) ensureInstallation(world, app, owner);
  }
}

function ensureInstallation(world: World, app: AppRecord, account: Account): void {
  const there = world.state.installations.find((one) => one.appId === app.id && one.accountId === account.id);
  if (there !== undefined) return;
  world.state.installations.push({
    id: newId(world),
    appId: app.id,
    accountId: account.id,
    permissions: app.permissions,
    events: app.events,
    repositoryIds: null,
    suspendedAt: null,
    createdAt: timestamp(world),
  });
}
