import type { AnySchema } from 'ajv';
import { faultsOf, REST } from './description.ts';
import { KNOWN_TO_DIFFER } from './scope.ts';

type Operation = (typeof REST.operations)[string];
type Parameters = Readonly<Record<string, string>>;

/** Any request can be sent on: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const REDIRECTS: ReadonlySet<number> = new Set([301, 307]);

/** What of an answer is not as GitHub describes it, a line each. @param route `GET /repos/{owner}/{repo}` */
export function validateResponse(route: string, status: number, body: unknown): string[] {
  const operation = REST.operations[route];
  // What is at no route is refused in the form that all refusals have.
  if (operation === undefined && status < 400) return [`${route}: not in the description kept here`];
  const schema = operation?.responses[status];
  if (schema === null) return [];
  if (schema !== undefined) {
    const faults = faultsOf(`${route} ${status}`, schema, body);
    return faults.filter((fault) => !KNOWN_TO_DIFFER.some((known) => known.test(fault)));
  }
  // Refusals are described for few operations: those that are not have the form that all have.
  if (status < 400 && !REDIRECTS.has(status)) return [`${route}: ${status} is not in the description`];
  const refusal = { $ref: '#/schemas/basic-error', required: ['message'] };
  return faultsOf('a refusal', refusal, body);
}

/**
 * What of a request is not as GitHub describes it, a line each.
 *
 * @param parameters Of path and query, as text.
 * @param body Parsed; an empty object where none was sent.
 */
export function validateRequest(route: string, parameters: Parameters, body: unknown): string[] {
  const operation = REST.operations[route];
  if (operation === undefined) return [`${route}: not in the description kept here`];
  return [...parameterFaults(route, operation, parameters), ...bodyFaults(route, operation, body)];
}

function parameterFaults(route: string, operation: Operation, parameters: Parameters): string[] {
  const schema = {
    type: 'object',
    properties: operation.parameters,
    required: operation.required,
    // GitHub passes over a parameter that it does not know: a misspelt one does nothing, and nobody hears of it.
    additionalProperties: false,
  };
  return faultsOf(`${route} parameters`, schema, { ...parameters }, { isText: true });
}

function bodyFaults(route: string, operation: Operation, body: unknown): string[] {
  const isEmpty = body === null || body === undefined || Object.keys(body).length === 0;
  if (operation.body === undefined) return isEmpty ? [] : [`${route}: it takes no body`];
  if (isEmpty && operation.isBodyRequired !== true) return [];
  const known = fieldsOf(operation.body);
  const unknown =
    known.size === 0 || Array.isArray(body)
      ? []
      : Object.keys(body ?? {}).filter((field) => !known.has(field));
  return [
    ...unknown.map((field) => `${route} request: the field ${field} is not in the description`),
    ...faultsOf(`${route} request`, operation.body, body),
  ];
}

/** The fields that a body can have, in whichever of its forms. */
function fieldsOf(schema: AnySchema): Set<string> {
  if (typeof schema !== 'object') return new Set();
  const forms = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (schema[key] as AnySchema[] | undefined) ?? []);
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const target = name === undefined ? undefined : REST.schemas[name];
  const own = Object.keys((schema.properties as object | undefined) ?? {});
  return new Set([
    ...own,
    ...[...forms, ...(target === undefined ? [] : [target])].flatMap((form) => [...fieldsOf(form)]),
  ]);
}

/** The parameters of a request, as its route names them. @param path Without the base. */
export function parametersOf(route: string, path: string, query: string): Record<string, string> {
  const [, template = ''] = route.split(' ');
  const source = template
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(
      /\{(\w+)\}/g,
      (_all, name: string) => `(?<${name}>${name === 'path' || name.includes('ref') ? '.*' : '[^/]+'})`,
    );
  const inPath = new RegExp(`^${source}/?$`).exec(path)?.groups ?? {};
  const decoded = Object.entries(inPath).map(([name, value]) => [name, decodeURIComponent(value)]);
  return { ...Object.fromEntries(decoded), ...Object.fromEntries(new URLSearchParams(query)) };
}
