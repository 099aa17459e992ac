import type { AddressInfo } from 'node:net';
import { listenFault } from '../errors.ts';
import { closeRepository } from './git/close-repository.ts';
import { createFaults } from './http/faults.ts';
import { createRateLimits } from './http/rate-limit.ts';
import { createRequestLog } from './http/request-log.ts';
import { createRouter } from './http/router.ts';
import { createSandboxServer } from './http/server.ts';
import type { GraphqlRoom, Services } from './http/services.ts';
import type { Sandbox, SandboxOptions } from './options.ts';
import { metaRoutes } from './rest/meta.ts';
import { restRoutes } from './rest/routes.ts';
import { settingsOf } from './settings.ts';
import { createExclusive } from './state/exclusive.ts';
import { gitDirectory } from './state/find.ts';
import { ensurePerson } from './state/people.ts';
import { seed } from './state/seed.ts';
import { openStore } from './state/store.ts';
import { actionsToken, personToken } from './state/tokens.ts';
import type { World } from './state/world.ts';
import { createWeb } from './web/web.ts';
import { createDeliverer, type Deliverer } from './webhooks/deliverer.ts';
import { type DeliveryStore, openDeliveryStore } from './webhooks/delivery-store.ts';
import { deliveryRoutes } from './webhooks/routes.ts';

/**
 * Starts an embedded GitHub on 127.0.0.1: REST, GraphQL, git over HTTP, webhooks and a web page over real bare
 * repositories (design, section 11). Throws where the port is taken or a `fromGit` cannot be copied.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = openStore(options.directory);
  const deliveryStore = openDeliveryStore(options.directory);
  // After a crash the deliveries may know of ids that the state had not written yet.
  store.state.lastId = Math.max(store.state.lastId, deliveryStore.deliveries.at(-1)?.id ?? 0);
  const deliverer = createDeliverer(deliveryStore, options.app.id, options.app.webhookSecret);
  const clock = options.clock ?? Date.now;
  const limits = createRateLimits(clock);
  const router = createRouter([
    ...restRoutes,
    ...deliveryRoutes(deliveryStore, deliverer),
    ...metaRoutes(limits),
  ]);
  const parts = {
    log: createRequestLog(),
    faults: createFaults([...router.routes, 'POST /graphql']),
    deliveryFaults: deliverer.faults,
    ...{ limits, router },
  };
  let services: Services | null = null;
  const web = createWeb(() => ready(services), deliveryStore);
  const server = createSandboxServer(() => ready(services), web.handle);
  const wanted = options.port ?? 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, wanted)));
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const webUrl = `http://127.0.0.1:${port}`;
  const world: World = {
    state: store.state,
    directory: options.directory,
    urls: { api: `${webUrl}/api/v3`, graphql: `${webUrl}/api/graphql`, web: webUrl },
    clock,
    changed: store.changed,
    announce: (event) => deliverer.announce(world, event),
    exclusive: createExclusive(),
  };
  services = {
    ...parts,
    world,
    store,
    graphql: lazyGraphql(),
    observers: new Set(),
  };
  try {
    await seed(world, options);
  } catch (error) {
    server.close();
    throw error;
  }
  store.flush();
  return sandboxOf(services, deliveryStore, deliverer, port, async () => {
    await deliverer.stop();
    await web.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), 2000);
    await closed;
    clearTimeout(timer);
    for (const repository of world.state.repositories) closeRepository(gitDirectory(world, repository));
    store.flush();
  });
}

/** Requests come only once somebody knows the port, which is after this is there. */
function ready(services: Services | null): Services {
  if (services === null) throw new Error('The sandbox is still starting');
  return services;
}

/** GitHub's schema is loaded by the first GraphQL request, once. */
function lazyGraphql(): () => Promise<GraphqlRoom> {
  let room: Promise<GraphqlRoom> | null = null;
  return () => {
    room ??= import('./graphql/execute.ts').then((module) => module.openGraphqlRoom());
    return room;
  };
}

function sandboxOf(
  services: Services,
  deliveryStore: DeliveryStore,
  deliverer: Deliverer,
  port: number,
  close: () => Promise<void>,
): Sandbox {
  const { faults, log, observers, world } = services;
  return {
    url: world.urls.api,
    graphqlUrl: world.urls.graphql,
    webUrl: world.urls.web,
    port,
    gitUrl: (owner, name) => `${world.urls.web}/${owner}/${name}.git`,
    userToken: (login, role = 'write') => personToken(world, ensurePerson(world, login, role)),
    actionsToken: () => actionsToken(world),
    setWebhookUrl: (url) => {
      world.state.webhookUrl = url;
      world.changed();
    },
    ...settingsOf(world),
    world,
    requests: { log: log.entries, clear: log.clear, count: log.count },
    deliveries: {
      log: deliveryStore.deliveries,
      redeliver: (delivery) => deliverer.redeliver(world, delivery),
      pause: deliverer.pause,
      resume: deliverer.resume,
      addFault: deliverer.faults.add,
    },
    faults: { add: faults.add, clear: faults.clear, list: faults.list },
    observe: (observer) => {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    settled: deliverer.settled,
    close,
  };
}
