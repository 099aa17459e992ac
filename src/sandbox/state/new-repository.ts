import { emptyRecords } from './empty-records.ts';
import type { Account, Repository } from './records.ts';
import { newId, timestamp, type World } from './world.ts';

/** The labels that a new repository has on GitHub, as far as they matter here. */
const LABELS: readonly (readonly [string, string, string])[] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['enhancement', 'a2eeef', 'New feature or request'],
  ['needs-plan', '5319e7', 'This issue should have a plan'],
];

/** The record of a repository that begins now; its folder is for the caller to make. */
export function newRepository(
  world: World,
  owner: Account,
  wanted: { readonly name: string; readonly isPrivate?: boolean },
): Repository {
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
