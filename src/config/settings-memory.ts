import { type Config, DEFAULT_CONFIG } from './config.ts';
import { parseConfig } from './parse-config.ts';

/**
 * What each repository's configuration was when it was last read. Only a hint, for deciding whether an event is
 * worth a request: each workflow reads the file again.
 */
export interface SettingsMemory {
  settingsOf(repositoryId: number): Config;
  /** Takes the file's text (null: there is none); one that cannot be read leaves what was known. */
  learn(repositoryId: number, text: string | null): Config;
}

/** @param limit Repositories remembered; the least recently learned beyond it fall back to the defaults. */
export function createSettingsMemory(limit = 50_000): SettingsMemory {
  const known = new Map<number, Config>();
  const settingsOf = (repositoryId: number): Config => known.get(repositoryId) ?? DEFAULT_CONFIG;
  return {
    settingsOf,
    learn: (repositoryId, text) => {
      const config = tolerant(text) ?? settingsOf(repositoryId);
      known.delete(repositoryId);
      known.set(repositoryId, config);
      if (known.size > limit) {
        const oldest = known.keys().next();
        if (!oldest.done) known.delete(oldest.value);
      }
      return config;
    },
  };
}

function tolerant(text: string | null): Config | null {
  try {
    return parseConfig(text ?? '');
  } catch {
    return null;
  }
}
