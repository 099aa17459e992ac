import type { IncomingMessage } from 'node:http';

/** What `git http-backend` answered: its CGI head and its body. */
export interface BackendAnswer {
  readonly head: string;
  readonly body: Buffer;
}

const known = new Map<string, BackendAnswer>();

/**
 * Whether a request asks only what the server can do. In version 2 of the protocol that is how each fetch begins, and
 * no ref is in the answer: https://git-scm.com/docs/protocol-v2#_capability_advertisement
 */
export function asksForCapabilities(
  { headers, method }: Pick<IncomingMessage, 'headers' | 'method'>,
  service: string,
  query: string,
): boolean {
  const isRead = method === 'GET' && service === '/info/refs' && query === 'service=git-upload-pack';
  return isRead && headers['git-protocol'] === 'version=2';
}

/** The capabilities of a repository, as git told them before. */
export function knownCapabilities(directory: string): BackendAnswer | undefined {
  return known.get(directory);
}

export function rememberCapabilities(directory: string, answer: BackendAnswer): void {
  known.set(directory, answer);
}

export function forgetCapabilities(directory: string): void {
  known.delete(directory);
}
