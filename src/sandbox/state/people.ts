import { findAccount } from './find.ts';
import type { Account, Role } from './records.ts';
import { newId, timestamp, type World } from './world.ts';

/** The account of that login, made where there is none. */
export function ensureAccount(world: World, login: string, type: Account['type']): Account {
  const there = findAccount(world, login);
  if (there !== undefined) return there;
  const account = { id: newId(world), login, type, name: null, createdAt: timestamp(world) };
  world.state.accounts.push(account);
  world.changed();
  return account;
}

/** A person, who gets the role in every repository when the login is new. */
export function ensurePerson(world: World, login: string, role: Role | null): Account {
  const there = findAccount(world, login);
  if (there !== undefined) return there;
  const account = ensureAccount(world, login, 'User');
  if (role === null) return account;
  for (const repository of world.state.repositories) {
    repository.collaborators.push({ accountId: account.id, role });
  }
  return account;
}
