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
