import { findMoved, findRepository, fullName } from '../state/find.ts';
import type { World } from '../state/world.ts';
import { ApiError, movedTo } from './api-error.ts';
import { canSee, checkNeed } from './permissions.ts';
import type { ApiRequest, RepositoryRoute, Route } from './route.ts';

/** Parameters that hold slashes: ref names and file paths. */
const GREEDY = new Set(['ref', 'path', 'branch', 'basehead', 'commit_sha', 'tree_sha']);

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export interface Router {
  /** `GET /repos/{owner}/{repo}`, for each of the table. */
  readonly routes: readonly string[];
  /** The first route that fits; null where none does. */
  readonly match: (method: string, path: string) => Match | null;
}

/** A router over a table; the order of the table decides between routes that both fit. */
export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }));
  return {
    routes: routes.map(({ method, path }) => `${method} ${path}`),
    match: (method, path) => {
      for (const { route, pattern } of compiled) {
        if (route.method !== method) continue;
        const groups = pattern.exec(path)?.groups;
        if (groups !== undefined) return { route, params: decode(groups) };
      }
      return null;
    },
  };
}

function compile(path: string): RegExp {
  const source = path
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return `(?<${name}>${GREEDY.has(name) ? (name === 'path' ? '.*' : '.+') : '[^/]+'})`;
    })
    .join('');
  // A named group in every pattern, so that a match without parameters has groups too.
  return new RegExp(`^${source}(?<_end>/?)$`);
}

function decode(groups: Record<string, string>): Record<string, string> {
  const entries = Object.entries(groups).filter(([name]) => name !== '_end');
  return Object.fromEntries(entries.map(([name, value]) => [name, decodePart(value)]));
}

function decodePart(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The route of a repository operation: finds the repository, checks the need, then runs it. */
export function repositoryRoute(route: RepositoryRoute): Route {
  return {
    method: route.method,
    path: `/repos/{owner}/{repo}${route.path}`,
    handle: (request) => {
      const { owner = '', repo = '' } = request.params;
      const repository = findRepository(request.world, owner, repo);
      if (repository === undefined) throw elsewhere(request, route);
      checkNeed(request.caller, repository, route.need);
      return route.handle({ ...request, repository });
    },
  };
}

/** A repository that was renamed or transferred is found by its id; who may not see it is told nothing. */
function elsewhere(request: ApiRequest, route: RepositoryRoute): ApiError {
  const { caller, params, world } = request;
  const { owner = '', repo = '' } = params;
  const moved = findMoved(world, owner, repo);
  if (moved === undefined || !canSee(caller, moved)) return new ApiError(404, 'Not Found');
  const rest = request.address.slice(`${world.urls.api}/repos/${owner}/${repo}`.length);
  const query = request.query.size === 0 ? '' : `?${request.query}`;
  return movedTo(`${world.urls.api}/repositories/${moved.id}${rest}${query}`, route.method);
}

/** `/repositories/ID/…` as `/repos/OWNER/NAME/…`: the address that outlives renaming. */
export function pathByName(world: World, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/s.exec(path) ?? [];
  const repository = world.state.repositories.find((one) => one.id === Number(id));
  return repository === undefined ? path : `/repos/${fullName(world, repository)}${rest}`;
}
