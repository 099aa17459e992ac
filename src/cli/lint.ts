import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { type LocatedFinding, lintPlan, planBase } from '../plan/lint.ts';
import { findLintContext } from './lint-context.ts';
import { LINT_FORMATS, type LintedFile, type LintFormat } from './lint-formats.ts';

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
  const linted: LintedFile[] = [];
  let isUsable = true;
  for (const file of files) {
    try {
      linted.push({ file, findings: await lintFile(file) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      isUsable = false;
      process.stderr.write(`planwright: ${error.message}\n`);
    }
  }
  process.stdout.write(LINT_FORMATS[format](linted));
  if (!isUsable) return UNUSABLE;
  const hasError = linted.some(({ findings }) => findings.some(({ level }) => level === 'error'));
  return hasError ? FOUND : 0;
}

async function lintFile(file: string): Promise<readonly LocatedFinding[]> {
  const source = await readText(file);
  return lintPlan(source, await findLintContext(file, planBase(source)));
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder; expected a file such as plans/42-title/PLAN.md',
    };
    throw new UserError(`Cannot read ${file}: ${reasons[error.code ?? ''] ?? error.message}.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${file} is no UTF-8 text; expected a plan in markdown.`);
  }
}
