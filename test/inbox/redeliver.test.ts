import { createRedeliveries } from '../../src/inbox/redeliver.ts';
import type { Deliveries, DeliveryAttempt } from '../../src/workflows/ports/deliveries.ts';

function fake(failed: DeliveryAttempt[], succeeded: DeliveryAttempt[] = []) {
  const asked: string[] = [];
  const deliveries: Deliveries = {
    newest: async (outcome) => {
      asked.push(outcome);
      return outcome === 'failure' ? failed : succeeded;
    },
    redeliver: async (id) => {
      asked.push(`again ${id}`);
    },
  };
  return { asked, sweep: createRedeliveries(deliveries).sweep };
}
const attempt = (id: number, guid: string, statusCode = 502): DeliveryAttempt => ({ id, guid, statusCode });

test('at rest the list of failures is all that is asked for', async () => {
  const { asked, sweep } = fake([]);
  expect(await sweep()).toBe(0);
  expect(asked).toEqual(['failure']);
});

test('what failed is asked for again, the oldest first, each event once', async () => {
  const { asked, sweep } = fake([attempt(4, 'b'), attempt(3, 'a', 0), attempt(2, 'b'), attempt(1, 'a')]);
  expect(await sweep()).toBe(2);
  expect(asked).toEqual(['failure', 'success', 'again 3', 'again 4']);
});

test.each([400, 401, 413])('what was answered %i is not', async (statusCode) => {
  const { asked, sweep } = fake([attempt(1, 'a', statusCode)]);
  expect(await sweep()).toBe(0);
  expect(asked).toEqual(['failure']);
});

test('what came in a later attempt is not, and is looked for once', async () => {
  const { asked, sweep } = fake([attempt(1, 'a')], [attempt(2, 'a', 202)]);
  expect(await sweep()).toBe(0);
  expect(await sweep()).toBe(0);
  expect(asked).toEqual(['failure', 'success', 'failure']);
});

test('three times at most, and then it costs no second list', async () => {
  const { asked, sweep } = fake([attempt(1, 'a')]);
  for (let round = 0; round < 5; round++) await sweep();
  expect(asked.filter((each) => each === 'again 1')).toHaveLength(3);
  expect(asked.filter((each) => each === 'success')).toHaveLength(3);
});

test('an outage is made up for in portions', async () => {
  const { sweep } = fake(Array.from({ length: 60 }, (_, index) => attempt(60 - index, `g${index}`)));
  expect(await sweep()).toBe(25);
});
