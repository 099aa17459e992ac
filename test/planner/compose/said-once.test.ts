import type { Facts } from '../../../src/facts/facts.ts';
import type { Plan, Tier } from '../../../src/plan/plan.ts';
import { plainText } from '../../../src/plan/prose.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { commitOf, factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const FILES = {
  'src/ledger.ts': 'export function bookEntry(entry: string) {\n  return entry;\n}\n',
  'src/report.ts': 'export function reportLedger() {\n  return "ledger";\n}\n',
  'src/quarter.ts': 'export function quarterOf(entry: string) {\n  return entry;\n}\n',
  'test/ledger.test.ts': "test('an entry is booked in the ledger', () => {});\n",
};
const BODY =
  '### Proposal\n\n- The ledger should refuse an entry without a currency.\n- The report should show the quarter of each ledger entry.\n';

function planOf(title: string, body: string, tier: Tier | null, facts: Facts): Plan {
  const result = drawEmbeddedPlan(issueOf(title, body), facts, { ...OPTIONS, tier });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  return result.plan;
}

describe.each(['medium', 'large'] as const)('in a %s plan', (tier) => {
  const facts = factsOf(FILES, {
    commands: [{ purpose: 'test', command: 'npm test', source: 'package.json', directory: '' }],
  });
  const plan = planOf('Currencies in the ledger', BODY, tier, facts);

  test('what is asked for is named by its id where it is not the matter', () => {
    const said = [
      ...plan.overview.objectives,
      ...plan.overview.successCriteria,
      ...plan.agreement.map(({ text }) => text),
      ...plan.phases.flatMap(({ entry, exit, testing, delivers }) => [
        ...entry,
        ...testing,
        delivers,
        ...exit.map(({ text }) => text),
      ]),
    ].map((text) => plainText(text).toLowerCase());
    const asked = plan.requirements.map(({ text }) => plainText(text).toLowerCase().slice(0, 25));
    for (const text of asked) expect(said.filter((line) => line.includes(text))).toEqual([]);
  });

  test('the success criteria name the test that shows each requirement', () => {
    const tests = plan.phases
      .flatMap(({ tasks }) => tasks)
      .filter(({ text }) => plainText(text).startsWith('Test'));
    const criteria = plan.overview.successCriteria.map((text) => plainText(text)).join('\n');
    expect(tests.length).toBeGreaterThan(0);
    for (const { id } of tests) expect(criteria).toContain(id);
  });
});

test('people of the history are offered in a question, and the agreement points to it', () => {
  const history = ['Book', 'Report', 'Quarter'].flatMap((subject, index) => [
    commitOf(`${subject} the ledger`, Object.keys(FILES), index === 0 ? 'Grace' : 'Linus'),
  ]);
  const plan = planOf('Currencies in the ledger', BODY, 'medium', factsOf(FILES, { history }));
  const question = plan.questions.find(({ text }) => plainText(text).startsWith('Who owns'));
  expect(question?.options.map(({ text }) => plainText(text)).join()).toContain('Linus');
  const agreement = plan.agreement.map(({ text }) => plainText(text)).join('\n');
  expect(agreement).not.toMatch(/Linus|Grace/);
  expect(agreement).toContain(`reviewer: ${question?.id}`);
});

describe('the step after one piece of code', () => {
  const BUG = 'The total of the invoice is rounded down instead of to the nearest cent.';
  const one = {
    'src/invoice.ts': 'export function totalInvoice() {\n  return 1; // invoice total rounded\n}\n',
  };
  const tests = { 'test/invoice.test.ts': "test('the invoice total', () => {});\n" };

  test('is no step where no other file fits nearly as well: the plan is small', () => {
    const plan = planOf('Invoice total is rounded wrongly', BUG, null, factsOf({ ...one, ...tests }));
    expect(plan.tier).toBe('small');
  });

  test('reads the files that fit nearly as well, and names what they share with the issue', () => {
    const twin = 'export function totalCredit() {\n  return 1; // invoice total rounded cent\n}\n';
    const plan = planOf(
      'Invoice total is rounded wrongly',
      BUG,
      null,
      factsOf({ ...one, ...tests, 'src/credit-invoice.ts': twin }),
    );
    const last = plan.phases.at(-1)?.tasks.at(-1);
    expect(plan.tier).toBe('medium');
    expect(plainText(last?.text ?? [])).toMatch(/^Look for the same fault in `\w+`: “\w+”/);
    expect(last?.after).toContain('T02');
  });
});
