import { readIssueFile } from '../../src/cli/read-issue-file.ts';
import { readIssueJson } from '../../src/cli/read-issue-json.ts';
import { UserError } from '../../src/errors.ts';

test.each<[string, string, RegExp]>([
  ['a folder', '.', /^Cannot read \.: it is a folder; expected a file\.$/],
  [
    'the address of an issue',
    'https://github.com/o/r/issues/3',
    /^--issue is an address, and nothing is fetched; .*gh issue view 3 --repo o\/r --json/,
  ],
  ['another address', 'https://example.org', /nothing is fetched; expected a file, or -/],
])('%s as the issue is said on one line', async (_name, file, says) => {
  await expect(readIssueFile(file)).rejects.toThrow(says);
  await expect(readIssueFile(file)).rejects.toBeInstanceOf(UserError);
});

test.each([
  ['{"number":"a","title":"x"}', '`number`: expected a whole number from 1 on, or none'],
  ['{"number":1.5,"title":"x"}', '`number`: expected a whole number from 1 on, or none'],
  ['{"title":5}', '`title`: expected the title as text'],
  ['{}', '`title`: expected the title as text'],
  ['{"title":" "}', '`title`: expected a title that says something'],
  ['{"title":"x","body":[]}', '`body`: expected the description'],
  ['{"title":"x","labels":"bug"}', '`labels`: expected a list of labels'],
  ['{"title":"x","labels":[1]}', '`labels[0]`: expected the name of a label'],
  ['{"title":"x","author":{"name":"a"}}', '`author`: expected a login'],
  ['{"title":"x","assignees":[1]}', '`assignees[0]`: expected a login'],
  ['{"title":"x"', 'begins like JSON and is none'],
])('%s is refused in our own words', (text, says) => {
  expect(() => readIssueJson(text, 'a.json')).toThrow(`a.json`);
  expect(() => readIssueJson(text, 'a.json')).toThrow(says);
  expect(() => readIssueJson(text, 'a.json')).not.toThrow(/invalid input/i);
});

test("what GitHub's API and its command line give is read; null is the same as left out", () => {
  const given = { number: 7, title: 'x', body: null, labels: null, author: null, assignees: null };
  const empty = { body: '', labels: [], author: '', assignees: [], milestone: null, comments: [] };
  expect(readIssueJson(JSON.stringify(given), 'a.json')).toEqual({ number: 7, title: 'x', ...empty });
  expect(readIssueJson('{"title":"x","number":null}', 'a.json')).toEqual({ number: 0, title: 'x', ...empty });
  const objects = {
    title: 'x',
    labels: [{ name: 'bug' }],
    author: { login: 'ada' },
    assignees: [{ login: 'bob' }],
  };
  expect(readIssueJson(JSON.stringify(objects), 'a.json')).toMatchObject({
    ...{ labels: ['bug'], author: 'ada', assignees: ['bob'] },
  });
});
