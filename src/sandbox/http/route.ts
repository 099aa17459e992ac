import type { IncomingHttpHeaders } from 'node:http';
import type { Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Caller } from './caller.ts';
import type { Need } from './permissions.ts';

/** A REST request, its caller known and its body read. */
export interface ApiRequest {
  readonly world: World;
  readonly method: Route['method'];
  readonly caller: Caller;
  /** Values of the path's `{names}`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  /** Address of the request without its query, for `Link`. */
  readonly address: string;
}

export interface RepositoryRequest extends ApiRequest {
  readonly repository: Repository;
}

export interface Answer {
  readonly status: number;
  /** Left out of a 204. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handled = Answer | Promise<Answer>;

/** An operation, under the path that GitHub's OpenAPI description gives it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly handle: (request: ApiRequest) => Handled;
}

/** An operation on a repository: the repository is found and the need checked before `handle` runs. */
export interface RepositoryRoute {
  readonly method: Route['method'];
  /** What follows `/repos/{owner}/{repo}`. */
  readonly path: string;
  readonly need: Need;
  readonly handle: (request: RepositoryRequest) => Handled;
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  body,
  headers,
});
export const created = (body: unknown, location?: string): Answer => ({
  status: 201,
  body,
  headers: location === undefined ? {} : { location },
});
export const noContent: Answer = { status: 204 };

/** The number in the path: `{issue_number}`; NaN, which is nobody's, where it is no number in digits. */
export function numberParam(request: ApiRequest, name: string): number {
  const value = param(request, name);
  return /^\d+$/.test(value) ? Number(value) : Number.NaN;
}

export function param(request: ApiRequest, name: string): string {
  return request.params[name] ?? '';
}
