import type { LocatedFinding } from '../plan/lint.ts';

export interface LintedFile {
  readonly file: string;
  readonly findings: readonly LocatedFinding[];
}

/** How `planwright lint` prints what it found: for people, for programs, for the log of a GitHub workflow. */
export const LINT_FORMATS = { text: asText, json: asJson, github: asAnnotations } as const;

export type LintFormat = keyof typeof LINT_FORMATS;

/** `plans/42-x/PLAN.md:7:3 error ids-known T04 names …`, then how many; nothing where no file could be judged. */
function asText(linted: readonly LintedFile[]): string {
  if (linted.length === 0) return '';
  const lines = linted.flatMap(({ file, findings }) =>
    findings.map(
      ({ rule, level, message, line, column }) => `${file}:${line}:${column} ${level} ${rule}: ${message}`,
    ),
  );
  const all = linted.flatMap(({ findings }) => findings);
  const errors = all.filter(({ level }) => level === 'error').length;
  const files = `${linted.length} ${linted.length === 1 ? 'plan' : 'plans'}`;
  const sum = `${files}: ${counted(errors, 'error')}, ${counted(all.length - errors, 'warning')}`;
  return [...lines, sum, ''].join('\n');
}

/** One object: `{"findings": [{file, rule, level, message, line, column}]}`. Its keys are a contract. */
function asJson(linted: readonly LintedFile[]): string {
  const findings = linted.flatMap(({ file, findings: own }) => own.map((finding) => ({ file, ...finding })));
  return `${JSON.stringify({ findings }, null, 2)}\n`;
}

/**
 * Workflow commands, which GitHub shows at the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
function asAnnotations(linted: readonly LintedFile[]): string {
  return linted
    .flatMap(({ file, findings }) =>
      findings.map(({ rule, level, message, line, column }) => {
        const place = `file=${property(file)},line=${line},col=${column},title=${property(`Planwright: ${rule}`)}`;
        return `::${level} ${place}::${escaped(message)}\n`;
      }),
    )
    .join('');
}

function property(value: string): string {
  return escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
