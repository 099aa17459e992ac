import { readFileSync } from 'node:fs';
import { CONFIG_KEYS, DEFAULT_CONFIG } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { readEnvironment } from '../../src/serve/environment.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the example of a configuration', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];

  test('has every key, and can be read', () => {
    const keys = [...text.matchAll(/^([a-z-]+):/gm)].map((found) => found[1]);
    expect(keys).toEqual(CONFIG_KEYS.map(({ name }) => name));
    expect(parseConfig(text)).toMatchObject({ tier: 'medium', 'other-plans': ['specs/*/tasks.md'] });
  });

  test('says the default of each key that holds one word', () => {
    const defaults: Readonly<Record<string, unknown>> = DEFAULT_CONFIG;
    const words = Object.entries(parseConfig(text)).filter(
      ([key, value]) => key !== 'tier' && typeof value !== 'object',
    );
    expect(words.length).toBeGreaterThan(5);
    expect(Object.fromEntries(words)).toEqual(Object.fromEntries(words.map(([key]) => [key, defaults[key]])));
  });
});

test('the bounds of the variables are the ones that are read', () => {
  const row = (name: string): string =>
    README.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
  const [least = 0, most = 0] = (/(\d+) to (\d+)/.exec(row('SWEEP_MINUTES')) ?? []).slice(1).map(Number);
  const read = (minutes: number) => () => readEnvironment({ SWEEP_MINUTES: String(minutes) }, '/c');
  expect(read(least)().sweepEveryMs).toBe(least * 60_000);
  expect(read(most)().sweepEveryMs).toBe(most * 60_000);
  expect(read(least - 1)).toThrow('SWEEP_MINUTES');
  expect(read(most + 1)).toThrow('SWEEP_MINUTES');
  const [, meaning = ''] = row('LOG_LEVEL').split(' | ');
  const levels = [...meaning.matchAll(/`(\w+)`/g)].map((found) => found[1] ?? '');
  expect(levels).toHaveLength(6);
  for (const level of levels) {
    const env: Record<string, string> = { LOG_LEVEL: level };
    expect(readEnvironment(env, '/c').logLevel).toBe(level);
  }
});
