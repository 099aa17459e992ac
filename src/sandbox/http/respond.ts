import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import { etagOf, isKnown } from './etag.ts';
import type { Answer } from './route.ts';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** The answer to an error: GitHub's JSON for a refusal, 500 for a defect of the sandbox. */
export function errorAnswer(error: unknown): Answer {
  if (error instanceof ApiError) {
    const { errors, headers, url } = error.details;
    return {
      status: error.status,
      body: {
        message: error.message,
        ...(errors === undefined ? {} : { errors }),
        ...(url === undefined ? {} : { url }),
        documentation_url: DOCUMENTATION,
        status: String(error.status),
      },
      ...(headers === undefined ? {} : { headers }),
    };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 500, body: { message: `The sandbox failed: ${message}`, status: '500' } };
}

/** Writes an answer, with an ETag for what was read: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
export function respond(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): number {
  const body = bodyOf(answer);
  const all: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    ...headers,
    ...answer.headers,
  };
  if (isRead(message) && answer.status === 200) {
    all.etag = etagOf(body);
    if (isKnown(message, all.etag)) {
      response.writeHead(304, all).end();
      return 304;
    }
  }
  if (answer.status === 204) delete all['content-type'];
  response.writeHead(answer.status, { ...all, 'content-length': String(body.length) });
  response.end(body);
  return answer.status;
}

/** Whether the client will be told that nothing changed: that does not count against its limit. */
export function isUnchanged(message: IncomingMessage, answer: Answer): boolean {
  if (!isRead(message) || answer.status !== 200) return false;
  return message.headers['if-none-match'] !== undefined && isKnown(message, etagOf(bodyOf(answer)));
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function bodyOf(answer: Answer): Buffer {
  if (answer.body === undefined || answer.status === 204) return Buffer.alloc(0);
  return Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body));
}
