import type { Facts } from '../../facts/facts.ts';
import type { ImportGraph } from './imports.ts';
import { pathKind } from './path-kind.ts';
import { programNames } from './program-names.ts';

/** Why a file is about the command line that the issue wants another option of. */
export interface CommandLineSign {
  readonly path: string;
  /** `declares`: its options are declared here; `runs`: what the command does is here. */
  readonly role: 'declares' | 'runs';
  /** An option that is declared in the file already, with its line; null in a file that only runs the command. */
  readonly example: { readonly option: string; readonly line: number } | null;
  /** The command as people type it: `tool plan`. */
  readonly command: string | null;
}

/** Option declarations of common libraries; the first group is the option's name. */
const DECLARATIONS: readonly (readonly [RegExp, RegExp])[] = [
  // commander, cac, oclif; yargs
  [
    /\.[cm]?[jt]sx?$/,
    /(?:\.(?:option|requiredOption)\(\s*|new Option\(\s*)['"`](?:-\w,\s*)?(--[a-z][\w-]*)/g,
  ],
  [/\.[cm]?[jt]sx?$/, /\.option\(\s*['"`]([a-z][\w-]*)['"`]\s*,\s*\{/g],
  // argparse, click, typer
  [
    /\.py$/,
    /(?:add_argument|Argument|@(?:click|\w+)\.option|\.Option)\(\s*(?:["']-\w["'],\s*)?["'](--[a-z][\w-]*)/g,
  ],
  // clap: derived and built; the attribute may give the name
  [/\.rs$/, /#\[(?:arg|clap|structopt)\([^\]]*?long(?:\s*=\s*"([a-z][\w-]*)")?[^\]]*\]/g],
  [/\.rs$/, /(?:Arg::new\(|\.long\()"([a-z][\w-]*)"/g],
  // flag, pflag, cobra
  [
    /\.go$/,
    /\b(?:flag|Flags\(\)|PersistentFlags\(\)|fs|flags)\.\w*(?:String|Bool|Int|Duration|Float64|Uint)\w*\([^"\n]*"([a-z][\w-]*)"/g,
  ],
  // OptionParser, Symfony, picocli
  [/\.rb$/, /\.on\(\s*(?:["']-\w["'],\s*)?["'](--[a-z][\w-]*)/g],
  [/\.php$/, /addOption\(\s*['"]([a-z][\w-]*)['"]/g],
  [/\.(?:java|kt)$/, /@(?:CommandLine\.)?Option\(\s*names\s*=\s*\{?\s*"(?:-\w",\s*")?(--[a-z][\w-]*)/g],
];

/** Where a subcommand is declared: `.command('plan')`, `add_parser("plan")`, `Use: "plan"`. */
const SUBCOMMAND =
  /(?:\.command\(\s*|add_parser\(\s*|Use:\s*|@\w+\.command\(\s*(?:name\s*=\s*)?)['"`]([a-z][\w-]*)/g;

interface Declared {
  readonly option: string;
  readonly line: number;
}

/**
 * Where another option has to be declared and acted upon, where the issue names one that is declared nowhere yet.
 * Found by content, so whatever the files are called. Empty for an issue that names no new option of this program.
 */
export function findCommandLine(text: string, facts: Facts, imports: ImportGraph): CommandLineSign[] {
  const programs = programNames(facts);
  const named = namedOptions(text, programs);
  if (named.options.length === 0) return [];
  const byPath = declarations(facts);
  const known = new Set([...byPath.values()].flatMap((list) => list.map(({ option }) => bare(option))));
  if (named.options.every((option) => known.has(bare(option)))) return [];
  const declaring = declaringFile(byPath, named, facts);
  if (declaring === null) return [];
  const { path, at } = declaring;
  const list = byPath.get(path) ?? [];
  const example = list.find(({ line }) => line >= at) ?? list[0] ?? null;
  const command =
    named.subcommand === null ? named.program : `${named.program ?? ''} ${named.subcommand}`.trim();
  const found: CommandLineSign[] = [{ path, role: 'declares', example, command }];
  const runs = runningFile(path, named.subcommand, imports);
  if (runs !== null) found.push({ path: runs, role: 'runs', example: null, command });
  return found;
}

interface NamedOptions {
  readonly options: readonly string[];
  readonly program: string | null;
  readonly subcommand: string | null;
}

/** Options in code spans that stand alone or belong to this program; those of other programs are theirs. */
function namedOptions(text: string, programs: readonly string[]): NamedOptions {
  const options = new Set<string>();
  let program: string | null = null;
  let subcommand: string | null = null;
  for (const [, span = ''] of text.matchAll(/(?<!`)`([^`\n]{2,160})`(?!`)/g)) {
    const own = programs.find((name) => span === name || span.startsWith(`${name} `));
    if (own !== undefined) {
      program ??= own;
      subcommand ??= /^ ([a-z][\w-]*)/.exec(span.slice(own.length))?.[1] ?? null;
    }
    if (own === undefined && !span.startsWith('--')) continue;
    for (const [option] of span.matchAll(/(?<![\w-])--[a-z][\w-]+/g)) options.add(option);
  }
  return { options: [...options], program, subcommand };
}

function bare(option: string): string {
  return option.replace(/^--/, '').replaceAll('_', '-');
}

function declarations(facts: Facts): Map<string, Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const [path, text] of facts.contents) {
    if (pathKind(path) !== 'code' && pathKind(path) !== 'script') continue;
    const list = DECLARATIONS.filter(([file]) => file.test(path)).flatMap(([, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        option: optionOf(match, text),
        line: text.slice(0, match.index + match[0].length).split('\n').length,
      })),
    );
    if (list.length > 0)
      found.set(
        path,
        list.sort((a, b) => a.line - b.line),
      );
  }
  return found;
}

/** The name given, else that of the field which the attribute stands above. */
function optionOf(match: RegExpMatchArray, text: string): string {
  const field = /^\s*(?:#\[[^\n]*\n\s*|\/\/[^\n]*\n\s*)*(?:pub(?:\([^)]*\))?\s+)?([a-z]\w*)\s*:/.exec(
    text.slice((match.index ?? 0) + match[0].length, (match.index ?? 0) + match[0].length + 400),
  )?.[1];
  const name = match[1] ?? field?.replaceAll('_', '-') ?? '';
  return name.startsWith('--') ? name : `--${name}`;
}

/** The file of the named subcommand, else the one with an option that the issue names, else the one with most. */
function declaringFile(
  byPath: ReadonlyMap<string, readonly Declared[]>,
  named: NamedOptions,
  facts: Facts,
): { path: string; at: number } | null {
  let best: { path: string; at: number; score: number } | null = null;
  const wanted = new Set(named.options.map(bare));
  for (const [path, list] of byPath) {
    const at =
      named.subcommand === null ? 0 : lineOfSubcommand(facts.contents.get(path) ?? '', named.subcommand);
    const isNamed = named.subcommand !== null && baseOf(path) === named.subcommand;
    const has = list.some(({ option }) => wanted.has(bare(option)));
    const score = (at > 0 ? 100 : 0) + (isNamed ? 100 : 0) + (has ? 50 : 0) + Math.min(list.length, 40);
    if (best === null || score > best.score || (score === best.score && path < best.path))
      best = { path, at, score };
  }
  return best;
}

function lineOfSubcommand(text: string, name: string): number {
  for (const match of text.matchAll(SUBCOMMAND))
    if (match[1] === name) return text.slice(0, match.index).split('\n').length;
  return 0;
}

/** Of what the declaring file imports, the file that bears the subcommand's name. */
function runningFile(path: string, subcommand: string | null, imports: ImportGraph): string | null {
  if (subcommand === null || baseOf(path) === subcommand) return null;
  const matching = (imports.importsOf.get(path) ?? []).filter((target) =>
    new RegExp(`^(?:run[-_])?${subcommand.replaceAll('-', '[-_]')}(?:[-_]?command)?$`, 'i').test(
      baseOf(target),
    ),
  );
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return matching.find((target) => target.startsWith(folder)) ?? matching[0] ?? null;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
