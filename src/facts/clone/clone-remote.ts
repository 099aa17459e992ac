const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The protocols git may speak to a remote, as `GIT_ALLOW_PROTOCOL` wants them: https; http to this machine alone;
 * files only where the caller says so.
 * @throws RangeError for every other remote, and for one that carries a name or password.
 */
export function protocolsFor(remoteUrl: string, allowFile: boolean): string {
  const url = URL.parse(remoteUrl);
  if (url === null) throw new RangeError('A remote is an absolute URL');
  if (url.username !== '' || url.password !== '')
    throw new RangeError('A remote carries no name or password');
  if (url.protocol === 'https:') return 'https';
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) return 'http';
  if (url.protocol === 'file:' && allowFile) return 'file';
  throw new RangeError(`A remote is read over https, not ${url.protocol}//${url.hostname}`);
}

/**
 * The environment that gives git a token for one remote: as a header for its host alone, so that it is in no
 * argument, no URL and no file.
 * @throws RangeError for a token that could not be a header.
 */
export function tokenEnvironment(remoteUrl: string, token: string | null): Readonly<Record<string, string>> {
  if (token === null) return {};
  if (!/^[\x21-\x7e]+$/.test(token)) throw new RangeError('A token is printable ASCII without spaces');
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL(remoteUrl).origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
  };
}
