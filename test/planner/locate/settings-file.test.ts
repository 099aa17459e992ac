import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { rankFiles } from '../../../src/planner/locate/rank-files.ts';
import { settingsFile, settingsIn } from '../../../src/planner/locate/settings-file.ts';
import { factsOf, issueOf } from '../facts-of.ts';

const FACTS = factsOf({
  'app/settings.py': 'DATABASES = {\n    "default": {},\n    "sslmode": "require",\n}\n',
  'app/mail.py': 'def classify(message):\n    return message\n',
});

test.each([
  ['Option to classify a message as a start event', 'We would like one more choice in the rules.', null],
  ['Make the classification of messages configurable', 'It should be configurable.', 'app/settings.py'],
  ['Option for the sslmode of the connection', 'An option should set it.', 'app/settings.py'],
  ['Classify messages', 'A message should be classified.', null],
])('%s', (title, body, expected) => {
  const { clues } = readIssue(issueOf(title, body), []).extraction;
  expect(settingsFile(clues, rankFiles(clues, FACTS), FACTS)).toBe(expected);
});

test('settings are quoted keys or public fields', () => {
  expect(settingsIn('"a_dir": x,\n"b.mode": y,\n')).toEqual(['a_dir', 'b.mode']);
  expect(settingsIn('pub struct C {\n  pub tag: String,\n}\n')).toEqual(['tag']);
});
