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
      'Configurable water marks',
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
      'The importer does not drop the last row of every file',
    ]);
    expect(extraction.requirements[1]?.source).toBe('All rows are imported.');
    expect(extraction.problem).toBe('The importer drops the last row of every file.');
  });

  test('a bold line leads the text right below it', () => {
    const body =
      '**Describe the bug**\nThe importer drops the last row.\n\n**Expected behavior**\nAll rows are imported.\n\n**Environment**\nYou should see Linux here.';
    expect(textsOf('Import is wrong', body, ['bug'])).toEqual([
      'Import is not wrong',
      'All rows are imported',
      'The importer does not drop the last row',
    ]);
  });

  test('task lists are requirements, in order', () => {
    const body = '## Tasks\n\n- [ ] Store the colour of a tag\n- [x] Show tags in the list\n';
    expect(textsOf('Tags', body)).toEqual(['Store the colour of a tag', 'Show tags in the list']);
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
