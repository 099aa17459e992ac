import { findRepository, found } from '../state/find.ts';
import { checkNeed } from './permissions.ts';
import type { RepositoryRoute, Route } from './route.ts';

/** Parameters that hold slashes: ref names and file paths. */
const GREEDY = new Set(['ref', 'path', 'branch', 'basehead', 'commit_sha', 'tree_sha']);

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export interface Router {
  /** The first route that fits; null where none does. */
  readonly match: (method: string, path: string) => Match | null;
}

/** A router over a table; the order of the table decides between routes that both fit. */
export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }));
  return {
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
      const repository = found(findRepository(request.world, owner, repo));
      checkNeed(request.caller, repository, route.need);
      return route.handle({ ...request, repository });
    },
  };
}
