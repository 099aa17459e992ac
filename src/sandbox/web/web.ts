import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../http/api-error.ts';
import { readBody } from '../http/read-body.ts';
import type { WebHandler } from '../http/server.ts';
import type { Services } from '../http/services.ts';
import { findRepository, found, fullName } from '../state/find.ts';
import type { DeliveryStore } from '../webhooks/delivery-store.ts';
import { blobPage, rawContent } from './blob-page.ts';
import { FORMS } from './forms.ts';
import { html } from './html.ts';
import { issuePage } from './issue-page.ts';
import { layout, type Page, SECURITY_HEADERS } from './layout.ts';
import { homePage, logPage } from './log-page.ts';
import { createMarkdownRenderer } from './markdown.ts';
import { issuesPage, repositoryPage } from './repository-page.ts';
import { onRepository, type RepositoryWebRequest, type WebRequest } from './request.ts';

const PAGES: readonly {
  readonly pattern: RegExp;
  readonly show: (request: RepositoryWebRequest) => Page | Promise<Page>;
}[] = [
  { pattern: /^$/, show: repositoryPage },
  { pattern: /^\/issues$/, show: (request) => issuesPage(request, false) },
  { pattern: /^\/pulls$/, show: (request) => issuesPage(request, true) },
  { pattern: /^\/(issues|pull)\/(?<number>\d+)$/, show: issuePage },
  { pattern: /^\/(blob|tree)\/(?<rest>.+)$/, show: blobPage },
];

const RAW = /^\/[^/]+\/[^/]+\/raw\//;

export interface Web {
  readonly handle: WebHandler;
  readonly close: () => Promise<void>;
}

/** The web page of the sandbox: server-rendered, with forms and without scripts. */
export function createWeb(services: () => Services, deliveries: DeliveryStore): Web {
  const markdown = createMarkdownRenderer();
  return {
    handle: async (message, response, url) => {
      const request = { services: services(), deliveries, markdown, params: {} };
      try {
        if (message.method === 'POST') await postForm(request, message, response, url);
        else if (RAW.test(url.pathname)) await sendRaw(request, response, decodeURI(url.pathname));
        else send(response, 200, await pageAt(request, decodeURI(url.pathname)));
      } catch (error) {
        send(response, error instanceof ApiError ? error.status : 500, errorPage(error));
      }
    },
    close: markdown.close,
  };
}

async function pageAt(request: WebRequest, path: string): Promise<Page> {
  const { world } = request.services;
  if (path === '/') {
    return homePage(
      request,
      world.state.repositories.map((repository) => fullName(world, repository)),
    );
  }
  if (path === '/_log') return logPage(request);
  const { rest, repository } = repositoryAt(request, path);
  for (const { pattern, show } of PAGES) {
    const match = pattern.exec(rest);
    if (match !== null) return show(onRepository({ ...request, params: match.groups ?? {} }, repository));
  }
  throw new ApiError(404, 'Not Found');
}

function repositoryAt(request: WebRequest, path: string) {
  const [, owner = '', name = '', rest = ''] = /^\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const repository = found(findRepository(request.services.world, owner, name));
  return { rest: rest.replace(/\/$/, ''), repository };
}

/** Only the page's own forms are obeyed: another site that the browser shows must not act here. */
async function postForm(
  request: WebRequest,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(message);
  if (message.headers.origin !== request.services.world.urls.web)
    throw new ApiError(403, 'Not a form of this page');
  const { rest, repository } = repositoryAt(request, url.pathname);
  for (const { pattern, run } of FORMS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const on = onRepository({ ...request, params: match.groups ?? {} }, repository);
    const location = await run(on, new URLSearchParams(body.toString()));
    request.services.store.flush();
    response.writeHead(303, { location }).end();
    return;
  }
  throw new ApiError(404, 'Not Found');
}

/** A file's bytes, as text whatever they are: the page must not be made to run what a repository holds. */
async function sendRaw(request: WebRequest, response: ServerResponse, path: string): Promise<void> {
  const { rest, repository } = repositoryAt(request, path);
  const on = onRepository({ ...request, params: { rest: rest.slice('/raw/'.length) } }, repository);
  const headers = { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  response.writeHead(200, headers).end(await rawContent(on));
}

function send(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, SECURITY_HEADERS).end(layout(page));
}

function errorPage(error: unknown): Page {
  const message = error instanceof Error ? error.message : String(error);
  return { title: message, repository: null, body: html`<h1>${message}</h1><p><a href="/">Home</a></p>` };
}
