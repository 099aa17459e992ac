import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { applyFault } from './apply-fault.ts';
import { authenticate, type Caller } from './caller.ts';
import type { Fault } from './faults.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { parseJson, readBody } from './read-body.ts';
import type { LogEntry } from './request-log.ts';
import { errorAnswer, isUnchanged, respond } from './respond.ts';
import type { Answer } from './route.ts';
import type { GraphqlRequest, GraphqlTrouble, Services } from './services.ts';

/** An operation, ready to run. */
interface Operation {
  readonly route: string;
  readonly graphql: readonly string[];
  readonly run: (caller: Caller, fault: Fault | null) => Promise<Answer>;
}

const graphqlInput = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Answers one REST or GraphQL request; `path` is without the base, GraphQL's is `/graphql`. */
export async function handleApi(
  services: Services,
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const begun = Date.now();
  const body = await readBody(message);
  const isGraphql = path === '/graphql';
  let caller: Caller = { kind: 'anonymous' };
  let answer: Answer | null = null;
  let operation: Operation | null = null;
  let json: unknown = null;
  try {
    // https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
    if (!message.headers['user-agent']?.trim()) {
      throw new ApiError(403, 'Request forbidden by administrative rules. A User-Agent header is needed.');
    }
    caller = authenticate(services.world, message.headers.authorization);
    json = parseJson(body);
    operation = isGraphql
      ? await graphqlOperation(services, caller, json)
      : restOperation(services, message, path, query, json);
  } catch (error) {
    answer = errorAnswer(error);
  }
  let limit = services.limits.spend(caller, isGraphql ? 'graphql' : 'core');
  const route = operation?.route ?? `${message.method} ${path}`;
  const target = { route, graphql: operation?.graphql ?? [] };
  const entry = services.log.add(logEntry(message, path, target, caller, begun));
  const fault = services.faults.take(target);
  entry.fault = fault?.kind ?? null;
  const refused = answer;
  const outcome = await applyFault(fault, isGraphql, limit, async () =>
    refused !== null || operation === null
      ? (refused ?? { status: 404, body: { message: 'Not Found' } })
      : runSafely(services, operation, caller, fault),
  );
  entry.milliseconds = Date.now() - begun;
  if (outcome.kind === 'drop') message.socket.destroy();
  if (outcome.kind !== 'answer') return;
  if (caller.kind !== 'anonymous' && isUnchanged(message, outcome.answer)) {
    limit = services.limits.refund(caller, 'core');
  }
  const headers = { ...rateLimitHeaders(limit), 'x-github-request-id': randomUUID() };
  entry.status = respond(message, response, outcome.answer, headers);
  const { status, body: responseBody } = outcome.answer;
  for (const observe of services.observers) {
    observe({ route, path, query, requestBody: json, status, responseBody });
  }
}

async function runSafely(
  services: Services,
  operation: Operation,
  caller: Caller,
  fault: Fault | null,
): Promise<Answer> {
  try {
    return await operation.run(caller, fault);
  } catch (error) {
    return errorAnswer(error);
  } finally {
    // What was answered must survive a crash.
    services.store.flush();
  }
}

function restOperation(
  services: Services,
  message: IncomingMessage,
  path: string,
  query: string,
  body: unknown,
): Operation {
  const match = services.router.match(isHead(message) ? 'GET' : (message.method ?? 'GET'), path);
  if (match === null) throw new ApiError(404, 'Not Found');
  const { world } = services;
  return {
    route: `${match.route.method} ${match.route.path}`,
    graphql: [],
    run: async (caller) => {
      if (match.route.method === 'GET' && services.faults.isNotYet(path))
        throw new ApiError(404, 'Not Found');
      return match.route.handle({
        world,
        method: match.route.method,
        caller,
        params: match.params,
        query: new URLSearchParams(query),
        body,
        headers: message.headers,
        address: `${world.urls.api}${path}`,
      });
    },
  };
}

/** Answered as `GET`, without the body: https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#http-method */
function isHead(message: IncomingMessage): boolean {
  return message.method === 'HEAD';
}

async function graphqlOperation(services: Services, caller: Caller, body: unknown): Promise<Operation> {
  if (caller.kind === 'anonymous') throw new ApiError(401, 'This endpoint requires you to be authenticated.');
  if (caller.kind === 'app') throw new ApiError(401, 'Bad credentials');
  const parsed = graphqlInput.safeParse(body);
  if (!parsed.success) throw new ApiError(400, 'A query attribute must be specified and must be a string.');
  const { query, variables, operationName } = parsed.data;
  const request: GraphqlRequest = { query, variables: variables ?? {}, operationName: operationName ?? null };
  const room = await services.graphql();
  return {
    route: 'POST /graphql',
    graphql: room.inspect(request),
    run: async (who, fault) => {
      const trouble = { partial: partialOf(fault), isNotYet: services.faults.isNotYet };
      return { status: 200, body: await room.execute(services.world, who, request, trouble) };
    },
  };
}

function partialOf(fault: Fault | null): GraphqlTrouble['partial'] {
  if (fault?.kind !== 'graphql-partial' || fault.field === undefined) return null;
  const { error: type = 'SERVICE_UNAVAILABLE', field, message = 'Something went wrong' } = fault;
  return { field, type, message };
}

function logEntry(
  message: IncomingMessage,
  path: string,
  target: { readonly route: string; readonly graphql: readonly string[] },
  caller: Caller,
  at: number,
): LogEntry {
  const login =
    caller.kind === 'app' ? caller.app.slug : caller.kind === 'anonymous' ? '' : caller.account.login;
  const isApp = caller.kind === 'app' || caller.kind === 'installation';
  return {
    at,
    method: message.method ?? 'GET',
    route: target.route,
    path,
    graphql: target.graphql,
    caller: caller.kind,
    login,
    status: 0,
    milliseconds: 0,
    isCounted: isApp && login !== 'github-actions[bot]' && !target.route.endsWith('/access_tokens'),
    fault: null,
  };
}
