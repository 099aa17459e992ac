import type { FaultInput, Faults } from './http/faults.ts';
import type { LogEntry } from './http/request-log.ts';
import type { Exchange } from './http/services.ts';
import type { Settings } from './settings.ts';
import type { Permissions, Role } from './state/records.ts';
import type { World } from './state/world.ts';
import type { Delivery } from './webhooks/delivery.ts';
import type { DeliveryFault } from './webhooks/delivery-faults.ts';

export interface SandboxOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Where the bare repositories and the state live; a second start on it loses nothing. */
  readonly directory: string;
  readonly app: SandboxApp;
  /** Where webhooks go; null: nowhere until `setWebhookUrl`. */
  readonly webhookUrl: string | null;
  /** Made at the first start; one that is there already is left as it is. */
  readonly repositories: readonly SandboxRepository[];
  /** People besides the owners, and their role in every repository; null: outsiders. */
  readonly people?: readonly { readonly login: string; readonly role: Role | null }[];
  /** Milliseconds since 1970; the machine's clock unless said. */
  readonly clock?: () => number;
}

export interface SandboxApp {
  readonly id: number;
  readonly slug: string;
  readonly webhookSecret: string;
  /** One of the two: the private key to derive the public one from, or the public key. PEM. */
  readonly privateKeyPem?: string;
  readonly publicKey?: string;
  /** Those of the design (section 9) unless said. */
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
}

export interface SandboxRepository {
  readonly owner: string;
  readonly name: string;
  /** A git folder or work tree, whose HEAD becomes `main`; left out: one commit with a README. */
  readonly fromGit?: string;
  readonly isPrivate?: boolean;
  /** A user unless said. */
  readonly ownerType?: 'User' | 'Organization';
}

/** A running embedded GitHub. */
export interface Sandbox extends Settings {
  /** REST base, for Octokit's and Probot's `baseUrl`: `http://127.0.0.1:PORT/api/v3`. */
  readonly url: string;
  readonly graphqlUrl: string;
  readonly webUrl: string;
  readonly port: number;
  /** For clone and push; user `x-access-token`, password a token. */
  readonly gitUrl: (owner: string, name: string) => string;
  /** A token of a person, who is made where the login is new: with this role in every repository (write unless said). */
  readonly userToken: (login: string, role?: Role | null) => string;
  /** A token of GitHub Actions, which makes check runs as CI does. */
  readonly actionsToken: () => string;
  readonly setWebhookUrl: (url: string | null) => void;
  /** For tests that look behind the API. What they change must be told by `world.changed()`. */
  readonly world: World;
  readonly requests: {
    readonly log: readonly LogEntry[];
    readonly clear: () => void;
    /** How many requests of the app count since the last `clear`. */
    readonly count: () => number;
  };
  readonly deliveries: {
    readonly log: readonly Delivery[];
    readonly redeliver: (delivery: Delivery) => Delivery;
    readonly pause: () => void;
    readonly resume: (order?: (waiting: readonly Delivery[]) => readonly Delivery[]) => void;
    readonly addFault: (fault: DeliveryFault) => void;
  };
  readonly faults: Omit<Faults, 'add'> & { readonly add: (fault: FaultInput) => void };
  /** Calls `observer` with every finished REST and GraphQL exchange; gives back how to stop it. */
  readonly observe: (observer: (exchange: Exchange) => void) => () => void;
  /** Resolves when no delivery waits or is under way, and none began meanwhile. */
  readonly settled: () => Promise<void>;
  /** Stops listening, lets what is under way end, and writes the state. */
  readonly close: () => Promise<void>;
}
