import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../errors.ts';
import { INTAKE_FIELDS } from '../messages/intake-form.ts';
import type { Issue } from '../plan/issue.ts';

export interface Conversation {
  /** A terminal, or a pipe with one answer after the other. */
  readonly input: Readable;
  /** Where the questions go: not where the plan goes. */
  readonly output: Writable;
}

/**
 * Asks for the issue to plan: its title on one line, then the questions of the intake form, each answer ending with an
 * empty line. What the input ends before is empty. Throws UserError where there is no title.
 */
export async function askIssue({ input, output }: Conversation): Promise<Issue> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const next = lines[Symbol.asyncIterator]();
  const line = async (): Promise<string | null> => {
    const { done, value } = await next.next();
    return done === true ? null : value;
  };
  try {
    output.write('Title: what is to change, in one line\n> ');
    const title = ((await line()) ?? '').trim();
    if (title === '') {
      throw new UserError(
        'There is no title to plan from: say one, or give the issue as a file with --issue.',
      );
    }
    const answers: string[] = [];
    for (const { heading, prompt } of INTAKE_FIELDS) {
      output.write(`\n${heading}: ${prompt} (an empty line ends the answer)\n`);
      const answer = await paragraph(line, output);
      if (answer.length > 0) answers.push(`### ${heading}\n\n${answer.join('\n')}`);
    }
    output.write('\n');
    return {
      number: 0,
      title,
      body: answers.join('\n\n'),
      labels: [],
      author: '',
      assignees: [],
      milestone: null,
      comments: [],
    };
  } finally {
    lines.close();
  }
}

async function paragraph(line: () => Promise<string | null>, output: Writable): Promise<string[]> {
  const said: string[] = [];
  for (;;) {
    output.write('> ');
    const text = (await line())?.trimEnd() ?? '';
    if (text === '') return said;
    said.push(text);
  }
}
