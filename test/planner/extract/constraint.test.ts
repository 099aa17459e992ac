import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

const CRITERIA =
  '## Acceptance criteria\n\n- [ ] `--since 30m` prints the last half hour\n- [ ] An invalid value ends with code 2';

function extracted(body: string) {
  return readIssue(issueOf('Add `--since`', body), []).extraction;
}

test.each([
  'No new dependencies please.',
  'Do not change the order of the rows.',
  "Please don't rename the option.",
])('a ban is kept, and no requirement: %s', (sentence) => {
  const { stated, requirements, nonGoals } = extracted(
    `${CRITERIA}\n\n## Out of scope\n\n- Time zones\n\n${sentence}`,
  );
  expect(stated.constraints).toEqual([sentence]);
  expect(nonGoals).toEqual(['Time zones']);
  expect(requirements.map(({ source }) => source)).not.toContain(sentence);
});

test.each([
  ['`--no-color` must still work.'],
  ['`--no-color` muss weiterhin funktionieren.'],
  ['`merge(a, b)` stays callable as it is.'],
])('what has to stay is a constraint: %s', (sentence) => {
  expect(extracted(`${CRITERIA}\n\n${sentence}`).constraints).toEqual([sentence]);
});

test.each(['Constraints', 'Rahmenbedingungen', 'Contraintes', 'Restricciones'])(
  '%s is a heading of them',
  (heading) => {
    expect(extracted(`${CRITERIA}\n\n## ${heading}\n\nOnly UTC.`).stated.constraints).toEqual(['Only UTC.']);
  },
);

describe('what is said beside the criteria', () => {
  test.each([
    'As somebody on call I want to see only the last half hour of a big log.',
    'Marketing needs it before Black Friday.',
    'Our support team is waiting for this.',
  ])('%s', (sentence) => {
    expect(extracted(`${sentence}\n\n${CRITERIA}`).requirements.map(({ source }) => source)).not.toContain(
      sentence,
    );
  });

  test('a story without criteria is the requirement', () => {
    const body = 'As a manager I want to see the last half hour of a log.';
    expect(extracted(body).requirements.map(({ source }) => source)).toContain(body);
  });
});

test.each([
  'It must keep working on Python 3.9.',
  'The order of the rows must not change.',
  'The oldest version that is supported should stay where it is.',
  'No change in behaviour please.',
  'La valeur par défaut doit rester 15.',
])('what only stays is kept, and asked for nowhere: %s', (sentence) => {
  const { stated, requirements } = extracted(`Rows should be read side by side. ${sentence}`);
  expect(stated.constraints).toEqual([sentence]);
  expect(requirements.map(({ source }) => source)).not.toContain(sentence);
});

test.each([
  'Rows should be read side by side, 8 at a time by default.',
  'The secret must not be printed.',
  'The panel should stay open on a click.',
])('what is new is asked for, and not kept: %s', (sentence) => {
  const { stated, constraints, requirements } = extracted(sentence);
  expect([...stated.constraints, ...constraints]).toEqual([]);
  expect(requirements.map(({ source }) => source)).toContain(sentence);
});

test('what the program does by default today is no constraint', () => {
  expect(extracted('By default there is no limit, which sets it apart from others.').constraints).toEqual([]);
});

test('of a fault, what should go on working is the fault itself', () => {
  const { requirements, stated } = readIssue(
    issueOf('Search stops after an error', 'The search should keep working after an error.', {
      labels: ['bug'],
    }),
    [],
  ).extraction;
  expect(stated.constraints).toEqual([]);
  expect(requirements.map(({ text }) => text)).toEqual(['The search should keep working after an error']);
});
