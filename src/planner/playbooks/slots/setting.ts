import type { Facts } from '../../../facts/facts.ts';
import { code, join, plain } from '../../../plan/prose.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { Located } from '../../locate/located.ts';
import { commandLineFile, settingsFile, settingsIn } from '../../locate/settings-file.ts';
import type { Binder } from '../binder.ts';

/** For a new setting: where the settings are declared, where the command line is, and what says them to people. */
export function settingSlots(
  extraction: Extraction,
  located: Located,
  facts: Facts,
  { text, files }: Binder,
): void {
  const registry = settingsFile(extraction.clues, located.ranking, facts);
  if (registry !== null) {
    files('settings', [{ path: registry, status: 'modify' }]);
    const user = located.code.find(({ path }) => path !== registry);
    if (user !== undefined)
      text('settingUser', [code(user.symbol?.name ?? user.path.slice(user.path.lastIndexOf('/') + 1))]);
    const asked = extraction.clues.identifiers.filter(
      (name) =>
        /^[a-z]+(_[a-z0-9]+)+$/.test(name) &&
        !located.ranking.definitions.has(name) &&
        // What is only named beside the wish, a library say, is no setting.
        extraction.requirements.some(({ text: asked }) => asked.includes(`\`${name}\``)),
    );
    if (asked.length > 0) text('settingNames', join(asked.slice(0, 4).map((name) => [code(name)])));
    const content = facts.contents.get(registry) ?? '';
    const siblings = nearestSettings(settingsIn(content), located.words);
    const variable = /environment variable|env var|\benv\b/i.test(extraction.clues.prose)
      ? /["'`]([A-Z]{2,}_[A-Z_]{3,})["'`]/.exec(content)?.[1]
      : undefined;
    if (variable !== undefined) text('settingVariable', [code(variable)]);
    if (siblings.length >= 3) {
      text('settingSiblings', join(siblings.slice(0, 3).map((name) => [code(name)])));
      text('settingCount', plain(String(siblings.length)));
    }
  }
  const line = commandLineFile(located.ranking, facts);
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

/** The settings whose names have words of the issue first: they are the pattern to follow. */
function nearestSettings(names: readonly string[], words: readonly string[]): string[] {
  const shared = (name: string) =>
    name
      .split(/[^a-z]+/)
      .filter(
        (part) => part.length > 2 && words.some((word) => word.startsWith(part) || part.startsWith(word)),
      ).length;
  return names
    .map((name, index) => ({ name, index, score: shared(name) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ name }) => name);
}
