/** The demo's issue and changes: a real wish about Planwright, and code that fulfils it. */

export const PEOPLE = { author: 'ada', maintainer: 'grace', developer: 'linus' } as const;

export const ISSUE = {
  title: '`planwright plan`: write the plan to a file, not only to the terminal',
  body: `\`planwright plan\` prints the plan to the terminal. In a script I redirect it into a file, and when the issue says too little to plan from, the redirect leaves an empty file behind.

### Proposal

- Add an option \`--out FILE\` to \`planwright plan\` that writes the plan to that file.
- Nothing should be written when there is no plan: the file must stay as it was.
- An existing file must not be overwritten unless \`--force\` is given, and the error should name the file.
- Document both options in \`README.md\`.

### Out of scope

- Opening a pull request from the command line.
`,
} as const;

export interface Change {
  readonly branch: string;
  readonly title: string;
  readonly description: string;
  readonly files: readonly { readonly path: string; readonly edit: (before: string | null) => string }[];
}

const WRITE_PLAN = `import { writeFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';

/** Writes the plan, whole or not at all; an existing file is kept unless \`force\`. @throws UserError */
export async function writePlan(file: string, plan: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, plan, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new UserError(\`\${file} is there already; name another file, or overwrite it with --force.\`);
  }
}
`;

const WRITE_PLAN_TEST = `import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePlan } from '../../src/cli/write-plan.ts';

test('an existing file is kept unless forced', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'plan-')), 'PLAN.md');
  await writeFile(file, 'mine');
  await expect(writePlan(file, 'new', false)).rejects.toThrow(file);
  expect(await readFile(file, 'utf8')).toBe('mine');
  await writePlan(file, 'new', true);
  expect(await readFile(file, 'utf8')).toBe('new');
});
`;

/** The first brings the piece that writes, with its test; the second the options and their documentation. */
export const CHANGES: readonly [Change, Change] = [
  {
    branch: 'write-plan',
    title: 'Write a plan to a file, and keep what is there',
    description:
      'Adds `writePlan`, which creates the file only when it is new, and its test. The command does not use it yet.',
    files: [
      { path: 'src/cli/write-plan.ts', edit: () => WRITE_PLAN },
      { path: 'test/cli/write-plan.test.ts', edit: () => WRITE_PLAN_TEST },
    ],
  },
  {
    branch: 'plan-out-option',
    title: 'Add --out and --force to planwright plan',
    description:
      'The options hand the rendered plan to `writePlan`. Nothing is written for an issue that says too little.',
    files: [
      {
        path: 'src/cli/run-cli.ts',
        edit: (before) =>
          insertBefore(
            before,
            "    .option('--tier <tier>'",
            "    .option('--out <file>', 'write the plan to this file instead of printing it')\n    .option('--force', 'overwrite the file')\n",
          ),
      },
      {
        path: 'src/cli/plan.ts',
        edit: (before) =>
          insertBefore(
            before,
            '  readonly tier?: Tier;\n',
            '  readonly out?: string;\n  readonly force?: boolean;\n',
          ),
      },
      {
        path: 'README.md',
        edit: (before) =>
          `${before ?? ''}\n\`planwright plan --out FILE\` writes the plan to a file; \`--force\` overwrites one.\n`,
      },
    ],
  },
];

function insertBefore(text: string | null, anchor: string, inserted: string): string {
  const at = text?.indexOf(anchor) ?? -1;
  if (text === null || at < 0)
    throw new Error(`The demo's change no longer fits: \`${anchor.trim()}\` is gone`);
  return text.slice(0, at) + inserted + text.slice(at);
}
