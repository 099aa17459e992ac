import { purposeOfName, purposesOfShell, shellCommands } from '../commands/purposes.ts';
import type { Check } from '../facts.ts';
import { isMapping, type Mapping } from '../manifests/record.ts';
import { text } from './workflow.ts';

type Purpose = Check['purposes'][number];

/** Actions that stand for a command, by name without version: what they run. */
const ACTIONS: readonly (readonly [RegExp, (inputs: Mapping) => string | null])[] = [
  [/^actions-rs\/cargo$/, (inputs) => join('cargo', inputs.command, inputs.args)],
  [/^actions-rs\/clippy-check$/, (inputs) => join('cargo clippy', inputs.args)],
  [/^actions-rust-lang\/rustfmt$/, () => 'cargo fmt --check'],
  [/^docker\/(?:build-push|bake)-action$/, () => 'docker build .'],
  [/^golangci\/golangci-lint-action$/, (inputs) => join('golangci-lint run', inputs.args)],
  [/^pre-commit\/action$/, (inputs) => join('pre-commit run', inputs.extra_args ?? '--all-files')],
  [/^crate-ci\/typos$/, () => 'typos'],
  [/^(?:astral-sh\/ruff-action|chartboost\/ruff-action)$/, (inputs) => join('ruff', inputs.args ?? 'check')],
  [/^psf\/black$/, (inputs) => join('black', inputs.options ?? '--check .')],
  [/^cypress-io\/github-action$/, () => 'cypress run'],
];

const MAX_RUNS = 200;

/** What the scripts of the project's own `package.json` prove, by their names. */
export type ScriptPurposes = ReadonlyMap<string, readonly Purpose[]>;

/** The shell lines of a job's steps, those that well-known actions stand for included, and what they prove. */
export function runsOfJob(
  job: Mapping,
  scripts: ScriptPurposes,
): { readonly runs: readonly string[]; readonly purposes: readonly Purpose[] } {
  const steps = Array.isArray(job.steps) ? job.steps.filter(isMapping) : [];
  const runs = steps.flatMap((step) => {
    const run = text(step.run);
    if (run !== null) return shellCommands(run).map((line) => inWorkingFolder(step, line));
    const action = actionCommand(step);
    return action === null ? [] : [action];
  });
  const kept = runs.slice(0, MAX_RUNS);
  const purposes = kept.flatMap((run) => [...purposesOfShell(run), ...purposesOfCall(run, scripts)]);
  const told = steps.flatMap((step) => purposesOfScript(step));
  return { runs: kept, purposes: [...new Set([...purposes, ...told])] };
}

/** A script of the repository, by its path: what is in it is not read. */
const SCRIPT =
  /^(?:(?:bash|sh|zsh|pwsh|powershell|node|python[\d.]*|ruby|cmd \/c)\s+(?:-\S+\s+)*)?(?:\.{0,2}[\\/])?[\w./\\-]+\.(?:sh|ps1|cmd|bat|cake)\b|^\.\/[\w./-]+(?:\s|$)/;
const TOLD: readonly (readonly [Purpose, RegExp])[] = [
  ['test', /\btests?\b(?! (?:report|result|coverage|data|server|image|fixture)s?\b)/i],
  ['lint', /\blint(?:ing)?\b/i],
];

/** "Build, Test and Package: ./build.ps1": what a script is for, as its step is called. */
function purposesOfScript(step: Mapping): readonly Purpose[] {
  const isScript = shellCommands(text(step.run) ?? '').some(
    (line) => SCRIPT.test(line) && purposesOfShell(line).length === 0,
  );
  const name = text(step.name) ?? '';
  if (!isScript || /^(?:start|stop|set ?up|install|download|prepare|upload|publish)\b/i.test(name)) return [];
  return TOLD.filter(([, pattern]) => pattern.test(name)).map(([purpose]) => purpose);
}

/** As one would type it from the root. */
function inWorkingFolder(step: Mapping, line: string): string {
  const folder = text(step['working-directory'])?.replace(/^\.\/|\/$/g, '') ?? '';
  return folder === '' || folder === '.' ? line : `cd ${folder} && ${line}`;
}

function actionCommand(step: Mapping): string | null {
  const name = text(step.uses)?.split('@')[0] ?? '';
  const inputs = isMapping(step.with) ? step.with : {};
  return ACTIONS.find(([pattern]) => pattern.test(name))?.[1](inputs) ?? null;
}

const CALL =
  /^(?:cd \S+ && )?(npm|pnpm|yarn|bun|pdm|deno task|poe|hatch|just|make|task|composer|rake|nox -s|tox -e)\s+(?:(?:run|run-script|-s|--silent|-r|-w|--if-present)\s+)*([\w:./-]+)/;

/** `pnpm run lint`, `make test`: a script of the project, by what is in it and by what its name says. */
function purposesOfCall(run: string, scripts: ScriptPurposes): readonly Purpose[] {
  const [, runner = '', name] = CALL.exec(run) ?? [];
  if (name === undefined) return [];
  const inside =
    /^(?:npm|pnpm|yarn|bun)$/.test(runner) && !run.startsWith('cd ') ? (scripts.get(name) ?? []) : [];
  const named = runner === 'make' && name === 'check' ? 'test' : purposeOfName(name);
  return named === null ? inside : [named, ...inside];
}

function join(...words: readonly unknown[]): string {
  return words
    .flatMap((word) => text(word) ?? [])
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
