import { cleanTitle, readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

function textsOf(title: string, body: string, labels: readonly string[] = []): string[] {
  return readIssue(issueOf(title, body, { labels }), []).extraction.requirements.map(({ text }) => text);
}

describe('readIssue', () => {
  test('a feature form: solution counts, environment and filed-before boxes do not', () => {
    const body = [
      '### Has this been filed before?',
      '- [X] I have searched the issues',
      '### Solution you want',
      'It needs two new fields, `low_water` and `high_water`, that we have to add to the configuration.',
      '### Environment',
      'You should see Linux here.',
    ].join('\n\n');
    expect(textsOf('Configurable water marks', body)).toEqual([
      'Make the water marks configurable',
      'Provide the field `low_water` in the configuration',
      'Provide the field `high_water` in the configuration',
    ]);
  });

  test('a bug: title, expected behaviour and complaints, each with its sentence', () => {
    const body =
      '**What happens?**\n\nThe importer drops the last row of every file.\n\n**Expected behavior**\n\nAll rows are imported.';
    const { kind, extraction } = readIssue(
      issueOf('Last row is lost on import', body, { labels: ['bug'] }),
      [],
    );
    expect(kind).toBe('bug');
    expect(extraction.requirements.map(({ text }) => text)).toEqual([
      'Last row is not lost on import',
      'All rows are imported',
    ]);
    expect(extraction.requirements[0]?.also).toEqual([
      { source: 'The importer drops the last row of every file.', from: 'actual' },
    ]);
    expect(extraction.requirements[1]?.source).toBe('All rows are imported.');
    expect(extraction.problem).toBe('The importer drops the last row of every file.');
  });

  test.each([
    ['Log lines are lost', 'Some of them never come.', 'Log lines are not lost'],
    ['Long lines', 'The last line is not printed.', 'The last line is printed'],
    [
      'Export',
      'The export ignores the filter and loses all rows.',
      '“The export ignores the filter and loses all rows” no longer happens',
    ],
  ])('a fault is never asked for: %s', (title, body, expected) => {
    const texts = textsOf(title, body, ['bug']);
    expect(texts).toContain(expected);
    expect(texts).not.toContain('Log lines are lost');
  });

  test('a complaint that names all that the title names is said once', () => {
    const title = '`readPath` blames `list.md`, which the settings ask for';
    const body = 'In a folder with `list.md` the rule `readPath` warns that the name is wrong.';
    expect(textsOf(title, body, ['bug'])).toEqual([
      '`readPath` does not blame `list.md`, which the settings ask for',
    ]);
    expect(textsOf(title, 'The rule `readPath` also loses the last row of a list.', ['bug'])).toHaveLength(2);
  });

  test('an opinion is passed over for the sentence that says what it is of', () => {
    const body =
      'This sort of sum for carts is not desired at present. Currently each cart loses the cents of its sum.';
    const texts = textsOf('Exact sums for each cart', body);
    expect(texts.join()).not.toContain('desired');
    expect(texts.join()).toContain('does not lose the cents of its sum');
  });

  test('a bold line leads the text right below it', () => {
    const body =
      '**Describe the bug**\nThe importer drops the last row.\n\n**Expected behavior**\nAll rows are imported.\n\n**Environment**\nYou should see Linux here.';
    expect(textsOf('Import is wrong', body, ['bug'])).toEqual([
      'Import is right',
      'All rows are imported',
      'The importer does not drop the last row',
    ]);
  });

  test('what is open in a task list is required, in order; what is ticked is done', () => {
    const body =
      '## Tasks\n\n- [ ] Store the colour of a tag\n- [x] Write the proposal\n- [ ] Show tags in the list\n';
    expect(textsOf('Tags', body)).toEqual(['Store the colour of a tag', 'Show tags in the list']);
  });

  test('a scenario in three lines is one requirement', () => {
    const body =
      'As a reader, I want to filter by date so that old rows go.\n\n### Acceptance criteria\n\nGiven a list\nWhen I choose a range\nThen rows in the range are shown\n';
    expect(textsOf('Filter', body)).toEqual([
      'A reader can filter by date',
      'Given a list, when I choose a range, then rows in the range are shown',
    ]);
  });

  test.each([
    ['German', '## Erwartetes Verhalten\n\n- Die leere Datei wird abgelehnt\n- Der Name wird genannt', 2],
    ['French', "## Critères d'acceptation\n\n- Le bouton propose CSV\n- Les accents sont conservés", 2],
    ['Japanese', '## 要件\n\n- 切り替えボタンを追加する\n- 選択を保存する', 2],
    ['Chinese', '## 验收标准\n\n- 空文件被拒绝\n- 错误信息包含文件名', 2],
    ['Russian', '## Ожидаемое поведение\n\n- Пустой файл отклоняется\n- Имя файла названо', 2],
    [
      'Spanish, under a heading of its own',
      '## Ideas para la lista\n\nLa lista crece cada día y nadie encuentra nada en ella hoy.\n\n- Ordenar por fecha\n- Guardar la elección',
      2,
    ],
  ])('%s: the items of a list are what is asked for', (_, body, count) => {
    expect(textsOf('X1 Y2', body).filter((text) => text !== 'X1 Y2')).toHaveLength(count);
  });

  test('of two things that are not alike the worse one is to be as the better one', () => {
    const body =
      'The log shows it twice: first in the Options object, and later in the RemoteConfig. Only the latter is masked, the former isn’t.';
    expect(textsOf('Logs show the key', body, ['bug'])).toContain('Options is masked, as RemoteConfig is');
  });

  test('what stays so by default is said with what is so today', () => {
    const body =
      'Add `onMissing()`; by default nothing changes.\n\n## Problem\n\nA request without a handler gets `404` today.';
    expect(textsOf('Let `onMissing()` answer', body)).toContain(
      'By default it stays so: a request without a handler gets `404`',
    );
  });

  test('the one step that shows a fault is a case that has to work', () => {
    const body = '### Steps to reproduce\n\nPrint a page with two empty columns, i.e. columns without rows.';
    expect(textsOf('Columns are lost', body, ['bug'])).toContain('It works with two empty columns');
  });

  test('a fault that cannot be turned round is quoted', () => {
    expect(textsOf('Icons', '', ['bug'])).toEqual(['“Icons” is put right']);
  });

  test('a list in another language is read from its structure', () => {
    const body =
      '## Aufgaben\n\n- [ ] Farbe je Schlagwort speichern\n- [ ] Schlagworte in der Liste zeigen\n';
    expect(textsOf('Schlagworte', body)).toContain('Farbe je Schlagwort speichern');
  });

  test('template prompts and lines of the repository’s own template are not the author’s words', () => {
    const issue = issueOf(
      'Sort the list by date',
      '### Idea\n\nPlease tell us your brilliant idea in detail\n\nThe list should be sorted by date.',
    );
    const { extraction } = readIssue(issue, [
      'body:\n  - description: Please tell us your brilliant idea in detail\n',
    ]);
    expect(extraction.clues.prose).not.toContain('brilliant');
    expect(extraction.clues.prose).toContain('sorted by date');
  });

  test('commands, traces and versions are found', () => {
    const body = [
      'Since 2.4.0 this fails:',
      '```\n$ tool sync --all\nTraceback:\n  File "tool/sync.py", line 12, in run\n```',
    ].join('\n\n');
    const { extraction } = readIssue(issueOf('Sync fails', body), []);
    expect(extraction.commands).toEqual(['tool sync --all']);
    expect(extraction.trace).toEqual(['File "tool/sync.py", line 12, in run']);
    expect(extraction.versions).toEqual(['2.4.0']);
  });
});

describe('cleanTitle', () => {
  test.each([
    ['[Bug] Last row is lost', 'Last row is lost'],
    ['Feature request: sort by date', 'sort by date'],
    ['feat(list): sort by date', 'sort by date'],
    ['pdm 2.25: entries are doubled', 'pdm 2.25: entries are doubled'],
    ['Bug', 'Bug'],
  ])('%s', (title, expected) => {
    expect(cleanTitle(title)).toBe(expected);
  });
});

test('a bold label with its text on the same line is a heading, a bold word is not', () => {
  const body =
    '**Solution:** A setting for the depth.\n\n**Alternatives**: Editing each plan by hand in an editor.\n\n**Really:** it is slow.';
  const { extraction } = readIssue(issueOf('Depth of the tree', body), []);
  expect(extraction.requirements.map(({ text }) => text)).toContain('A setting for the depth');
  expect(extraction.alternatives).toContain('Editing each plan by hand in an editor.');
  expect(extraction.expected).toEqual([]);
  expect(JSON.stringify(extraction.requirements)).not.toContain('Solution');
});
