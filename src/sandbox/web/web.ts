import type { WebHandler } from '../http/server.ts';
import type { Services } from '../http/services.ts';
import type { DeliveryStore } from '../webhooks/delivery-store.ts';

/** The web page of the sandbox. */
export function createWeb(_services: () => Services, _deliveries: DeliveryStore): WebHandler {
  return async (_message, response) => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found\n');
  };
}
