import type { Exchange } from '../../src/sandbox/http/services.ts';
import type { Sandbox } from '../../src/sandbox/options.ts';
import { validateGraphql } from './graphql.ts';
import { parametersOf, validateRequest, validateResponse } from './rest.ts';
import { ALIASES } from './scope.ts';
import { validateWebhook } from './webhook.ts';

/** Requests and answers of an embedded GitHub, and its webhooks, held to GitHub's own description as they pass. */
export interface Contract {
  /** What was not as described so far, each once. */
  readonly faults: () => string[];
  /** How often each route was answered with success. */
  readonly answered: ReadonlyMap<string, number>;
}

/** Watches `sandbox` from now on; `of` answers alone where requests are wrong on purpose. */
export function watchContract(sandbox: Sandbox, of: 'all' | 'answers' = 'all'): Contract {
  const faults = new Set<string>();
  const answered = new Map<string, number>();
  const judged = new WeakSet<object>();
  sandbox.observe((exchange) => {
    const found = of === 'all' ? exchangeFaults(exchange) : answerFaults(exchange);
    for (const fault of found) faults.add(fault);
    if (exchange.status < 400) answered.set(exchange.route, (answered.get(exchange.route) ?? 0) + 1);
  });
  return {
    answered,
    faults: () => {
      for (const delivery of sandbox.deliveries.log) {
        if (judged.has(delivery)) continue;
        judged.add(delivery);
        const found = validateWebhook(delivery.event, delivery.action, JSON.parse(delivery.payload));
        for (const fault of found) faults.add(fault);
      }
      return [...faults];
    },
  };
}

/** What of a request and its answer is not as GitHub describes it, a line each; empty where all is. */
export function exchangeFaults(exchange: Exchange): string[] {
  return [...requestFaults(exchange), ...answerFaults(exchange)];
}

/** A defect of the embedded GitHub itself, which an app would take for an outage; faults on request say other words. */
function crashes({ responseBody, route }: Exchange): string[] {
  if (Buffer.isBuffer(responseBody) || typeof responseBody !== 'object' || responseBody === null) return [];
  const { message, errors } = responseBody as { message?: unknown; errors?: unknown };
  const said = [message, ...(Array.isArray(errors) ? errors.map((one) => one?.message) : [])];
  return said
    .filter((text) => typeof text === 'string' && text.startsWith('The sandbox failed'))
    .map((text) => `${route}: ${text}`);
}

function requestFaults({ path, query, requestBody, route }: Exchange): string[] {
  if (route === 'POST /graphql') return validateGraphql(requestBody);
  const alias = ALIASES[route];
  const described = alias ?? route;
  const parameters = parametersOf(described, alias === undefined ? path : `${path}/`, query);
  return validateRequest(described, parameters, requestBody);
}

function answerFaults(exchange: Exchange): string[] {
  const { responseBody, route, status } = exchange;
  // GraphQL's answers are made on GitHub's schema; what is not JSON was asked for by its media type.
  const isJudged =
    route !== 'POST /graphql' && !Buffer.isBuffer(responseBody) && typeof responseBody !== 'string';
  const faults = isJudged ? validateResponse(ALIASES[route] ?? route, status, responseBody) : [];
  return [...crashes(exchange), ...faults];
}
