import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../../../src/errors.ts';
import { decisionLine, noteLine, type PersonsLine, riskLine } from '../../../src/plan/edits/write-lines.ts';
import { readForeignPlan } from '../../../src/plan/foreign/read-foreign.ts';
import { writeForeignLine } from '../../../src/plan/foreign/write-foreign-line.ts';

const FOLDER = new URL('../../fixtures/plans/', import.meta.url);
const FIXTURES = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const,
);
const ADA = { login: 'ada', url: 'https://github.com/ada', date: '2026-01-02' };
const NOTE = noteLine('The old format is in use\n\n- [ ] T999 not a task\n## Phase 9', ADA);
const DECISION = decisionLine({ text: 'One file a day', why: 'it is small', insteadOf: null }, ADA);
const RISK = riskLine(
  { text: 'It fills up', likelihood: 'low', impact: 'high', trigger: null, mitigation: null },
  ADA,
);
const LINES: readonly (readonly [string, PersonsLine])[] = [
  ['a note', NOTE],
  ['a decision', DECISION],
  ['a risk', RISK],
];

function tasksOf(source: string): unknown {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new Error(reading.message);
  return reading.plan.tasks.map(({ id, state, phase }) => [id, state, phase]);
}

/** What was put in; throws where anything else changed. */
function insertion(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  expect(start + end).toBe(before.length);
  return after.slice(start, after.length - end);
}

test.each(FIXTURES)('%s takes all three: its own text and tasks stay', (_name, source) => {
  for (const [, line] of LINES) {
    let written: string;
    try {
      written = writeForeignLine(source, line).source;
    } catch (error) {
      // An open fence or comment at the end would swallow it.
      expect(error).toBeInstanceOf(UserError);
      expect(source).toMatch(/```|~~~|<!--|<script/);
      continue;
    }
    expect(insertion(source, written)).not.toBe('');
    expect(tasksOf(written)).toEqual(tasksOf(source));
  }
});

test('sections are made once, and ids go on from what the text shows', () => {
  const source = '# Roadmap\n\n## Phase 1: Core\n\n- [ ] T001 Parse\n';
  const once = writeForeignLine(source, RISK);
  expect(once.id).toBe('K1');
  expect(once.source).toBe(
    `${source}\n## Risks\n\n- **K1** It fills up. Likelihood low, impact high. · [@ada](https://github.com/ada), 2026-01-02\n`,
  );
  const twice = writeForeignLine(once.source, RISK);
  expect(twice.id).toBe('K2');
  expect(twice.source.match(/## Risks/g)).toHaveLength(1);
  expect(writeForeignLine(twice.source, DECISION).source).toMatch(
    /## Architecture and decisions\n\n- \*\*D1\*\* One file a day\. \*Why:\* It is small\./i,
  );
});

test('a section that people keep is used, in its own form', () => {
  const source = '# Tasks\r\n\r\n- [ ] T001 Parse\r\n\r\n## Notes\r\n\r\n* Commit often\r\n';
  expect(writeForeignLine(source, noteLine('It is slow', ADA)).source).toMatch(
    /## Notes\r\n\r\n\* Commit often\r\n\* It is slow.*\r\n$/,
  );
});
