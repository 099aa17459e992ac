import { DEFAULTS } from './defaults.ts';

/** What decides whether an event is worth a request, and where plans lie. */
export interface Settings {
  readonly path: string;
  readonly label: string;
  readonly prefix: string;
  readonly 'other-plans'?: readonly string[] | undefined;
}

/**
 * What each repository's configuration was when it was last read. Only a hint, for deciding whether an event is
 * worth a request: each workflow reads the file again.
 */
export interface SettingsMemory {
  settingsOf(repositoryId: number): Settings;
  /** Takes the file's text (null: there is none); one that cannot be read leaves what was known. */
  learn(repositoryId: number, text: string | null): Promise<Settings>;
}

/** @param limit Repositories remembered; the least recently learned beyond it fall back to the defaults. */
export function createSettingsMemory(limit = 50_000): SettingsMemory {
  const known = new Map<number, Settings>();
  const settingsOf = (repositoryId: number): Settings => known.get(repositoryId) ?? DEFAULTS;
  return {
    settingsOf,
    learn: async (repositoryId, text) => {
      const settings = (await tolerant(text)) ?? settingsOf(repositoryId);
      known.delete(repositoryId);
      known.set(repositoryId, settings);
      if (known.size > limit) {
        const oldest = known.keys().next();
        if (!oldest.done) known.delete(oldest.value);
      }
      return settings;
    },
  };
}

/** The schema and the YAML parser are loaded when the first repository has a file, not when the process starts. */
async function tolerant(text: string | null): Promise<Settings | null> {
  if (text === null) return DEFAULTS;
  const { parseConfig } = await import('./parse-config.ts');
  try {
    return parseConfig(text);
  } catch {
    return null;
  }
}
