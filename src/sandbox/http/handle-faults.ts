import type { IncomingMessage, ServerResponse } from 'node:http';
import { deliveryFaultShape } from '../webhooks/delivery-faults.ts';
import { ApiError } from './api-error.ts';
import { faultShape } from './faults.ts';
import { parseJson, readBody } from './read-body.ts';
import { errorAnswer, respond } from './respond.ts';
import type { Services } from './services.ts';

/**
 * `GET` lists the faults that wait, `POST` adds one, `DELETE` clears them. One whose kind is `lost`, `doubled` or
 * `delayed` meets deliveries, every other requests. For people with a terminal.
 */
export async function handleFaults(
  services: Services,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (message.method === 'DELETE') {
      services.faults.clear();
      services.deliveryFaults.clear();
    }
    if (message.method === 'POST') addFault(services, parseJson(await readBody(message)));
    const body = [...services.faults.list(), ...services.deliveryFaults.list()];
    respond(message, response, { status: 200, body }, {});
  } catch (error) {
    respond(message, response, errorAnswer(error), {});
  }
}

function addFault({ faults, deliveryFaults }: Services, given: unknown): void {
  const ofDelivery = deliveryFaultShape.strict().safeParse(given);
  if (ofDelivery.success) {
    deliveryFaults.add(ofDelivery.data);
    return;
  }
  const ofRequest = faultShape.strict().safeParse(given);
  if (ofRequest.success) {
    faults.add(ofRequest.data);
    return;
  }
  const said = ofRequest.error.issues.map((issue) => `${issue.path.join('.') || 'fault'}: ${issue.message}`);
  throw new ApiError(422, `${said.join('; ')}. Of deliveries the kinds are lost, doubled and delayed.`);
}
