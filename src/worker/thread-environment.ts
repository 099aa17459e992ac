/** All that git, the clock of a thread and Node's cache of compiled code need. Threads read foreign text, so they are given no secrets. */
const NAMES = ['PATH', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'SYSTEMROOT', 'NODE_COMPILE_CACHE'];

/** The environment of every thread, out of that of the process. */
export function threadEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
