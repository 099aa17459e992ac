import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Issue } from '../plan/issue.ts';

const person = (field: string) =>
  z.union([z.string(), z.object({ login: z.string() }).transform((one) => one.login)], {
    error: `expected a login, or an object with \`login\`, for each of \`${field}\``,
  });

/** As GitHub's API gives an issue, and as people write one down; null is the same as left out. */
const issueSchema = z.object(
  {
    number: z
      .number({ error: 'expected a whole number from 1 on, or none' })
      .int({ error: 'expected a whole number from 1 on, or none' })
      .nonnegative({ error: 'expected a whole number from 1 on, or none' })
      .nullish()
      .transform((number) => number ?? 0),
    title: z
      .string({ error: 'expected the title as text' })
      .refine((title) => title.trim() !== '', { error: 'expected a title that says something' }),
    body: z
      .string({ error: 'expected the description as markdown text' })
      .nullish()
      .transform((body) => body ?? ''),
    labels: z
      .array(
        z.union([z.string(), z.object({ name: z.string() }).transform((label) => label.name)], {
          error: 'expected the name of a label, or an object with `name`',
        }),
        { error: 'expected a list of labels' },
      )
      .nullish()
      .transform((labels) => labels ?? []),
    author: person('author')
      .nullish()
      .transform((author) => author ?? ''),
    assignees: z
      .array(person('assignees'), { error: 'expected a list of logins' })
      .nullish()
      .transform((assignees) => assignees ?? []),
  },
  { error: 'expected an object' },
);

/**
 * An issue from JSON `{number,title,body,labels,author}`; only the title has to be there.
 * @throws UserError that names the key and what was expected
 */
export function readIssueJson(text: string, source: string): Issue {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(
      `${source} begins like JSON and is none: ${error instanceof Error ? error.message : error}.`,
    );
  }
  const parsed = issueSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, milestone: null, comments: [] };
  const [fault] = parsed.error.issues;
  const key = fault?.path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
  throw new UserError(
    `${source}: \`${key || 'the object'}\`: ${fault?.message}; expected {number,title,body,labels,author}.`,
  );
}
