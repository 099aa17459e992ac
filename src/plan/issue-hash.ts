import { createHash } from 'node:crypto';

/** SHA-256 in hex of title, empty line, body: tells whether the issue changed after the plan was drawn. */
export function issueSha256(title: string, body: string): string {
  return createHash('sha256').update(`${title}\n\n${body}`, 'utf8').digest('hex');
}
