import type { Command, CommandContext } from '../../src/commands/command.ts';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { runCommands } from '../../src/commands/run-commands.ts';
import { whoMay } from '../../src/commands/who-may.ts';
import { readLedger } from '../../src/plan/records/ledger.ts';
import { MEDIUM_PLAN } from './medium-plan.ts';
import { SMALL_PLAN } from './small-plan.ts';

const context: CommandContext = {
  source: SMALL_PLAN,
  planUrl: 'https://github.com/o/r/blob/main/plans/42-x/PLAN.md',
  issue: 42,
  pull: null,
  people: ['alice', 'grace'],
  prefix: '/plan',
  actor: { login: 'alice', url: 'https://github.com/alice', date: '2026-01-02' },
  standing: { author: false, triage: true, write: true },
  origin: 'comment/991',
  answered: [],
};

const run = (comment: string, changes: Partial<CommandContext> = {}) =>
  runCommands(parseCommands(comment), { ...context, ...changes });
const kinds = (comment: string, changes: Partial<CommandContext> = {}): string[] =>
  run(comment, changes).results.map((result) => result.kind);
const message = (comment: string, changes: Partial<CommandContext> = {}): string => {
  const [result] = run(comment, changes).results;
  return result?.kind === 'error' ? result.message : `no error: ${result?.kind}`;
};

describe('the examples of the help', () => {
  const examples = COMMANDS.flatMap((command) =>
    command.examples.map((example) => ({ command, ...example })),
  );

  test('every command has one', () => {
    for (const command of COMMANDS) expect(command.examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('$comment', ({ command, comment, given = '', gives }) => {
    const { source } = run(given, { source: MEDIUM_PLAN, origin: 'comment/1' });
    const { results } = run(comment, { source: source ?? MEDIUM_PLAN, pull: 57 });
    expect(results).toHaveLength(1);
    expect(results[0]?.call.name).toBe(command.name);
    expect(results[0]).toMatchObject({ kind: gives });
  });
});

describe('runCommands', () => {
  test('each runs on what the one before left, and all edits are in one source', () => {
    const { source, results } = run('/plan done T01\n/plan done T02\n/plan done E1 ran it');
    expect(results.map((result) => result.kind)).toEqual(['edit', 'edit', 'edit']);
    expect(source).toMatch(/\[x\] \*\*T01\*\*/);
    expect(source).toMatch(/\[x\] \*\*T02\*\*/);
    expect(source).toMatch(/\[x\] \*\*E1\*\*/);
    expect(source).toContain('alice');
    expect(readLedger(source ?? '')).toHaveLength(3);
  });

  test('an error keeps none of the others', () => {
    const { source, results } = run('/plan done T77\n/plan done T01\n/plan stauts');
    expect(results.map((result) => result.kind)).toEqual(['error', 'edit', 'error']);
    expect(source).toMatch(/\[x\] \*\*T01\*\*/);
  });

  test('running again does nothing again', () => {
    const { source } = run('/plan done T01\n/plan done T02');
    const again = run('/plan done T01\n/plan done T02', { source });
    expect(again).toEqual({ source, results: [] });
  });

  test('an edited comment runs only what is new', () => {
    const { source } = run('/plan done T01');
    const later = run('Sorry, also:\n\n/plan done T01\n/plan done T02', { source });
    expect(later.results.map((result) => result.call.rest)).toEqual(['T02']);
  });

  test('a tick that a person took back stays taken back', () => {
    const { source } = run('/plan done T01');
    const undone = (source ?? '').replace('[x] **T01**', '[ ] **T01**');
    expect(run('/plan done T01', { source: undone }).source).toBe(undone);
  });

  test('what a reply answered is not answered again', () => {
    const [call] = parseCommands('/plan help');
    expect(kinds('/plan help', { answered: [`comment/991#${call?.hash}`] })).toEqual([]);
    expect(kinds('/plan help', { answered: [`comment/7#${call?.hash}`] })).toEqual(['reply']);
  });

  test('on a local file nothing is kept in the ledger', () => {
    const { source } = run('/plan done T01', { origin: null });
    expect(readLedger(source ?? '')).toEqual(readLedger(SMALL_PLAN));
  });

  test('what is done already is said and changes nothing', () => {
    const { source } = run('/plan done T01', { origin: null });
    const again = run('/plan done T01', { source });
    expect(again.source).toBe(source);
    expect(again.results[0]).toMatchObject({ kind: 'reply', markdown: 'Nothing to do: T01 already done.' });
  });

  test('more commands than anyone writes are refused from there on', () => {
    const comment = Array.from(
      { length: 30 },
      (_, index) => `/plan help ${index % 2 === 0 ? 'done' : 'help'}`,
    ).join('\n');
    const { results } = run(comment);
    expect(results).toHaveLength(21);
    expect(results.at(-1)).toMatchObject({
      kind: 'error',
      message: expect.stringContaining('holds 30 commands'),
    });
  });

  test('an error that is not for the person is thrown on', () => {
    const broken: Command = {
      name: 'broken',
      usage: 'broken',
      description: '',
      who: 'anyone',
      examples: [],
      run: () => {
        throw new TypeError('a defect');
      },
    };
    expect(() => runCommands(parseCommands('/plan broken'), context, [broken])).toThrow(TypeError);
  });
});

describe('what is refused says why', () => {
  test.each([
    ['/plan stauts', 'Unknown command `stauts`. Did you mean `status`? There are: `help`, `status`, '],
    ['/plan frobnicate', 'Unknown command `frobnicate`. There are:'],
    ['/plan help dnoe', 'Did you mean `done`?'],
    ['/plan done', 'No id was named; expected tasks such as `T03`'],
    ['/plan done R1', 'Found `R1`; expected tasks such as `T03` or exit criteria such as `E2.1`'],
    ['/plan done T01 T02-T04', 'Found `T02-T04`; expected tasks'],
    ['/plan done E1', '`E1` is an exit criterion and there is no reason'],
    ['/plan done T77', 'T77'],
    ['/plan --tier huge', 'Unknown tier `huge`. Expected `small`, `medium` or `large`.'],
    ['/plan --tier larg', 'Did you mean `large`?'],
    ['/plan --tire large', 'Unknown flag `--tire`. Did you mean `tier`?'],
  ])('%s', (comment, says) => {
    expect(message(comment)).toContain(says);
  });

  test.each(['/plan status', '/plan done T01'])('%s without a plan', (comment) => {
    expect(message(comment, { source: null, planUrl: null })).toContain('No plan of issue 42');
  });
});

describe('the spot of an error', () => {
  test.each([
    ['/plan done T01 T77', 'T77'],
    ['/plan done T01,T77 because', 'T01,T77'],
    ['/plan  stauts now', 'stauts'],
    ['/plan --tier huge', 'huge'],
    ['/plan done #7/T01', '#7/T01'],
    ['/plan help --x', '--x'],
  ])('%s', (comment, expected) => {
    const [result] = run(comment).results;
    const spot = result?.kind === 'error' ? result.spot : null;
    expect(result?.call.raw.slice(spot?.start, spot?.end)).toBe(expected);
  });

  test('there is none where the whole is wrong', () => {
    expect(run('/plan status', { source: null }).results).toMatchObject([{ kind: 'error', spot: null }]);
  });
});

describe('a plan that people broke', () => {
  test.each([
    ['without its front matter', SMALL_PLAN.replace(/^---[\s\S]*?---\n/, '')],
    ['nested beyond reading', `${SMALL_PLAN}\n${'> '.repeat(5_000)}x\n`],
    ['longer than any plan', `${SMALL_PLAN}\n${'word '.repeat(110_000)}`],
    ['with the marks of a conflict', `${SMALL_PLAN}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n`],
  ])('%s is not touched, and the reply says why', (_what, source) => {
    const ran = run('/plan done T01\n/plan help', { source });
    expect(ran.source).toBe(source);
    expect(ran.results.map((result) => result.kind)).toEqual(['error', 'reply']);
  });
});

describe('permission', () => {
  const nobody = { author: false, triage: false, write: false };

  test.each([
    ['/plan', nobody, ['error']],
    ['/plan', { ...nobody, triage: true }, ['plan-issue']],
    ['/plan', { ...nobody, author: true }, ['error']],
    ['/plan done T01', { ...nobody, triage: true }, ['error']],
    ['/plan done T01', { ...nobody, write: true }, ['edit']],
    ['/plan help', nobody, ['reply']],
    ['/plan status', nobody, ['status']],
  ])('%s by %j', (comment, standing, expected) => {
    expect(kinds(comment, { standing })).toEqual(expected);
  });

  test('a refusal says who may', () => {
    expect(message('/plan done T01', { standing: nobody })).toBe(
      '`/plan done` is for people with write permission; alice is not among them here.',
    );
  });

  test.each([
    ['', 'triage'],
    ['status', 'anyone'],
    ['done', 'write'],
    ['nope', 'anyone'],
  ])('whoMay(%j) is %j', (name, who) => {
    expect(whoMay(name)).toBe(who);
  });
});
