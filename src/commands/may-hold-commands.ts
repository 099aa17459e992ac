/** The prefix of the commands where the configuration names no other. */
export const DEFAULT_PREFIX = '/plan';

/**
 * A quick look, linear in the length of the body and without parsing it: does any line begin with the prefix?
 * False means that the comment holds no command; true means that it must be parsed to know.
 */
export function mayHoldCommands(body: string, prefix: string = DEFAULT_PREFIX): boolean {
  for (let at = body.indexOf(prefix); at !== -1; at = body.indexOf(prefix, at + prefix.length)) {
    if (isCommandAt(body, at, prefix)) return true;
  }
  return false;
}

/** Only white space before it on its line, and white space or the end after it. */
export function isCommandAt(body: string, at: number, prefix: string): boolean {
  const next = body[at + prefix.length];
  if (next !== undefined && !/\s/.test(next)) return false;
  let before = at - 1;
  while (before >= 0 && (body[before] === ' ' || body[before] === '\t')) before -= 1;
  return before < 0 || body[before] === '\n' || body[before] === '\r' || body[before] === '\u{feff}';
}
