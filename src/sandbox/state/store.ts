import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyRecords } from './empty-records.ts';
import type { State } from './records.ts';

export interface Store {
  readonly state: State;
  readonly changed: () => void;
  /** Writes the state if it changed: whole or not at all, so that a crash leaves the former one. */
  readonly flush: () => void;
}

/** Opens the state of a folder, or begins one; a second start on the same folder finds all of the first. */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'state.json');
  const state = existsSync(path) ? read(path) : emptyState();
  let isDirty = false;
  return {
    state,
    changed: () => {
      isDirty = true;
    },
    flush: () => {
      if (!isDirty) return;
      isDirty = false;
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}

/** A state that an older version wrote lacks what came later. */
function read(path: string): State {
  const state = { ...emptyState(), ...(JSON.parse(readFileSync(path, 'utf8')) as State) };
  for (const repository of state.repositories)
    Object.assign(repository, { ...emptyRecords(), ...repository });
  return state;
}

function emptyState(): State {
  return {
    lastId: 1000,
    accounts: [],
    apps: [],
    installations: [],
    tokens: [],
    repositories: [],
    formerNames: [],
    webhookUrl: null,
  };
}
