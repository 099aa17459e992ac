import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleApi } from './handle-api.ts';
import { handleFaults } from './handle-faults.ts';
import { handleGit, isGitPath } from './handle-git.ts';
import { errorAnswer, respond } from './respond.ts';
import { pathByName } from './router.ts';
import type { Services } from './services.ts';

/** First parts of paths that are REST also without `/api/v3`, for clients whose base has no path. */
const ROOTS = /^\/(repos|app|installation|installations|user|users|rate_limit|orgs|meta)(\/|$)/;

/** Answers what is neither API nor git: the web page. */
export type WebHandler = (message: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export function createSandboxServer(services: () => Services, web: WebHandler): Server {
  return createServer((message, response) => {
    dispatch(services(), web, message, response).catch((error: unknown) => {
      if (response.headersSent) message.socket.destroy();
      else respond(message, response, errorAnswer(error), {});
    });
  });
}

async function dispatch(
  services: Services,
  web: WebHandler,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(message.url ?? '/', services.world.urls.web);
  const { pathname } = url;
  const query = url.search.slice(1);
  if (isGitPath(pathname)) return handleGit(services, message, response, pathname, query);
  if (pathname.endsWith('/_sandbox/faults')) return handleFaults(services, message, response);
  if (/^\/(api\/|api\/v3\/)?graphql\/?$/.test(pathname)) {
    return handleApi(services, message, response, '/graphql', query);
  }
  if (pathname.startsWith('/api/v3')) {
    const path = pathByName(services.world, pathname.slice('/api/v3'.length) || '/');
    return handleApi(services, message, response, path, query);
  }
  if (ROOTS.test(pathname)) return handleApi(services, message, response, pathname, query);
  return web(message, response, url);
}
