import fc from 'fast-check';
import { CommandFault } from '../../src/commands/command-fault.ts';
import { readArguments } from '../../src/commands/read-arguments.ts';
import { UserError } from '../../src/errors.ts';

const grammar = { flags: ['tier', 'phase'], switches: ['quick'], ids: /^[TE]\d+(?:\.\d+)?$/ };

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
    ['--phase 3 T01 text --tier x', ['T01'], { phase: '3', tier: 'x' }, 'text'],
    ['a --phase 3 b', [], { phase: '3' }, 'a b'],
    ['a "--phase 3" b', [], {}, 'a "--phase 3" b'],
    ['a `--phase 3` b', [], {}, 'a `--phase 3` b'],
    ['a --out FILE b', [], {}, 'a --out FILE b'],
    ['a -- --phase 3', [], {}, 'a --phase 3'],
    ['--tier="very large" rest', [], { tier: 'very large' }, 'rest'],
    ['T01 “it is done”', ['T01'], {}, 'it is done'],
    ['T01 —phase 3', ['T01'], { phase: '3' }, ''],
    ['a —well— b', [], {}, 'a —well— b'],
    ['T01 "say \\"no\\" twice"', ['T01'], {}, 'say "no" twice'],
    ['T01 "unclosed', ['T01'], {}, '"unclosed'],
    ['T01 --quick x', ['T01'], { quick: '' }, 'x'],
    ['#42/t01 #42/T02', ['T01', 'T02'], {}, ''],
    ['a  b', [], {}, 'a  b'],
    ['text T01', [], {}, 'text T01'],
  ])('%j', (rest, ids, flags, text) => {
    const read = readArguments(rest, grammar);
    expect(read.ids).toEqual(ids);
    expect(Object.fromEntries(read.flags)).toEqual(flags);
    expect(read.text).toBe(text);
  });

  test.each([
    ['--teir large', 'Unknown flag `--teir`. Did you mean `tier`? It takes `--tier`, `--phase`, `--quick`.'],
    ['--tier', '`--tier` has no value'],
    ['--tier --phase 2', '`--tier` has no value'],
    ['--tier=', '`--tier` has no value'],
    ['--tier a --tier b', '`--tier` is there twice'],
    ['text --phse 2', 'Unknown flag `--phse`. Did you mean `--phase`? If it belongs to the text'],
    ['--quick --quick', '`--quick` is there twice'],
  ])('%j is refused', (rest, message) => {
    expect(() => readArguments(rest, grammar)).toThrow(message);
  });

  test('a command without flags says so', () => {
    expect(() => readArguments('--x 1', {})).toThrow('Unknown flag `--x`. This command takes none.');
  });

  test('an error says where it stands', () => {
    const spot = (rest: string): unknown => {
      try {
        return readArguments(rest, grammar);
      } catch (error) {
        return error instanceof CommandFault ? rest.slice(error.spot.start, error.spot.end) : error;
      }
    };
    expect(spot('T01 --teir large')).toBe('--teir');
    expect(spot('T01 --tier')).toBe('--tier');
    expect(spot('T01 --tier a  --tier b')).toBe('--tier');
    expect(spot('a text --phse 2')).toBe('--phse');
  });

  test('places of ids and values are known', () => {
    const { spots, textSpot } = readArguments('T01,T02  --phase "9 9" why not', grammar);
    expect(spots.get('T02')).toEqual({ start: 0, end: 7 });
    expect(spots.get('--phase')).toEqual({ start: 17, end: 22 });
    expect(textSpot).toEqual({ start: 23, end: 26 });
  });

  test('any text gives arguments or a UserError', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '--',
            '--tier',
            '=',
            '"',
            '“',
            '”',
            '`',
            '\\',
            ' ',
            ',',
            'T01',
            'x',
            '-',
            '--é',
            '#4/',
          ),
          {
            maxLength: 10,
          },
        ),
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
