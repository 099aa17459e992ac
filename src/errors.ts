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
