import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';

/** The text of a file, a byte order mark included. Throws UserError where it cannot be read, or is no UTF-8. */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot read ${file}: ${REASONS[error.code ?? ''] ?? error.message}.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${file} is no UTF-8 text.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; expected a file',
};
