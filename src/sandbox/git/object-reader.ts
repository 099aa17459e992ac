import { spawn } from 'node:child_process';
import { letGo } from './let-go.ts';
import { GitError, gitEnvironment } from './run-git.ts';

export interface ObjectInfo {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly size: number;
}

interface Question {
  readonly command: 'info' | 'contents';
  readonly answer: (info: ObjectInfo | null, content: Buffer) => void;
  readonly fail: (error: Error) => void;
}

interface Reader {
  readonly ask: (command: Question['command'], expression: string) => Promise<[ObjectInfo | null, Buffer]>;
  readonly close: () => void;
}

/** One long-lived git a repository: a process for every look-up took most of the time of a request. */
const readers = new Map<string, Reader>();

/** What an expression names, and its content where `command` is `contents`; null where there is nothing. */
export function askReader(
  directory: string,
  command: Question['command'],
  expression: string,
): Promise<[ObjectInfo | null, Buffer]> {
  if (namesNothing(expression)) return Promise.resolve([null, Buffer.alloc(0)]);
  let reader = readers.get(directory);
  if (reader === undefined) {
    reader = openReader(directory);
    readers.set(directory, reader);
  }
  return reader.ask(command, expression);
}

/**
 * The protocol is line by line, and no name in git holds these; at a path with `.` or `..` git itself ends, and with
 * it whatever is asked at the time.
 */
function namesNothing(expression: string): boolean {
  return expression === '' || /[\n\r\0]/.test(expression) || /:(?:.*\/)?\.{1,2}(?:\/|$)/.test(expression);
}

/** Ends the reader of a repository, if there is one. */
export function closeReader(directory: string): void {
  readers.get(directory)?.close();
  readers.delete(directory);
}

function openReader(directory: string): Reader {
  const child = spawn('git', ['--git-dir', directory, 'cat-file', '--batch-command'], {
    env: gitEnvironment(),
  });
  letGo(child);
  child.stderr.resume();
  const waiting: Question[] = [];
  let buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let taken = takeAnswer(buffer, waiting[0]); taken > 0; taken = takeAnswer(buffer, waiting[0])) {
      waiting.shift();
      buffer = buffer.subarray(taken);
    }
  });
  const end = (): void => {
    if (readers.get(directory)?.ask === ask) readers.delete(directory);
    for (const question of waiting.splice(0)) question.fail(new GitError('git cat-file ended', null));
  };
  child.on('error', end);
  child.on('close', end);
  child.stdin.on('error', () => undefined);
  const ask: Reader['ask'] = (command, expression) =>
    new Promise((resolve, reject) => {
      waiting.push({ command, answer: (info, content) => resolve([info, content]), fail: reject });
      child.stdin.write(`${command} ${expression}\n`);
    });
  return { ask, close: () => child.stdin.end() };
}

/** Gives the first whole answer in the buffer to the question, and how many bytes it took; 0 while there is none. */
function takeAnswer(buffer: Buffer, question: Question | undefined): number {
  const end = buffer.indexOf(10);
  if (question === undefined || end === -1) return 0;
  const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(buffer.subarray(0, end).toString());
  if (match === null) {
    question.answer(null, Buffer.alloc(0));
    return end + 1;
  }
  const size = Number(match[3]);
  const info: ObjectInfo = { oid: match[1] ?? '', type: match[2] as ObjectInfo['type'], size };
  if (question.command === 'info') {
    question.answer(info, Buffer.alloc(0));
    return end + 1;
  }
  const total = end + 1 + size + 1;
  if (buffer.length < total) return 0;
  question.answer(info, Buffer.from(buffer.subarray(end + 1, end + 1 + size)));
  return total;
}
