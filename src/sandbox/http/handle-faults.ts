import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import { faultShape } from './faults.ts';
import { parseJson, readBody } from './read-body.ts';
import { errorAnswer, respond } from './respond.ts';
import type { Services } from './services.ts';

/** `GET` lists the faults that wait, `POST` adds one, `DELETE` clears them. For people with a terminal. */
export async function handleFaults(
  services: Services,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (message.method === 'DELETE') services.faults.clear();
    if (message.method === 'POST') {
      const parsed = faultShape.safeParse(parseJson(await readBody(message)));
      if (!parsed.success)
        throw new ApiError(422, parsed.error.issues.map((issue) => issue.message).join('; '));
      services.faults.add(parsed.data);
    }
    respond(message, response, { status: 200, body: services.faults.list() }, {});
  } catch (error) {
    respond(message, response, errorAnswer(error), {});
  }
}
