import type { IncomingMessage, ServerResponse } from 'node:http';
import { refMoved } from '../actions/ref-moved.ts';
import { type BackendRequest, serveGit } from '../git/http-backend.ts';
import { openPreReceive } from '../git/pre-receive.ts';
import { isAncestor, listRefs, NO_OBJECT } from '../git/refs.ts';
import { isGuarded, judgePush } from '../rules/judge-push.ts';
import { findMoved, findRepository, gitDirectory } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import { ApiError } from './api-error.ts';
import { authenticate, type Caller } from './caller.ts';
import { actorOf, canSee, checkNeed, NEEDS } from './permissions.ts';
import type { Services } from './services.ts';

const GIT_PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/;

/** Whether a path belongs to git's smart HTTP protocol. */
export function isGitPath(path: string): boolean {
  return GIT_PATH.test(path);
}

/** Serves clone, fetch and push; public repositories can be read by anyone. */
export async function handleGit(
  services: Services,
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const begun = Date.now();
  const { world } = services;
  const [, owner = '', name = '', service = ''] = GIT_PATH.exec(path) ?? [];
  const isPush = service === '/git-receive-pack' || query.includes('service=git-receive-pack');
  let caller: Caller = { kind: 'anonymous' };
  let status = 0;
  try {
    caller = authenticate(world, message.headers.authorization);
    // Git goes on under a former name: https://docs.github.com/repositories/creating-and-managing-repositories/renaming-a-repository
    const repository = findRepository(world, owner, name) ?? findMoved(world, owner, name);
    if (repository === undefined || !canSee(caller, repository)) throw hidden(caller);
    checkNeed(caller, repository, isPush ? NEEDS.writeContents : NEEDS.readContents);
    const login = 'account' in caller ? caller.account.login : '';
    const request = { directory: gitDirectory(world, repository), service, query, login };
    const serve = (hooks: PushHooks | null) =>
      serveGit(message, response, { ...request, ...(hooks ?? { beforeEnd: null, preReceive: null }) });
    if (service === '/git-receive-pack') status = await receive(services, repository, actorOf(caller), serve);
    else status = await serve(null);
  } catch (error) {
    status = refuse(response, error);
  }
  services.log.add({
    at: begun,
    method: message.method ?? 'GET',
    route: `git ${service.replace(/^\/(git-)?/, '')}`,
    path,
    graphql: [],
    caller: caller.kind,
    login: 'account' in caller ? caller.account.login : '',
    status,
    milliseconds: Date.now() - begun,
    isCounted: false,
    fault: null,
  });
}

/** Without a password git is asked for one; with one it is told that there is nothing. */
function hidden(caller: Caller): ApiError {
  return caller.kind === 'anonymous'
    ? new ApiError(401, 'Requires authentication')
    : new ApiError(404, 'Not Found');
}

function refuse(response: ServerResponse, error: unknown): number {
  const status = error instanceof ApiError ? error.status : 500;
  const message = error instanceof Error ? error.message : String(error);
  if (status === 401) response.setHeader('www-authenticate', 'Basic realm="GitHub"');
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
  return status;
}

type PushHooks = Pick<BackendRequest, 'beforeEnd' | 'preReceive'>;

/** Runs a push and tells what it moved, ref by ref, before the client hears that it is done. */
async function receive(
  services: Services,
  repository: Repository,
  sender: Account,
  serve: (hooks: PushHooks) => Promise<number>,
): Promise<number> {
  const { store, world } = services;
  const directory = gitDirectory(world, repository);
  return world.exclusive(repository, async () => {
    const before = await pushable(directory);
    const preReceive = isGuarded(repository)
      ? await openPreReceive(directory, (refs, env) => judgePush(world, repository, sender, refs, env))
      : null;
    const beforeEnd = async (): Promise<void> => {
      const after = await pushable(directory);
      for (const name of new Set([...before.keys(), ...after.keys()])) {
        const from = before.get(name) ?? NO_OBJECT;
        const to = after.get(name) ?? NO_OBJECT;
        if (from === to) continue;
        const isMove = from !== NO_OBJECT && to !== NO_OBJECT;
        const isForced = isMove && !(await isAncestor(directory, from, to));
        await refMoved(world, repository, sender, { name, before: from, after: to, isForced });
      }
      store.flush();
    };
    try {
      return await serve({ beforeEnd, preReceive });
    } finally {
      await preReceive?.end();
    }
  });
}

async function pushable(directory: string): Promise<Map<string, string>> {
  const refs = await listRefs(directory, 'refs/');
  const own = refs.filter((ref) => /^refs\/(heads|tags)\//.test(ref.name));
  return new Map(own.map((ref) => [ref.name, ref.oid]));
}
