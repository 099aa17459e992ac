import { createPublicKey } from 'node:crypto';
import { createRepository } from '../git/create-repository.ts';
import type { SandboxApp, SandboxOptions, SandboxRepository } from '../options.ts';
import { emptyRecords } from './empty-records.ts';
import { findRepository, gitDirectory } from './find.ts';
import { ensureAccount, ensurePerson } from './people.ts';
import type { Account, AppRecord, Permissions, Repository } from './records.ts';
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

/** The labels that a new repository has on GitHub, as far as they matter here. */
const LABELS: readonly (readonly [string, string, string])[] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['enhancement', 'a2eeef', 'New feature or request'],
  ['needs-plan', '5319e7', 'This issue should have a plan'],
];

const ACTIONS_APP_ID = 15_368;

/** Brings the state to what the options ask for; what is there already stays as it is. */
export async function seed(world: World, options: SandboxOptions): Promise<void> {
  for (const repository of options.repositories) ensureAccount(world, repository.owner, 'User');
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
  for (const repository of options.repositories) await ensureRepository(world, repository);
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

async function ensureRepository(world: World, wanted: SandboxRepository): Promise<void> {
  const owner = ensureAccount(world, wanted.owner, 'User');
  if (findRepository(world, wanted.owner, wanted.name) === undefined) {
    const repository = newRepository(world, owner, wanted);
    const directory = gitDirectory(world, repository);
    await createRepository(directory, repository.defaultBranch, wanted.name, wanted.fromGit ?? null);
    world.state.repositories.push(repository);
  }
  for (const app of world.state.apps) ensureInstallation(world, app, owner);
}

function newRepository(world: World, owner: Account, wanted: SandboxRepository): Repository {
  const now = timestamp(world);
  return {
    ...emptyRecords(),
    id: newId(world),
    ownerId: owner.id,
    name: wanted.name,
    defaultBranch: 'main',
    description: null,
    isPrivate: wanted.isPrivate ?? false,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    labels: LABELS.map(([name, color, description]) => ({ id: newId(world), name, color, description })),
  };
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
