import { CONFIG_KEYS, DEFAULT_CONFIG } from './config.ts';

/**
 * A configuration file that changes nothing: every key as a comment, with what it is for and its default, so that
 * taking a `#` away is enough.
 */
export function commentedConfig(): string {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_CONFIG;
  const keys = CONFIG_KEYS.map(({ name, description }) => {
    const value = defaults[name] ?? EXAMPLES[name] ?? '';
    return `# ${description}\n# ${name}: ${JSON.stringify(value)}\n`;
  });
  return [
    '# Configuration of Planwright. Every key may be left out; what stands here are the defaults.\n',
    ...keys,
  ].join('\n');
}

/** What a key without a default may hold. */
const EXAMPLES: Readonly<Record<string, unknown>> = { tier: 'medium', teams: { write: [], triage: [] } };
