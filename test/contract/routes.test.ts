import type { Exchange } from '../../src/sandbox/http/services.ts';
import type { Delivery } from '../../src/sandbox/webhooks/delivery.ts';
import { startReceiver, startTestSandbox } from '../sandbox/start.ts';
import { type Contract, watchContract } from './contract.ts';
import { playEveryRoute, setEveryRoute } from './play-every-route.ts';
import { validateResponse } from './rest.ts';
import { ALIASES, OPERATIONS, WEBHOOKS } from './scope.ts';
import { validateWebhook, webhookName } from './webhook.ts';

let contract: Contract;
const exchanges = new Map<string, Exchange>();
const sent = new Map<string, Delivery>();

beforeAll(async () => {
  const receiver = await startReceiver();
  const sandbox = await startTestSandbox({ webhookUrl: receiver.url });
  setEveryRoute(sandbox);
  contract = watchContract(sandbox);
  sandbox.observe((exchange) => {
    const isEmpty = Array.isArray(exchange.responseBody) && exchange.responseBody.length === 0;
    if (exchange.status < 300 && !isEmpty) exchanges.set(exchange.route, exchange);
  });
  await playEveryRoute({ ...sandbox, reviewer: sandbox.as('reviewer') });
  const { data } = await sandbox.owner.rest.issues.create({ owner: 'octo', repo: 'shelf', title: 'Gone' });
  const query = 'mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }';
  await sandbox.owner.graphql(query, { id: data.node_id });
  // Last of all: without its installation the app hears nothing.
  const [installation] = (await sandbox.app.rest.apps.listInstallations()).data;
  await sandbox.app.rest.apps.deleteInstallation({ installation_id: installation?.id ?? 0 });
  await sandbox.settled();
  for (const each of sandbox.deliveries.log) sent.set(webhookName(each.event, each.action), each);
  contract.faults();
  await sandbox.end();
  await receiver.close();
}, 60_000);

test('every request, every answer and every webhook is as GitHub describes it', () => {
  expect(contract.faults()).toEqual([]);
});

test.each(Object.keys(ALIASES))('%s was answered', (route) => {
  expect(exchanges.has(route)).toBe(true);
});

/** Operations whose answer has no field that must be there. */
const WITHOUT_FIELDS = ['GET /app/hook/config', 'POST /app/hook/deliveries/{delivery_id}/attempts'];

test.each(OPERATIONS)('%s was answered, and a field that it lacks is seen', (route) => {
  const exchange = exchanges.get(route);
  if (exchange === undefined) throw new Error('It was not answered');
  const { responseBody, status } = exchange;
  if (status === 204 || WITHOUT_FIELDS.includes(route)) return;
  const judge = (body: unknown): string[] => validateResponse(route, status, body);
  const isList = Array.isArray(responseBody);
  const first = (isList ? responseBody[0] : responseBody) as Record<string, unknown>;
  expect(fieldsMissed(first, (one) => judge(isList ? [one] : one))).not.toEqual([]);
});

test.each(WEBHOOKS)('the webhook %s was sent, and a field that it lacks is seen', (name) => {
  const delivery = sent.get(name);
  if (delivery === undefined) throw new Error('It was not sent');
  const payload = JSON.parse(delivery.payload) as Record<string, unknown>;
  const missed = fieldsMissed(payload, (one) => validateWebhook(delivery.event, delivery.action, one));
  expect(missed).toContain('repository');
});

/** The fields of `value` that `judge` misses when they are taken out. */
function fieldsMissed(value: Record<string, unknown>, judge: (value: unknown) => string[]): string[] {
  return Object.keys(value).filter((field) => {
    const { [field]: _gone, ...rest } = value;
    return judge(rest).some((fault) => fault.includes(`'${field}'`));
  });
}
