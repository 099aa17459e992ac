/**
 * An error for the person who asked: what was found, what was expected, what to do next. Its message is
 * shown on GitHub or on the terminal; every other error is logged and only said to have happened.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** The outcome cannot be reached now and may be later: the job is tried again, not given up. */
export class RetryLater extends Error {
  override readonly name: string = 'RetryLater';
  /** Milliseconds to wait before the next try. */
  readonly waitMs: number;

  constructor(message: string, waitMs: number, options?: ErrorOptions) {
    super(message, options);
    this.waitMs = waitMs;
  }
}

/** Outside text took longer to parse than its bound (design, section 7). */
export class TimeLimitExceeded extends Error {
  override readonly name: string = 'TimeLimitExceeded';
}

/** Why a server could not listen, for the person who started it; an error that says nothing of that as it is. */
export function listenFault(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new UserError(`Port ${port} is in use already; expected a free one. Say another.`);
  }
  if (code === 'EACCES')
    return new UserError(`Port ${port} may not be used here; expected one from 1024 on.`);
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return new UserError(`The host to listen on is not an address of this machine: ${error.message}.`);
  }
  return error;
}
