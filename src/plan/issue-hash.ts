import { createHash } from 'node:crypto';

/** SHA-256 in hex of title, empty line, body: tells whether the issue changed after the plan was drawn. */
export function issueSha256(title: string, body: string): string {
  return createHash('sha256').update(`${title}\n\n${body}`, 'utf8').digest('hex');
}

/**
 * Whether an issue still says what the plan with this hash was drawn from. White space at the end and the kind of line
 * ends say nothing: a plan may have been drawn from a file. A plan without a hash knows nothing of it, and so says yes.
 */
export function isSameIssue(hash: string | null, title: string, body: string): boolean {
  if (hash === null || !/^[\da-f]{64}$/.test(hash)) return true;
  const text = body.replaceAll('\r\n', '\n').trimEnd();
  return [body, text, `${text}\n`, text.replaceAll('\n', '\r\n')].some(
    (variant) => issueSha256(title, variant) === hash,
  );
}
