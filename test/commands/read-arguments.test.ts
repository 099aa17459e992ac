import fc from 'fast-check';
import { readArguments } from '../../src/commands/read-arguments.ts';
import { UserError } from '../../src/errors.ts';

const grammar = { flags: ['tier', 'phase'], ids: /^[TE]\d+(?:\.\d+)?$/ };

describe('readArguments', () => {
  test.each<[string, string[], Record<string, string>, string]>([
    ['', [], {}, ''],
    ['T01 T02', ['T01', 'T02'], {}, ''],
    ['t01, e2.1,', ['T01', 'E2.1'], {}, ''],
    ['T01,T02', ['T01', 'T02'], {}, ''],
    ['T01,x', [], {}, 'T01,x'],
    ['T01 T01', ['T01'], {}, ''],
    ['E2.1 ran it by hand', ['E2.1'], {}, 'ran it by hand'],
    ['T01 "it is done"', ['T01'], {}, 'it is done'],
    ['T01 "a" and "b"', ['T01'], {}, '"a" and "b"'],
    ['--tier large', [], { tier: 'large' }, ''],
    ['--tier=large rest', [], { tier: 'large' }, 'rest'],
    ['--tier "very large" rest', [], { tier: 'very large' }, 'rest'],
    ['T01 --phase 3', ['T01'], { phase: '3' }, ''],
    ['--phase 3 T01 text --tier x', ['T01'], { phase: '3' }, 'text --tier x'],
    ['text T01', [], {}, 'text T01'],
  ])('%j', (rest, ids, flags, text) => {
    const read = readArguments(rest, grammar);
    expect(read.ids).toEqual(ids);
    expect(Object.fromEntries(read.flags)).toEqual(flags);
    expect(read.text).toBe(text);
  });

  test.each([
    ['--teir large', 'Unknown flag `--teir`. Did you mean `tier`? It takes `--tier`, `--phase`.'],
    ['--tier', '`--tier` has no value'],
    ['--tier --phase 2', '`--tier` has no value'],
    ['--tier=', '`--tier` has no value'],
    ['--tier a --tier b', '`--tier` is there twice'],
  ])('%j is refused', (rest, message) => {
    expect(() => readArguments(rest, grammar)).toThrow(message);
  });

  test('a command without flags says so', () => {
    expect(() => readArguments('--x 1', {})).toThrow('Unknown flag `--x`. This command takes none.');
  });

  test('any text gives arguments or a UserError', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('--', '--tier', '=', '"', ' ', ',', 'T01', 'x', '-', '--é'), {
          maxLength: 10,
        }),
        (parts) => {
          try {
            const { ids } = readArguments(parts.join(''), grammar);
            for (const id of ids) expect(id).toMatch(/^T\d+$/);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
