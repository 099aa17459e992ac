import { UserError } from '../errors.ts';
import { type LocatedFinding, planBase } from '../plan/lint.ts';
import { lintBounded } from '../worker/lint-bounded.ts';
import { createPool, type Pool } from '../worker/pool.ts';
import { findLintContext } from './lint-context.ts';
import { LINT_FORMATS, type LintedFile, type LintFormat } from './lint-formats.ts';
import { readTextFile } from './read-text-file.ts';

/** Exit code when a finding of level error was made. */
const FOUND = 1;
/** Exit code when a file cannot be read as text. */
const UNUSABLE = 2;

/**
 * `planwright lint`: judges plans on this machine by the standard of their repositories, and changes nothing. A plan
 * that people tore apart is judged too; what cannot be used is a file that is not there or no text.
 */
export async function runLint(
  files: readonly string[],
  { format }: { readonly format: LintFormat },
): Promise<number> {
  // Hostile markdown may take the parser minutes: it is judged in a thread with a limit.
  const pool = createPool({ maxThreads: 1 });
  try {
    const { linted, isUsable } = await lintFiles(pool, files);
    process.stdout.write(LINT_FORMATS[format](linted));
    if (!isUsable) return UNUSABLE;
    const hasError = linted.some(({ findings }) => findings.some(({ level }) => level === 'error'));
    return hasError ? FOUND : 0;
  } finally {
    await pool.close();
  }
}

/** What cannot be used is said on stderr, and the others are judged. */
async function lintFiles(
  pool: Pool,
  files: readonly string[],
): Promise<{ readonly linted: readonly LintedFile[]; readonly isUsable: boolean }> {
  const linted: LintedFile[] = [];
  // One configuration that cannot be read is the fault of all files, and is said once.
  const said = new Set<string>();
  for (const file of files) {
    try {
      linted.push({ file, findings: await lintFile(pool, file) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (!said.has(error.message)) process.stderr.write(`planwright: ${error.message}\n`);
      said.add(error.message);
    }
  }
  return { linted, isUsable: said.size === 0 };
}

async function lintFile(pool: Pool, file: string): Promise<readonly LocatedFinding[]> {
  const source = await readTextFile(file);
  return lintBounded(pool, source, await findLintContext(file, planBase(source)));
}
