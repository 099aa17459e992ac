import { TimeLimitExceeded, UserError } from '../errors.ts';
import { matrixText, statusText } from '../messages/status-text.ts';
import { isForeign } from '../plan/foreign/is-foreign.ts';
import { createPool, type Pool } from '../worker/pool.ts';
import { readTextFile } from './read-text-file.ts';

export interface StatusOptions {
  readonly format: 'text' | 'json';
  readonly matrix?: boolean;
}

/** `planwright status`: says how a plan stands, ours or one that another tool or a person wrote. Writes nothing. */
export async function runStatus(file: string, options: StatusOptions): Promise<number> {
  const source = await readTextFile(file);
  // Hostile markdown may take the parser minutes: it is read in a thread with a limit.
  const pool = createPool({ maxThreads: 1 });
  try {
    process.stdout.write(`${await describe(pool, source, options)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof TimeLimitExceeded)
      throw new UserError(`${file} takes too long to read as markdown; expected a plan that people write.`);
    if (error instanceof UserError) throw new UserError(`${file}: ${error.message}`);
    throw error;
  } finally {
    await pool.close();
  }
}

async function describe(pool: Pool, source: string, { format, matrix }: StatusOptions): Promise<string> {
  if (matrix && isForeign(source)) {
    throw new UserError(
      'The matrix is made of the requirements that tasks of a plan of Planwright name; expected one, whose front matter says "planwright: 1".',
    );
  }
  if (matrix) {
    const rows = await pool.run('requirement-matrix', { source });
    return format === 'json' ? JSON.stringify(rows, null, 2) : matrixText(rows);
  }
  const status = await pool.run('any-status', { source });
  return format === 'json' ? JSON.stringify(status, null, 2) : statusText(status);
}
