import type { HistoryCommit } from '../facts.ts';
import { runGit, streamGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import { compareText } from './snapshot.ts';

export interface HistoryBounds {
  readonly maxCommits: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export const HISTORY_BOUNDS: HistoryBounds = {
  maxCommits: 1000,
  maxBytes: 32 * 1024 * 1024,
  timeoutMs: 20_000,
};

export interface ReadHistory {
  readonly commits: readonly HistoryCommit[];
  readonly notRead: readonly string[];
}

// No name, address or subject can hold a NUL, and -z ends paths with one: nothing in a commit can forge a field.
const FORMAT = 'tformat:%H%x00%ct%x00%an%x00%ae%x00%s';
const FIELDS = 5;

/**
 * The commits that lead to `commit`, newest first, without merges, with the paths each changed. Compares trees
 * only (`--raw --no-renames`), so a partial clone needs no blob. The first commit of a repository changed all its
 * paths; the oldest one of a shallow clone, whose parents are unknown, has none.
 */
export async function readHistory(
  gitDir: string,
  commit: string,
  signal: AbortSignal | undefined,
  bounds: HistoryBounds = HISTORY_BOUNDS,
): Promise<ReadHistory> {
  const chunks: Buffer[] = [];
  let length = 0;
  let cut: boolean;
  const shallow = await isShallow(gitDir, signal);
  try {
    const end = await streamGit(
      [
        'log',
        '--raw',
        ...(shallow ? [] : ['--root']),
        '--no-renames',
        '--no-ext-diff',
        '--no-textconv',
        '--no-merges',
        '--no-mailmap',
        '--no-notes',
        '--no-show-signature',
        '--ignore-submodules=none',
        '-z',
        `--max-count=${bounds.maxCommits + 1}`,
        `--format=${FORMAT}`,
        '--end-of-options',
        commit,
        '--',
      ],
      { gitDir, timeoutMs: bounds.timeoutMs, signal },
      (chunk) => {
        chunks.push(chunk);
        length += chunk.length;
        return length > bounds.maxBytes ? 'stop' : 'more';
      },
    );
    cut = end === 'stopped';
  } catch (error) {
    if (!(error instanceof GitError && error.failure === 'time')) throw error;
    cut = true;
  }
  const parsed = parseHistory(Buffer.concat(chunks).toString('utf8'));
  // What was cut off in the middle of a commit would leave that commit with a part of its paths.
  const whole = cut ? parsed.slice(0, -1) : parsed;
  const commits = whole.slice(0, bounds.maxCommits);
  const hasMore = cut || whole.length > commits.length || shallow;
  return { commits, notRead: hasMore ? [`the history before the newest ${count(commits.length)}`] : [] };
}

/** Reads the output of `git log --raw -z` in `FORMAT`. */
export function parseHistory(output: string): readonly HistoryCommit[] {
  const tokens = output.split('\0');
  const commits: HistoryCommit[] = [];
  let at = 0;
  while (at + FIELDS <= tokens.length) {
    const [sha = '', seconds = '', author = '', email = '', subject = ''] = tokens.slice(at, at + FIELDS);
    at += FIELDS;
    const paths: string[] = [];
    while (isChange(tokens[at])) {
      paths.push(tokens[at + 1] ?? '');
      at += 2;
    }
    commits.push({
      sha,
      date: isoDate(Number(seconds)),
      author,
      email: email.toLowerCase(),
      subject,
      paths: paths.filter((path) => path !== '').sort(compareText),
    });
  }
  return commits;
}

/** A commit can claim any time; one that no calendar has becomes the epoch. */
function isoDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00.000Z' : date.toISOString();
}

/** `:100644 100644 4d743a8 128cf46 M`, after a line end for a commit's first. */
function isChange(token: string | undefined): boolean {
  return token?.startsWith(':') === true || token?.startsWith('\n:') === true;
}

async function isShallow(gitDir: string, signal: AbortSignal | undefined): Promise<boolean> {
  const options = { gitDir, maxBytes: 100, timeoutMs: 10_000, signal };
  return (await runGit(['rev-parse', '--is-shallow-repository'], options)).toString('utf8').trim() === 'true';
}

function count(commits: number): string {
  return `${commits.toLocaleString('en-US')} ${commits === 1 ? 'commit' : 'commits'}`;
}
