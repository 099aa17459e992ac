/** One entry of `errors` in GitHub's answer to a request that fails validation. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  readonly message?: string;
}

export interface ApiErrorDetails {
  readonly errors?: readonly FieldError[];
  /** GraphQL's `type` where it is not the one that the status suggests: `STALE_DATA`. */
  readonly type?: string;
  /** What GraphQL says, where it has other words than REST. */
  readonly graphqlMessage?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is now, of a redirect. */
  readonly url?: string;
}

/** A refusal in GitHub's words: a status and a JSON `message` over REST, `type` and `message` over GraphQL. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly details: ApiErrorDetails;

  constructor(status: number, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** 422 with one field at fault, as https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api says. */
export function invalid(
  resource: string,
  field: string,
  code: FieldError['code'],
  message?: string,
): ApiError {
  return new ApiError(422, 'Validation Failed', {
    errors: [{ resource, field, code, ...(message === undefined ? {} : { message }) }],
  });
}

/** What a token of an app without the permission is told. */
export function notAccessible(): ApiError {
  return new ApiError(403, 'Resource not accessible by integration', { type: 'FORBIDDEN' });
}

/**
 * Sends the client on: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 * What is no read goes as 307, so that it is repeated with its method and body.
 */
export function movedTo(url: string, method: string): ApiError {
  const status = method === 'GET' ? 301 : 307;
  const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect';
  return new ApiError(status, message, { headers: { location: url }, url });
}
