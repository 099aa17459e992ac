/** The system's code of an error (`ENOENT`), whichever realm the error is from; undefined for other values. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
