import type { Deliveries } from '../workflows/ports/deliveries.ts';
import type { Client } from './client.ts';

interface DeliveryItem {
  readonly id: number;
  readonly guid: string;
  readonly status_code: number;
}

/**
 * As the app itself: an installation does not see its deliveries.
 * https://docs.github.com/rest/apps/webhooks#list-deliveries-for-an-app-webhook
 */
export function createDeliveries(appClient: () => Promise<Client>): Deliveries {
  return {
    newest: async (status) => {
      const app = await appClient();
      const items = await app.get<DeliveryItem[]>('GET /app/hook/deliveries', { per_page: 100, status });
      return (items ?? []).map(({ id, guid, status_code }) => ({ id, guid, statusCode: status_code }));
    },
    redeliver: async (id) => {
      const app = await appClient();
      await app.post('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id });
    },
  };
}
