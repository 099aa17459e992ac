import { distinct } from '../../../src/planner/extract/distinct.ts';
import type { FoundRequirement } from '../../../src/planner/extract/extraction.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function found(title: string, body: string, labels: readonly string[] = []): readonly FoundRequirement[] {
  return readIssue(issueOf(title, body, { labels }), []).extraction.requirements;
}

const textsOf = (all: readonly FoundRequirement[]) => all.map(({ text }) => text);

describe('a title and a sentence that ask for the same are one requirement, with both sentences', () => {
  test('of a fault, what should be stands, and not what the title complains of', () => {
    const title = '`readPath` blames `list.md`, the path that the settings ask for';
    const body =
      '### Expected behavior\n\nA path that the settings ask for should be no finding of `readPath`.';
    const [only, ...others] = found(title, body, ['bug']);
    expect(others).toEqual([]);
    expect(only?.text).toBe('A path that the settings ask for should be no finding of `readPath`');
    expect(only?.also).toEqual([{ source: title, from: 'title' }]);
  });

  test('of a wish, the wording that says more', () => {
    const [first, second] = found(
      'Search orders by address',
      'A search field above the list that filters orders by their address would save us hours. It should remember the last search.',
    );
    expect(first?.text).toBe('Provide a search field above the list that filters orders by their address');
    expect(first?.also).toEqual([{ source: 'Search orders by address', from: 'title' }]);
    expect(second?.text).toBe('It should remember the last search');
  });

  test('a crash is one, by whatever name', () => {
    expect(
      textsOf(found('Panic on an empty row', 'The importer crashes when there is an empty row.', ['bug'])),
    ).toHaveLength(1);
  });

  test('what is told again of one fault in other words', () => {
    const texts = textsOf(
      found(
        'Totals of a cart are lost on reload',
        'The totals of a cart vanish when the page is loaded again. In short, all totals of the cart are lost on every reload.',
        ['bug'],
      ),
    );
    expect(texts).toEqual(['Totals of a cart are not lost on reload']);
  });
});

describe('what is another thing stays one', () => {
  test('the items under a title, though it has their words', () => {
    const texts = textsOf(
      found(
        'Split `sync` into reading and writing the store',
        '- Reading the store should be a function of its own.\n- Writing the store should move out of `sync`.',
        ['refactoring'],
      ),
    );
    expect(texts).toHaveLength(3);
  });

  test('a detour that nobody wants to take', () => {
    expect(
      textsOf(
        found(
          'Support badges for a check',
          'The hack is to give the check a badge tag of its own, but it does not scale.',
        ),
      ),
    ).toEqual([
      'Support badges for a check',
      'It works without having to give the check a badge tag of its own',
    ]);
  });

  test('options of like names', () => {
    const one = (text: string): FoundRequirement => ({ text, source: text, from: 'solution' });
    const all = [one('Add `tool list --since`'), one('Add `tool list --until`')];
    expect(distinct(all, 'feature')).toEqual(all);
  });
});

test('a title that only names the matter gives way to the list below it', () => {
  const texts = textsOf(
    found(
      '[Epic] Self-service data export',
      '## Goals\n\n- Export events as CSV\n- Export sessions as CSV\n- Links expire after a week\n- Large exports run in the background',
    ),
  );
  expect(texts).not.toContain('Self-service data export');
  expect(texts).toHaveLength(4);
});

test('an order above a list is completed by each item', () => {
  expect(
    textsOf(
      found(
        'Docs: explain hooks',
        'Please add an example that shows:\n\n- a hook that fails\n- how to read its result',
      ),
    ),
  ).toEqual([
    'Explain hooks',
    'Add an example that shows a hook that fails',
    'Add an example that shows how to read its result',
  ]);
});

test('of what is only a number it is said what it is the number of', () => {
  const body = 'Expected: 0.00\nActual: -12.50, and the mail shows it too';
  expect(textsOf(found('Cart total is wrong with a full voucher', body, ['bug']))).toContain(
    'The result is 0.00, not -12.50',
  );
});

describe('languages whose moods are not known', () => {
  test('a fault is quoted, and nothing of it is turned into half English', () => {
    const texts = textsOf(
      found(
        'Zeilen ohne Stufe werden verschluckt',
        '### Beschreibung\n\nMit `--level` verschwinden alle Zeilen, die gar keine Stufe haben.\n\n### Erwartetes Verhalten\n\n- Zeilen ohne Stufe werden immer ausgegeben',
        ['bug'],
      ),
    );
    expect(texts).toEqual(['Zeilen ohne Stufe werden immer ausgegeben']);
    expect(
      textsOf(
        found(
          'Zeilen ohne Stufe werden verschluckt',
          'Mit der Stufe sind alle Zeilen weg, die keine haben.',
          ['bug'],
        ),
      ),
    ).toEqual(['“Zeilen ohne Stufe werden verschluckt” no longer happens']);
  });

  test('headings alone tell a fault from a wish', () => {
    const body =
      '## 概要\n\n合計が1つ分しか計算されません。\n\n## 期待する動作\n\n- 数量を掛けた合計が表示される\n\n## 再現手順\n\n1. 数量を2にする';
    expect(readIssue(issueOf('カートの合計が間違っている', body), []).kind).toBe('bug');
  });
});
