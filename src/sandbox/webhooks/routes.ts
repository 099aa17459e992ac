import { type Answer, type ApiRequest, numberParam, ok, type Route } from '../http/route.ts';
import { appCallerOf } from '../rest/app.ts';
import { found } from '../state/find.ts';
import type { Deliverer } from './deliverer.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';

/** GitHub keeps deliveries for three days. */
const KEPT = 3 * 24 * 3_600_000;

function itemShape(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.result?.deliveredAt ?? delivery.queuedAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.result?.duration ?? 0,
    status: delivery.result?.status ?? 'pending',
    status_code: delivery.result?.statusCode ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function list(store: DeliveryStore, request: ApiRequest): Answer {
  appCallerOf(request.caller);
  const { query, world } = request;
  const perPage = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), 100);
  const cursor = Number(query.get('cursor') ?? Number.POSITIVE_INFINITY);
  const wanted = query.get('status');
  const oldest = world.clock() - KEPT;
  const fitting = store.deliveries
    .filter((one) => one.result !== null && one.id < cursor && Date.parse(one.queuedAt) >= oldest)
    .filter((one) => wanted === null || (wanted === 'success') === isSuccess(one))
    .reverse();
  const shown = fitting.slice(0, perPage);
  const last = shown.at(-1);
  if (last === undefined || fitting.length <= perPage) return ok(shown.map(itemShape));
  const next = new URLSearchParams(query);
  next.set('cursor', String(last.id));
  return ok(shown.map(itemShape), { link: `<${request.address}?${next}>; rel="next"` });
}

function isSuccess(delivery: Delivery): boolean {
  const code = delivery.result?.statusCode ?? 0;
  return code >= 200 && code < 400;
}

function one(store: DeliveryStore, request: ApiRequest): Delivery {
  appCallerOf(request.caller);
  const id = numberParam(request, 'delivery_id');
  return found(store.deliveries.find((delivery) => delivery.id === id));
}

/** The deliveries of the app's webhook: https://docs.github.com/rest/apps/webhooks */
export function deliveryRoutes(store: DeliveryStore, deliverer: Deliverer): Route[] {
  return [
    { method: 'GET', path: '/app/hook/deliveries', handle: (request) => list(store, request) },
    {
      method: 'GET',
      path: '/app/hook/deliveries/{delivery_id}',
      handle: (request) => {
        const delivery = one(store, request);
        return ok({
          ...itemShape(delivery),
          url: delivery.url,
          request: { headers: null, payload: JSON.parse(delivery.payload) as unknown },
          response: {
            headers: delivery.result?.responseHeaders ?? null,
            payload: delivery.result?.responseBody ?? null,
          },
        });
      },
    },
    {
      method: 'POST',
      path: '/app/hook/deliveries/{delivery_id}/attempts',
      handle: (request) => {
        deliverer.redeliver(request.world, one(store, request));
        return { status: 202, body: {} };
      },
    },
    {
      method: 'GET',
      path: '/app/hook/config',
      handle: (request) => {
        appCallerOf(request.caller);
        const url = request.world.state.webhookUrl ?? '';
        return ok({ content_type: 'json', insecure_ssl: '0', secret: '********', url });
      },
    },
  ];
}
