import { spawn } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { askIssue } from '../../src/cli/ask-issue.ts';

const ask = async (typed: string) => {
  const output = new PassThrough();
  const issue = askIssue({ input: Readable.from([typed]), output }).finally(() => output.end());
  return { issue: await issue, asked: await text(output) };
};

test('asks for a title and the five fields; answers of several lines, and empty ones', async () => {
  const { issue, asked } = await ask(
    'Open an empty file\n\nAn empty file opens.\nOne of spaces too.\n\nNo new dependency.\n\nIt opens.\n\n\n',
  );
  expect(issue.title).toBe('Open an empty file');
  expect(issue.body).toBe(
    '### Goals\n\nAn empty file opens.\nOne of spaces too.\n\n### Constraints\n\nNo new dependency.\n\n### Acceptance criteria\n\nIt opens.',
  );
  for (const heading of ['Title', 'Scope', 'Goals', 'Constraints', 'Acceptance criteria', 'Preferences'])
    expect(asked).toContain(`${heading}: `);
});

test.each([
  ['CRLF', 'Open it\r\n\r\nGoal.\r\n\r\n', '### Goals\n\nGoal.'],
  ['an input that ends early', 'Open it\nStore.\n\nGo', '### Scope\n\nStore.\n\n### Goals\n\nGo'],
  ['a title alone', 'Open it', ''],
])('%s', async (_name, typed, body) => {
  expect((await ask(typed)).issue).toMatchObject({ title: 'Open it', body });
});

test.each(['', '\n', '  \nGoal\n'])('no title: %j', async (typed) => {
  await expect(ask(typed)).rejects.toThrow('no title');
});

test('planwright plan asks on a pipe; the plan alone comes out', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const child = spawn(process.execPath, ['src/cli.ts', 'plan', '--repo', '.'], { cwd: root });
  child.stdin.end(
    'Keep the order of jobs in the memory inbox\nOnly `src/inbox/memory.ts`.\n\nJobs of one key should run in the order they came.\n\nNo new dependency.\n\n\n\n',
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(stderr).toContain('Acceptance criteria: ');
  expect(stdout).toMatch(/^---\nplanwright: 1\n/);
  expect(stdout).toContain('# Keep the order of jobs in the memory inbox');
  expect(stdout).toContain('kept: “No new dependency”');
  expect(stdout).not.toContain('empty line');
});
