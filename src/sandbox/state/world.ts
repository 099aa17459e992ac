import type { Account, Installation, Repository, State } from './records.ts';

/** Where the sandbox is reached; none ends in a slash. */
interface Urls {
  /** REST base: `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  readonly graphql: string;
  readonly web: string;
}

/** Something happened that a webhook tells: `payload` is a finished picture of that moment. */
export interface SandboxEvent {
  readonly name: string;
  readonly action: string | null;
  /** Null: it is of an installation, and of no repository. */
  readonly repository: Repository | null;
  /** Whose event it is, where it is of no repository. */
  readonly installation?: Installation;
  readonly sender: Account;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What every room of the sandbox works on. */
export interface World {
  readonly state: State;
  /** Folder of the state and of the bare repositories. */
  readonly directory: string;
  readonly urls: Urls;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Remembers that the state must be written before the next answer. */
  readonly changed: () => void;
  /** Queues the webhook; never waits for its delivery. */
  readonly announce: (event: SandboxEvent) => void;
  /** Runs `work` when no other work on this repository's refs runs. */
  readonly exclusive: <T>(repository: Repository, work: () => Promise<T>) => Promise<T>;
}

/** Now, as GitHub writes it: seconds, UTC. */
export function timestamp(world: Pick<World, 'clock'>): string {
  return new Date(world.clock()).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function newId(world: World): number {
  world.state.lastId += 1;
  return world.state.lastId;
}
