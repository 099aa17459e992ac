import { parseCommands } from '../../src/commands/parse-commands.ts';
import { commandStanding } from '../../src/workflows/command-standing.ts';
import type { CommandJob } from '../../src/workflows/job.ts';
import type { Permission } from '../../src/workflows/ports/repository.ts';
import { fakeRepository } from './fake-repository.ts';

const job = (over: Partial<CommandJob> = {}): CommandJob => ({
  ...{ kind: 'run-commands', thread: 42, isPull: false, mentioned: [42], threadAuthor: 'ada' },
  comment: { id: 'C', origin: 'comment/9', body: '', bodyBefore: null, author: 'ada', association: 'NONE' },
  ...over,
});
const teams = { write: ['acme/core'], triage: ['acme/helpers', 'acme/more'] };

interface Given {
  readonly comment: string;
  readonly permission?: Permission;
  readonly in?: readonly string[];
  readonly over?: Partial<CommandJob>;
  readonly issue?: number;
  readonly teams?: typeof teams | undefined;
}

async function ask(given: Given): Promise<{ standing: string; asked: string[] }> {
  const { port, done } = fakeRepository({ permission: given.permission ?? 'none', teams: given.in ?? [] });
  const standing = await commandStanding(port, {
    job: job(given.over),
    calls: parseCommands(given.comment),
    issue: given.issue ?? 42,
    teams: given.teams,
  });
  const held = Object.entries(standing).flatMap(([name, holds]) => (holds ? [name] : []));
  return { standing: held.join(' '), asked: done.map((one) => String(one.with)) };
}

test.each<[string, Given, string, string[]]>([
  ['anyone may: nothing is asked', { comment: '/plan status' }, 'author', []],
  [
    'a role that is enough: no team is asked',
    { comment: '/plan done T01', permission: 'write', teams },
    'author triage write',
    ['ada'],
  ],
  [
    'a team',
    { comment: '/plan done T01', in: ['acme/core'], teams },
    'author triage write',
    ['ada', 'acme/core ada'],
  ],
  ['no team', { comment: '/plan done T01', teams }, 'author', ['ada', 'acme/core ada']],
  ['no team is configured', { comment: '/plan done T01', in: ['acme/core'] }, 'author', ['ada']],
  [
    'a team for triage',
    { comment: '/plan', in: ['acme/more'], teams },
    'author triage',
    ['ada', 'acme/core ada', 'acme/helpers ada', 'acme/more ada'],
  ],
  [
    'a team for triage does not write',
    { comment: '/plan done T01', permission: 'triage', in: ['acme/helpers'], teams },
    'author triage',
    ['ada', 'acme/core ada'],
  ],
  ['the author of another issue', { comment: '/plan status #7/T01', issue: 7 }, '', []],
  [
    'the author of a pull request',
    { comment: '/plan status', issue: 7, over: { isPull: true } },
    'author',
    [],
  ],
  [
    'deleted accounts are not the same person',
    { comment: '/plan status', over: { threadAuthor: '', comment: { ...job().comment, author: '' } } },
    '',
    [],
  ],
])('%s', async (_what, given, standing, asked) => {
  expect(await ask(given)).toEqual({ standing, asked });
});

test('a failing answer is thrown on: it means no, and the job is tried again', async () => {
  const { port } = fakeRepository({ permission: new Error('502') });
  const calls = parseCommands('/plan done T01');
  await expect(commandStanding(port, { job: job(), calls, issue: 42, teams })).rejects.toThrow('502');
});
