import type { Facts } from '../../facts/facts.ts';
import { pathKind } from './path-kind.ts';
import type { Clues, Ranking } from './rank-files.ts';
import { stemsOf } from './terms.ts';

const ASKS =
  /\b(config\w*|customi[sz]\w*|settings?|options?|flags?|environment variables?|env vars?|parameters?|opt(?:ing)?[ -]?(?:in|out)|hardcoded)\b/i;
/** Words that ask for a setting and for nothing else; "an option to mark a message" may be one in a form. */
const OUTRIGHT =
  /\b(config\w*|customi[sz]\w*|settings?|environment variables?|env vars?|opt(?:ing)?[ -]?(?:in|out)|hardcoded)\b|--[a-z]|`[\w./-]*(?:config|settings)[\w-]*\.(?:toml|ya?ml|json5?|ini|cfg|conf|js|ts)`/i;
/** Files that hold the settings of a program, by the name they go by. */
const REGISTRIES: readonly RegExp[] = [
  /(^|\/)config(uration)?\.(rs|py|ts|go|js|mjs|rb|php|kt|exs?)$/,
  /(^|\/)([A-Z]\w*)?(Config|Configuration|Settings)\.(java|kt|cs|scala|php)$/,
  /(^|\/)settings\.(py|ts|js|rb|go)$/,
  /(^|\/)options?\.(rs|py|ts|go|js)$/,
  /(^|\/)config\/(index|schema|defaults?)\.(ts|js|py)$/,
];
const COMMAND_LINES: readonly RegExp[] = [
  /(^|\/)(args|cli|options|flags)\.(rs|py|ts|go|js)$/,
  /(^|\/)cli\/(options|main|index|args)\.(rs|py|ts|go|js)$/,
];

/** Whether a text asks for something to be configurable. */
export function asksForSetting(text: string): boolean {
  return ASKS.test(text);
}

/**
 * Where the program's settings are declared, the file nearest to the issue; null where none is known by its name, or
 * where the issue speaks of an option and no setting there has a word of its title.
 */
export function settingsFile(clues: Clues, ranking: Ranking, facts: Facts): string | null {
  const said = `${clues.title} ${clues.prose}`;
  const file = asksForSetting(said) ? nearest(REGISTRIES, ranking, facts) : null;
  if (file === null || OUTRIGHT.test(said)) return file;
  const titled = new Set(stemsOf(clues.title));
  const akin = settingsIn(facts.contents.get(file) ?? '').some((name) =>
    stemsOf(name.replaceAll(/[_.-]/g, ' ')).some((word) => titled.has(word)),
  );
  return akin ? file : null;
}

/** Names of settings as their registry declares them: quoted keys or public fields. */
export function settingsIn(text: string): string[] {
  const keys = [...text.matchAll(/^[ \t]*["']([a-z][\w.-]{2,40})["']\s*(?::|=>)/gm)].map(
    (match) => match[1] ?? '',
  );
  const fields = [...text.matchAll(/^[ \t]*pub[ \t]+([a-z]\w{2,40})\s*:/gm)].map((match) => match[1] ?? '');
  return [...new Set(keys.length >= fields.length ? keys : fields)];
}

/** Where the command line is declared. */
export function commandLineFile(ranking: Ranking, facts: Facts): string | null {
  return nearest(COMMAND_LINES, ranking, facts);
}

/** The best ranked file of that name; where the ranking has none, the one nearest to the root. */
function nearest(patterns: readonly RegExp[], ranking: Ranking, facts: Facts): string | null {
  const fits = (path: string) => pathKind(path) === 'code' && patterns.some((pattern) => pattern.test(path));
  const ranked = ranking.files.find(({ path }) => fits(path));
  if (ranked !== undefined) return ranked.path;
  const all = facts.tree.map(({ path }) => path).filter(fits);
  return all.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? null;
}
