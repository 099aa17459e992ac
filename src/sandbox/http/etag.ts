import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The weak tag of an answer. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('hex')}"`;
}

/** Whether the client has the answer already; tags are compared weakly: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
export function isKnown(message: IncomingMessage, etag: string): boolean {
  const known = message.headers['if-none-match'];
  if (known === undefined) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return known.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}
