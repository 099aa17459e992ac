import { readIntakeAnswer } from '../../src/messages/read-intake-answer.ts';
import { revertTargets } from '../../src/plan/records/reverts.ts';

/** Four times what a comment holds: what is quadratic takes seconds for it, what is linear some milliseconds. */
const LENGTH = 262_144;
/** More than ten times what it takes; of this process alone, so that a busy machine counts for nothing. */
const MOST_CPU_MS = 1_000;

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const filled = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

test.each([
  ['comments that nobody closes', filled('<!--')],
  ['fences', filled('```\n')],
  ['fences of two kinds', filled('```\n~~~\n')],
  ['a fence and many spaces', `\`\`\` ${filled(' ')}x y`],
  ['one long fence', `${filled('`')} a b`],
  ['a heading of spaces', `# a${filled(' ')}b`],
  ['a heading of #', `# a ${filled('#')}b`],
  ['quotes', filled('> \n')],
  ['the lead of a mail', filled('On Tuesday she wrote: ')],
  ['blank lines', `a${filled('\n')}b`],
])('an answer is read in linear time: %s', (_, body) => {
  expect(cpuMs(() => readIntakeAnswer(body))).toBeLessThan(MOST_CPU_MS);
});

test.each([
  ['spaces behind a number', `Reverts #1${filled(' ')}x`],
  ['tabs around a full stop', `Reverts a/b#1${'\t'.repeat(9000)}.${'\t'.repeat(9000)}x`],
])('reverts are read in linear time: %s', (_, body) => {
  const commits = Array.from({ length: 100 }, () => ({
    oid: 'a'.repeat(40),
    message: body,
  }));
  const pull = { body, commits, url: 'https://github.com/a/b/pull/9' };
  expect(cpuMs(() => revertTargets(pull))).toBeLessThan(MOST_CPU_MS);
});
