import { askOnce } from './ask-once.ts';
import { askReader } from './object-reader.ts';
import { runGit } from './run-git.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** Without its final line ends, as GitHub's API shows it. */
  readonly message: string;
}

const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%n');

/** Arguments of `git log` that always mean the same commits: ids, ranges of ids, and orders. */
const FIXED = /^(?:[0-9a-f]{40}(?:\.\.[0-9a-f]{40})?|--reverse|--topo-order|--no-merges)$/;

/** The commits that `git log` finds for `args` (a range, options) and `paths`, in its order: newest first. */
export async function readCommits(
  directory: string,
  args: readonly string[],
  paths: readonly string[] = [],
): Promise<Commit[]> {
  const chain = paths.length === 0 ? await readChain(directory, args) : null;
  if (chain !== null) return chain;
  const all = ['log', '-z', `--format=${FORMAT}`, ...args, '--', ...paths];
  const output = args.every((arg) => FIXED.test(arg))
    ? (await askOnce(directory, all)).stdout.toString()
    : await runGit(directory, all);
  return output
    .split('\0')
    .filter((record) => record !== '')
    .map(parseRecord);
}

/** Longer ones are git's to walk. */
const CHAIN = 20;

/** The commits of a range that is a chain, as in most pull requests: there every order is the same. Null for others. */
async function readChain(directory: string, args: readonly string[]): Promise<Commit[] | null> {
  const [, start, end] =
    args.map((arg) => /^([0-9a-f]{40})\.\.([0-9a-f]{40})$/.exec(arg)).find((match) => match) ?? [];
  const orders = args.filter((arg) => arg === '--reverse' || arg === '--topo-order');
  if (start === undefined || end === undefined || orders.length !== args.length - 1) return null;
  const chain = await walkChain(directory, start, end);
  return args.includes('--reverse') ? (chain?.reverse() ?? null) : chain;
}

/** The commits after `start` up to `end`, newest first, where each has one parent; null where that is not so. */
export async function walkChain(directory: string, start: string, end: string): Promise<Commit[] | null> {
  const newestFirst: Commit[] = [];
  for (let oid = end; oid !== start; ) {
    const commit = await readCommit(directory, oid);
    const [parent, ...more] = commit?.parents ?? [];
    if (commit === null || parent === undefined || more.length > 0 || newestFirst.length === CHAIN)
      return null;
    newestFirst.push(commit);
    oid = parent;
  }
  return newestFirst;
}

/** One commit by its full id; null where there is none. */
export async function readCommit(directory: string, oid: string): Promise<Commit | null> {
  if (!/^[0-9a-f]{40}$/.test(oid)) return null;
  const [info, content] = await askReader(directory, 'contents', oid);
  return info?.type === 'commit' ? parseObject(oid, content.toString()) : null;
}

/** A commit as git stores it: headers, an empty line, the message. */
function parseObject(oid: string, text: string): Commit {
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parsePerson(values('author')[0] ?? ''),
    committer: parsePerson(values('committer')[0] ?? ''),
    message: text.slice(end + 2).replace(/\n+$/, ''),
  };
}

/** `Name <address> seconds zone`. */
function parsePerson(line: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (\d+)/.exec(line) ?? [];
  return { name, email, date: utc(new Date(Number(seconds) * 1000).toISOString()) };
}

function parseRecord(record: string): Commit {
  const lines = record.split('\n');
  const [oid = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = ''] = lines;
  return {
    oid,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: lines.slice(9).join('\n').replace(/\n+$/, ''),
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z');
}
