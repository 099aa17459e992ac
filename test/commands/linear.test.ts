import { Session } from 'node:inspector/promises';
import fc from 'fast-check';
import { mayHoldCommands } from '../../src/commands/may-hold-commands.ts';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { readArguments } from '../../src/commands/read-arguments.ts';
import { UserError } from '../../src/errors.ts';

/** What hostile comments are made of: as much of everything that the grammar looks at as can be. */
const PIECES = [
  ...[
    '/plan done T01\n',
    '/plan\n\n',
    '/plan note\n> q\n\n',
    '/plan note\n---\n\n',
    ' /plan note x\n\nb\n\n',
  ],
  ...['/plan note a:\n\n> q\n\n', '<b>\n\n', '<details>\n\n/plan status\n\n', '/plan', ' ', '\t', '\r', '\n'],
  ...[
    '"',
    '“',
    '`',
    '\\"',
    '--a="',
    '--phase=1 ',
    '--',
    '@ada ',
    'T01,',
    '#4/T1 ',
    '\u{feff}',
    '**',
    'é',
    '[a](b) ',
  ],
];

/** As `/plan` calls the commands' own reading of words. */
function readAll(body: string): void {
  for (const { rest } of parseCommands(body)) {
    try {
      readArguments(rest, { ids: /^T\d+$/, flags: ['phase', 'a'] });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
}

const session = new Session();

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});
afterAll(() => session.disconnect());

// Counts begin anew with each reading of them.
beforeEach(() => session.post('Profiler.takePreciseCoverage'));

/**
 * How often any block of `src/commands/` is run since the last count: steps, which no other work of the machine makes
 * more. Reading the counts takes long, so that nothing else here may run those blocks between two calls in one test.
 */
async function steps(work: () => void): Promise<number> {
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => /\/src\/commands\//.test(url));
  const counts = ours.flatMap(({ functions }) =>
    functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const TIMES = 8;
/** The engine leaves out the counts of some functions; what is quadratic would take 64 times the steps. */
const MOST = 2 * TIMES;

/** The steps for a text, and for one of eight times its length. */
async function growth(head: string, piece: string): Promise<readonly [number, number]> {
  const body = (times: number) => head + piece.repeat(times);
  return [await steps(() => readAll(body(16))), await steps(() => readAll(body(16 * TIMES)))];
}

test.each(['', '/plan note ', '/plan done '])('the grammar is linear in what follows %j', async (head) => {
  for (const piece of PIECES) {
    const [once, more] = await growth(head, piece);
    expect({ piece, isLinear: more < MOST * once + 200 }).toEqual({ piece, isLinear: true });
  }
});

test('of two pieces as well', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES), async (one, other) => {
      const [once, more] = await growth('', one + other);
      expect(more).toBeLessThan(MOST * once + 200);
    }),
    { numRuns: 30 },
  );
});

test('any text is read without a fault, and what it finds stands in it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (body) => {
      for (const { raw, rest, block, line } of parseCommands(body)) {
        expect(mayHoldCommands(body)).toBe(true);
        expect(body).toContain(raw);
        expect(raw.endsWith(rest)).toBe(true);
        expect(body).toContain(block);
        expect(body.split(/\r\n|\n|\r/)[line - 1]).toContain(raw);
      }
      readAll(body);
    }),
    { numRuns: 2_000 },
  );
});
