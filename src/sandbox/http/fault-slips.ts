import { didYouMean } from '../../plan/did-you-mean.ts';

/** What decides which requests a fault meets. */
interface Aimed {
  readonly kind: string;
  readonly route?: string | undefined;
  readonly graphql?: string | undefined;
  readonly path?: string | undefined;
  readonly field?: string | undefined;
}

/** Why a fault would never meet a request, a sentence each: what was found and what was expected; empty where it can. */
export function faultSlips(fault: Aimed, routes: readonly string[]): string[] {
  const { field, graphql, kind, path, route } = fault;
  if (kind === 'not-yet') {
    if (path?.startsWith('/') === true) return [];
    return [
      `path: found ${said(path)}; expected of "not-yet" the address of a thing over REST, such as "/repos/octo/shelf/issues/5"`,
    ];
  }
  const slips: string[] = [];
  if (route === undefined && graphql === undefined) {
    slips.push(
      `route: found neither "route" nor "graphql"; expected one of them to say which requests, or the route "*" for all`,
    );
  }
  if (route !== undefined && route !== '*' && !routes.includes(route)) {
    slips.push(
      `route: found ${said(route)}, which is no route of the sandbox; expected one as in GitHub's OpenAPI description, such as "POST /repos/{owner}/{repo}/issues".${nearest(route, routes)}`,
    );
  }
  if (kind === 'graphql-partial' && (field === undefined || field === '')) {
    slips.push(
      `field: found ${said(field)}; expected of "graphql-partial" the answer's key, such as "repository.issue"`,
    );
  }
  return slips;
}

/** A route with the names of a real repository in it, or other names of the parameters, means the one of that form. */
function nearest(route: string, routes: readonly string[]): string {
  const alike = routes.find((known) => formOf(known).test(route));
  return alike === undefined ? didYouMean(route, routes) : ` Did you mean \`${alike}\`?`;
}

function formOf(route: string): RegExp {
  const parts = route.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i');
}

function said(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}
