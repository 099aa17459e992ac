import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asksForCapabilities, knownCapabilities, rememberCapabilities } from './advertisement.ts';
import type { PreReceive } from './pre-receive.ts';
import { gitEnvironment } from './run-git.ts';

export interface BackendRequest {
  /** Path of the bare repository. */
  readonly directory: string;
  /** What follows the repository in the URL: `/info/refs`, `/git-upload-pack` … */
  readonly service: string;
  /** Query string without `?`. */
  readonly query: string;
  readonly login: string;
  /** Runs when git is done and before the client knows: what a push brought must be known by then. */
  readonly beforeEnd: (() => Promise<void>) | null;
  /** Decides on a push before a ref moves; null: git alone decides. */
  readonly preReceive: PreReceive | null;
}

/**
 * Serves one request of git's smart HTTP protocol through `git http-backend`; resolves with the status once the
 * answer is complete. https://git-scm.com/docs/git-http-backend
 */
export function serveGit(
  message: IncomingMessage,
  response: ServerResponse,
  request: BackendRequest,
): Promise<number> {
  const isConstant = asksForCapabilities(message, request.service, request.query);
  const known = isConstant ? knownCapabilities(request.directory) : undefined;
  if (known === undefined) return runBackend(message, response, request, isConstant);
  const status = writeHead(response, known.head);
  return new Promise((resolve) => response.end(known.body, () => resolve(status)));
}

function runBackend(
  message: IncomingMessage,
  response: ServerResponse,
  request: BackendRequest,
  isConstant: boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { headers } = message;
    const hooks = `core.hooksPath=${request.preReceive?.hooksPath ?? '/dev/null'}`;
    const child = spawn('git', ['-c', hooks, '-c', 'safe.directory=*', 'http-backend'], {
      env: gitEnvironment({
        ...request.preReceive?.env,
        GIT_PROJECT_ROOT: request.directory,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: request.service,
        QUERY_STRING: request.query,
        REQUEST_METHOD: message.method ?? 'GET',
        CONTENT_TYPE: headers['content-type'] ?? '',
        REMOTE_ADDR: '127.0.0.1',
        REMOTE_USER: request.login,
        ...(headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: headers['content-length'] }),
        ...(headers['content-encoding'] === undefined
          ? {}
          : { HTTP_CONTENT_ENCODING: headers['content-encoding'] }),
        ...(headers['git-protocol'] === undefined ? {} : { GIT_PROTOCOL: String(headers['git-protocol']) }),
      }),
    });
    let head = Buffer.alloc(0);
    let status = 0;
    const body: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      if (status !== 0) {
        if (isConstant) body.push(chunk);
        if (!response.write(chunk)) pauseUntilDrained(child.stdout, response);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      const rest = head.subarray(end + 4);
      head = head.subarray(0, end);
      status = writeHead(response, head.toString());
      if (isConstant) body.push(rest);
      response.write(rest);
    });
    child.stderr.resume();
    child.on('error', reject);
    const end = async (): Promise<void> => {
      await request.beforeEnd?.();
      if (status === 0) {
        status = 500;
        response.writeHead(500);
      }
      response.end(() => resolve(status));
    };
    child.on('close', (code) => {
      if (isConstant && code === 0 && status === 200)
        rememberCapabilities(request.directory, { head: head.toString(), body: Buffer.concat(body) });
      end().catch(reject);
    });
    response.on('close', () => {
      child.kill();
      resolve(status);
    });
    child.stdin.on('error', () => undefined);
    message.pipe(child.stdin);
  });
}

function pauseUntilDrained(stream: NodeJS.ReadableStream, response: ServerResponse): void {
  stream.pause();
  response.once('drain', () => stream.resume());
}

/** Turns the CGI head into the answer's, and gives its status. */
function writeHead(response: ServerResponse, head: string): number {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status);
  return status;
}
