import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Issue } from '../plan/issue.ts';

const issueSchema = z.object({
  number: z.number().int().nonnegative().default(0),
  title: z.string(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  labels: z
    .array(z.union([z.string(), z.object({ name: z.string() }).transform((label) => label.name)]))
    .default([]),
  author: z
    .union([z.string(), z.object({ login: z.string() }).transform((author) => author.login)])
    .nullish()
    .transform((author) => author ?? ''),
  assignees: z
    .array(z.union([z.string(), z.object({ login: z.string() }).transform((person) => person.login)]))
    .default([]),
});

/** GitHub allows no more in an issue's body. */
const MOST_BODY = 65_536;

/**
 * An issue from a file: JSON `{number,title,body,labels,author}`, or markdown whose first heading is the title.
 * @throws UserError when the file is neither
 */
export async function readIssueFile(file: string): Promise<Issue> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `Cannot read ${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    );
  });
  const issue = /^\s*\{/.test(text) ? fromJson(text, file) : fromMarkdown(text, file);
  if (issue.body.length > MOST_BODY) {
    throw new UserError(
      `${file}: the body has ${issue.body.length} characters; an issue holds at most ${MOST_BODY}.`,
    );
  }
  return issue;
}

function fromJson(text: string, file: string): Issue {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(
      `${file} begins like JSON and is none: ${error instanceof Error ? error.message : error}.`,
    );
  }
  const parsed = issueSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, milestone: null, comments: [] };
  const [fault] = parsed.error.issues;
  throw new UserError(
    `${file}: ${fault?.path.join('.') || 'the object'}: ${fault?.message}; expected {number,title,body,labels,author}.`,
  );
}

function fromMarkdown(text: string, file: string): Issue {
  const source = text.replace(/^\uFEFF/, '');
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(source);
  if (!heading)
    throw new UserError(
      `${file} has no heading; expected markdown whose first heading is the issue's title.`,
    );
  return {
    number: 0,
    title: heading[1] ?? '',
    body: source.slice(heading.index + heading[0].length).trim(),
    labels: [],
    author: '',
    assignees: [],
    milestone: null,
    comments: [],
  };
}
