import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { ApiError } from './api-error.ts';
import type { ApiRequest } from './route.ts';

const LIMIT = 32 * 1024 * 1024;

/** Reads a request's body whole; throws 413 past 32 MiB. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new ApiError(413, 'Payload Too Large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON; an empty one is an empty object. Throws 400 for what is no JSON. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

/** The request's body in the shape an operation takes; throws 422 in GitHub's form, naming each field at fault. */
export function input<Shape extends z.ZodType>(request: ApiRequest, shape: Shape): z.infer<Shape> {
  const result = shape.safeParse(request.body);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    resource: 'Request',
    field: issue.path.join('.'),
    code: 'invalid' as const,
    message: issue.message,
  }));
  throw new ApiError(422, 'Validation Failed', { errors });
}
