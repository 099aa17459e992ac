import { plainText } from '../../../src/plan/prose.ts';
import { findClues } from '../../../src/planner/extract/find-clues.ts';
import { topicOf } from '../../../src/planner/extract/topic.ts';

test.each([
  ['feature', 'Support badges for a single check', 'badges for a single check'],
  ['feature', 'Make the directory of the log files configurable', 'the directory of the log files'],
  ['feature', 'Integration with Bitbucket', 'integration with Bitbucket'],
  ['feature', 'Filtering rules: a "start" event', '“start”'],
  ['feature', 'Let `parseBody` keep order', '`parseBody`'],
  ['feature', 'Add an option to parse_url for ports', '`parse_url`'],
  ['feature', 'directly add users to a team', '“directly add users to a team”'],
  ['feature', 'Configurable rules for the bump', 'the rules for the bump'],
  ['feature', 'Make the generated class name customizable', 'the generated class name'],
  ['feature', 'Option to leave events out', 'the option to leave events out'],
  ['feature', 'Deduplicate the parsing of cookies', 'the parsing of cookies'],
  ['feature', 'Collapse the two loops into one', '“Collapse the two loops into one”'],
  ['feature', 'What about dark mode?', '“What about dark mode?”'],
  ['bug', 'Dark mode flickers', '“Dark mode flickers”'],
  ['bug', 'broken menu', '“broken menu”'],
  ['feature', 'Die Suche soll Umlaute finden', 'die Suche soll Umlaute finden'],
])('a %s titled "%s" is about %s', (kind, title, topic) => {
  const extraction = { title, clues: findClues(title, '', [], 'feature') };
  expect(plainText(topicOf({ extraction, kind }))).toBe(topic);
});
