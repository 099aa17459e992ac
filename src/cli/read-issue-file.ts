import { text as readStream } from 'node:stream/consumers';
import { UserError } from '../errors.ts';
import type { Issue } from '../plan/issue.ts';
import { readIssueJson } from './read-issue-json.ts';
import { readTextFile } from './read-text-file.ts';

/** GitHub allows no more in an issue's body. */
const MOST_BODY = 65_536;

/**
 * An issue from a file, or from standard input for `-`: JSON `{number,title,body,labels,author}`, or markdown whose
 * first heading is the title.
 * @throws UserError when it is neither, or cannot be read
 */
export async function readIssueFile(file: string): Promise<Issue> {
  if (/^https?:\/\//i.test(file)) throw new UserError(adviceFor(file));
  const source = file === '-' ? 'Standard input' : file;
  const read = file === '-' ? await readStream(process.stdin) : await readTextFile(file);
  const text = read.replace(/^\uFEFF/, '');
  const issue = /^\s*\{/.test(text) ? readIssueJson(text, source) : fromMarkdown(text, source);
  if (issue.body.length > MOST_BODY) {
    throw new UserError(
      `${source}: the body has ${issue.body.length} characters; an issue holds at most ${MOST_BODY}.`,
    );
  }
  return issue;
}

/** Nothing is fetched here; GitHub's own command line gives the JSON that is read. */
function adviceFor(url: string): string {
  const name = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)/i.exec(url);
  const example =
    name === null
      ? 'a file, or - for standard input'
      : `a file, or pipe it: gh issue view ${name[2]} --repo ${name[1]} --json number,title,body,labels,author | planwright plan --issue -`;
  return `--issue is an address, and nothing is fetched; expected ${example}`;
}

function fromMarkdown(source: string, file: string): Issue {
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
