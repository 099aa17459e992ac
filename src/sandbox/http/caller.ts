import { createPublicKey, verify } from 'node:crypto';
import { accountOf, appOf } from '../state/find.ts';
import type { Account, AppRecord, Installation, Permissions, TokenRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { ApiError } from './api-error.ts';

/** Who sends a request. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app'; readonly app: AppRecord }
  | {
      readonly kind: 'installation';
      readonly app: AppRecord;
      readonly installation: Installation;
      readonly account: Account;
      readonly permissions: Permissions;
      /** Null: all that the installation has. */
      readonly repositoryIds: readonly number[] | null;
    }
  | { readonly kind: 'user'; readonly account: Account };

/**
 * Reads an `Authorization` header: `Bearer` or `token` with an app's JWT or a token, or `Basic` with a token as the
 * password. Throws 401 for what is wrong or expired; no header is anonymous.
 */
export function authenticate(world: World, header: string | undefined): Caller {
  if (header === undefined) return { kind: 'anonymous' };
  const [scheme = '', rest = ''] = header.split(/\s+(.*)/s);
  const value = scheme.toLowerCase() === 'basic' ? passwordOf(rest) : rest;
  if (!/^(bearer|token|basic)$/i.test(scheme) || value === '') throw new ApiError(401, 'Bad credentials');
  if (value.split('.').length === 3 && !value.startsWith('gh')) return appCaller(world, value);
  const token = world.state.tokens.find((one) => one.value === value);
  if (token === undefined) throw new ApiError(401, 'Bad credentials');
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= world.clock()) {
    throw new ApiError(401, 'Bad credentials');
  }
  return tokenCaller(world, token);
}

function passwordOf(encoded: string): string {
  const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
  return password === '' || password === 'x-oauth-basic' ? user : password;
}

function tokenCaller(world: World, token: TokenRecord): Caller {
  if (token.accountId !== null) return { kind: 'user', account: accountOf(world, token.accountId) };
  const installation = world.state.installations.find((one) => one.id === token.installationId);
  if (installation === undefined) throw new ApiError(401, 'Bad credentials');
  if (installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
  const app = appOf(world, installation.appId);
  return {
    kind: 'installation',
    app,
    installation,
    account: accountOf(world, app.botId),
    permissions: token.permissions ?? installation.permissions,
    repositoryIds: token.repositoryIds ?? installation.repositoryIds,
  };
}

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function appCaller(world: World, jwt: string): Caller {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = parsePart(head);
  const claims = parsePart(body);
  const app = world.state.apps.find((one) => String(one.id) === String(claims.iss));
  if (header.alg !== 'RS256' || app === undefined || app.publicKeyPem === null) {
    throw new ApiError(401, 'A JSON web token could not be decoded');
  }
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    createPublicKey(app.publicKeyPem),
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new ApiError(401, 'A JSON web token could not be decoded');
  const now = world.clock() / 1000;
  const { exp, iat } = claims;
  if (typeof exp !== 'number' || exp <= now) {
    throw new ApiError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + 660) throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
  if (typeof iat !== 'number' || iat > now + 60) {
    throw new ApiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  return { kind: 'app', app };
}

function parsePart(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below: the same answer as for any other broken token.
  }
  throw new ApiError(401, 'A JSON web token could not be decoded');
}

/** What tells callers apart for limits and the log. */
export function callerKey(caller: Caller): string {
  if (caller.kind === 'installation') return `installation ${caller.installation.id}`;
  if (caller.kind === 'app') return `app ${caller.app.id}`;
  return caller.kind === 'user' ? `user ${caller.account.id}` : 'anonymous';
}
