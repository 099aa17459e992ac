import type { Facts } from '../../../facts/facts.ts';
import { code, join, plain } from '../../../plan/prose.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { Located } from '../../locate/located.ts';
import { pathKind } from '../../locate/path-kind.ts';
import type { Binder } from '../binder.ts';

const ASKS =
  /\b(config\w*|customi[sz]\w*|settings?|options?|flags?|environment variables?|env vars?|parameters?|opt(?:ing)?[ -]?(?:in|out)|hardcoded)\b/i;
/** Files that hold the settings of a program, likeliest first. */
const REGISTRIES: readonly RegExp[] = [
  /(^|\/)config(uration)?\.(rs|py|ts|go|js)$/,
  /(^|\/)settings\.(py|ts|js)$/,
  /(^|\/)options?\.(rs|py|ts|go|js)$/,
  /(^|\/)config\/(index|schema|defaults?)\.(ts|js|py)$/,
];
const COMMAND_LINES: readonly RegExp[] = [
  /(^|\/)(args|cli|options|flags)\.(rs|py|ts|go|js)$/,
  /(^|\/)cli\/(options|main|index|args)\.(rs|py|ts|go|js)$/,
];

/** For a new setting: where the settings are declared, where the command line is, and what says them to people. */
export function settingSlots(
  extraction: Extraction,
  located: Located,
  facts: Facts,
  { text, files }: Binder,
): void {
  if (!ASKS.test(`${extraction.title} ${extraction.clues.prose}`)) return;
  const paths = facts.tree.map(({ path }) => path).filter((path) => pathKind(path) === 'code');
  const ranks = new Map(located.ranking.files.map(({ path }, index) => [path, index]));
  const registry = nearest(paths, REGISTRIES, ranks);
  if (registry !== null) {
    files('settings', [{ path: registry, status: 'modify' }]);
    const asked = extraction.clues.identifiers.filter(
      (name) => /^[a-z]+(_[a-z0-9]+)+$/.test(name) && ![...located.ranking.definitions.keys()].includes(name),
    );
    if (asked.length > 0) text('settingNames', join(asked.slice(0, 4).map((name) => [code(name)])));
    const siblings = settingsIn(facts.contents.get(registry) ?? '');
    if (siblings.length >= 3) {
      text('settingSiblings', join(siblings.slice(0, 3).map((name) => [code(name)])));
      text('settingCount', plain(String(siblings.length)));
    }
  }
  const line = nearest(paths, COMMAND_LINES, ranks);
  if (line !== null) files('commandLine', [{ path: line, status: 'modify' }]);
  const flag = /`[^`]*?(--[a-z][\w-]+)[^`]*`/.exec(extraction.clues.prose)?.[1];
  if (flag !== undefined) text('flag', [code(flag)]);
  const completions = facts.tree
    .map(({ path }) => path)
    .filter((path) => /completions?\/.*\.(bash|zsh|fish|ps1)$/.test(path));
  files(
    'completions',
    completions.slice(0, 5).map((path) => ({ path, status: 'modify' })),
  );
}

function nearest(
  paths: readonly string[],
  patterns: readonly RegExp[],
  ranks: ReadonlyMap<string, number>,
): string | null {
  const found = paths.filter((path) => patterns.some((pattern) => pattern.test(path)) && ranks.has(path));
  return found.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))[0] ?? null;
}

/** Names of settings as their registry declares them: quoted keys or public fields. */
function settingsIn(text: string): string[] {
  const keys = [...text.matchAll(/^\s*["']([a-z][\w.-]{2,40})["']\s*:/gm)].map((match) => match[1] ?? '');
  const fields = [...text.matchAll(/^\s*pub\s+([a-z]\w{2,40})\s*:/gm)].map((match) => match[1] ?? '');
  return [...new Set(keys.length >= fields.length ? keys : fields)];
}
