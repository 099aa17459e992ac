import { EVENTS, faultsOf } from './description.ts';

/** The name that GitHub's description gives a webhook: `issues-opened`, `push`. */
export function webhookName(event: string, action: string | null | undefined): string {
  return (action ? `${event}-${action}` : event).replaceAll('_', '-');
}

/**
 * What of a webhook is not as GitHub describes it, a line each.
 *
 * @param event As in `X-GitHub-Event`.
 * @param payload Parsed.
 */
export function validateWebhook(
  event: string,
  action: string | null | undefined,
  payload: unknown,
): string[] {
  const name = webhookName(event, action);
  const schema = EVENTS.webhooks[name];
  if (schema === undefined) return [`webhook ${name}: not in the description kept here`];
  return faultsOf(`webhook ${name}`, schema, payload, { from: 'webhooks' });
}
