/**
 * What every git process gets so that a hostile repository cannot make it run, fetch or follow anything.
 * The repository's own configuration is still read by git (a partial clone needs it), so each of its keys that
 * names a program is overruled: the command line wins over every file.
 */
const SAFE_CONFIG: readonly string[] = [
  'safe.directory=*',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.alternateRefsCommand=true',
  'core.sshCommand=false',
  'core.askPass=',
  'core.pager=cat',
  'core.quotePath=false',
  'credential.helper=',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'diff.relative=false',
  'log.showSignature=false',
  // The parent of a shallow clone's oldest commit is unknown: it would seem to add every file.
  'log.showRoot=false',
  'color.ui=false',
  'i18n.logOutputEncoding=UTF-8',
  'filter.lfs.process=',
  'filter.lfs.smudge=',
  'filter.lfs.required=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
  'http.followRedirects=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'transfer.bundleURI=false',
  // Packs stay packs: their number is small, so that the size of a clone is quickly taken.
  'fetch.unpackLimit=1',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** Arguments that come before the subcommand. */
export const SAFE_ARGUMENTS: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  ...SAFE_CONFIG.flatMap((entry) => ['-c', entry]),
];

/** Of the server's own environment git sees these alone: where programs are, and how to reach the network. */
const PASSED_ON: readonly string[] = [
  'PATH',
  'TMPDIR',
  'SYSTEMROOT',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
];

/**
 * The environment of a git process. `protocols` are those it may speak, colon-separated as in
 * `GIT_ALLOW_PROTOCOL`; none by default, so that reading a partial clone cannot reach the network even where git is
 * too old for `GIT_NO_LAZY_FETCH`.
 */
export function safeEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  protocols = 'none',
): Record<string, string> {
  const passed = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = own[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    ...passed,
    LC_ALL: 'C',
    // Nothing can lie under a device: no ~/.gitconfig, no ~/.netrc, no ~/.ssh.
    HOME: '/dev/null',
    XDG_CONFIG_HOME: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'false',
    SSH_ASKPASS: 'false',
    GIT_SSH_COMMAND: 'false',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: protocols,
  };
}
