import { parseCommands } from '../../src/commands/parse-commands.ts';
import { runCommands } from '../../src/commands/run-commands.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { readPlan } from '../../src/plan/reading/read.ts';
import { readLedger } from '../../src/plan/records/ledger.ts';
import { type Merge, recordMerges } from '../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { carryOver } from '../../src/workflows/carry-over.ts';
import type { NamedComment, RepositoryReading } from '../../src/workflows/ports/repository.ts';
import { commitOf, HOME, MEDIUM, passed, pullOf } from '../plan/sample-plan.ts';
import { issueReading } from './fake-repository.ts';

const fresh = renderPlan(MEDIUM, HOME);
const merges: Merge[] = [{ pull: pullOf(71), tasks: ['T01', 'T02', 'T03'] }];
const SHA = 'f'.repeat(40);
const checks = { history: [commitOf(SHA, [passed('Test suite', SHA)])], isPatient: false };
const comment = (body: string, over: Partial<NamedComment> = {}): NamedComment => ({
  ...{ url: 'https://github.com/o/r/issues/61#issuecomment-9', body, author: 'grace' },
  ...{ createdAt: '2026-03-04T05:06:07Z', isEdited: false, pull: null, ...over },
});

/** The ledger entries of the commands of a comment. */
const entries = (body: string, origin = 'comment/9'): string[] =>
  parseCommands(body, '/plan').map(({ hash }) => `${origin}#${hash}`);

async function carry(
  lost: readonly string[],
  comments: Readonly<Record<string, NamedComment>>,
  source = fresh,
) {
  return carryOver(
    {
      repository: { namedComment: async (origin) => comments[origin] ?? null },
      plans: { recordMerges: async (...given) => recordMerges(...given) },
      commands: {
        parseCommands: async (body, prefix) => parseCommands(body, prefix),
        runCommands: async (calls, context) => runCommands(calls, context),
      },
    },
    { repository: { url: 'https://github.com/o/r' } } as RepositoryReading,
    {
      ...{ issue: issueReading({ number: 61 }), plan: { path: HOME.planPath, source }, home: HOME },
      ...{ lost, merges, checks, config: parseConfig('') },
    },
  );
}

const REOPEN = '/plan reopen E1.1 it is flaky';

test('a command comes after the merges and checks that were recorded before it, as who gave it, on its day', async () => {
  const lost = ['pr/71', `check/${SHA}/Test%20suite`, ...entries(REOPEN)];
  const { source, records, unable } = await carry(lost, { 'comment/9': comment(REOPEN) });
  expect([...unable]).toEqual([]);
  expect(records.map(({ recorded }) => recorded)).toEqual([[71]]);
  const line = (id: string) => readPlan(source).phases[0]?.criteria.find((one) => one.id === id);
  expect(line('E1.1')?.checked).toBe(false);
  expect(source).toMatch(
    /\*\*E1\.1\*\* .* · reopened by \[@grace\]\(https:\/\/github.com\/grace\), 2026-03-04/,
  );
  expect(readLedger(source)).toEqual(lost);
  // What checks say now is what they said then: the criterion stays as the person left it.
  const after = recordMerges(source, merges, HOME, checks);
  expect(after.source).toBe(source);
});

test('a merge after a command is left to the recording that follows', async () => {
  const { source, records } = await carry([...entries('/plan done T01'), 'pr/71'], {
    'comment/9': comment('/plan done T01'),
  });
  expect(records).toEqual([]);
  expect(readPlan(source).tasks.flatMap(({ id, checked }) => (checked ? id : []))).toEqual(['T01']);
});

test.each<[string, string, string | null, Readonly<Record<string, NamedComment>>]>([
  ['its task is gone', '/plan done T77', 'Unknown task', { 'comment/9': comment('/plan done T77') }],
  [
    'it was edited since',
    '/plan done T01',
    'edited since',
    { 'comment/9': comment('/plan done T01', { isEdited: true }) },
  ],
  ['its comment is gone', '/plan done T01', 'does not give it', {}],
  [
    'its comment says another thing',
    '/plan done T01',
    'not in its comment',
    { 'comment/9': comment('/plan done T02') },
  ],
  ['there is nothing to do', '/plan reopen T01', null, { 'comment/9': comment('/plan reopen T01') }],
])('a command is not obeyed where %s', async (_name, body, reason, comments) => {
  const lost = entries(body);
  const { source, unable } = await carry(lost, comments);
  expect(source).toBe(fresh);
  expect([...unable.keys()]).toEqual(lost);
  const [why] = unable.values();
  if (reason === null) expect(why?.reason).toBeNull();
  else expect(why?.reason).toContain(reason);
});
