import { writeObject } from './write-object.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601; now where it is left out. */
  readonly date?: string;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Writes a commit object and gives its id; no ref moves. */
export function writeCommit(directory: string, commit: NewCommit): string {
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signatureLine(commit.author)}`,
    `committer ${signatureLine(commit.committer)}`,
  ];
  const message = commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`;
  return writeObject(
    directory,
    'commit',
    Buffer.from(`${headers.join('\n')}\n\n${message.replaceAll('\0', '')}`),
  );
}

/** Git's own: signs that would end a name or an address are left out, and UTC is as good as any zone. */
function signatureLine({ name, email, date }: Signature): string {
  const clean = (text: string): string => text.replace(/[<>\n\0]/g, '').trim();
  const milliseconds = date === undefined ? Date.now() : Date.parse(date);
  const seconds = Math.floor((Number.isNaN(milliseconds) ? Date.now() : milliseconds) / 1000);
  return `${clean(name) || 'unknown'} <${clean(email)}> ${seconds} +0000`;
}
