import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * JSON lines. Errors are reduced to what helps: Octokit's hold the whole request with its token, and Probot's
 * the whole webhook payload.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Logger {
  return pino({ level, name: 'planwright', serializers: { err: plainError } }, destination);
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const details: Record<string, unknown> = { type: error.name, message: error.message, stack: error.stack };
  if ('status' in error) details.status = error.status;
  if (error.cause instanceof Error) details.cause = plainError(error.cause);
  if (error instanceof AggregateError) details.errors = error.errors.map(plainError);
  return details;
}
