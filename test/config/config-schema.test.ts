import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configJsonSchema } from '../../scripts/docs/config-schema.ts';
import { commentedConfig } from '../../src/config/commented-config.ts';

const TEXT = readFileSync(new URL('../../docs/planwright.schema.json', import.meta.url), 'utf8');

test('docs/planwright.schema.json is what the configuration is read by; `npm run docs:make` writes it anew', () => {
  expect(TEXT).toBe(configJsonSchema());
});

const validate = new Ajv({ strict: false }).compile(JSON.parse(TEXT));

test.each([
  ['nothing said', '{}', true],
  ['all that is written for a new repository', commentedConfig().replace(/^# (?=[a-z]+: )/gm, ''), true],
  ['levels and sections', 'rules:\n  scope-fits: off\nsections:\n  - title: Accessibility\n', true],
  ['teams', 'teams:\n  write: [acme/core]\n', true],
  ['a team without its organization', 'teams:\n  write: [core]\n', false],
  ['a rule that is none', 'rules:\n  scope-fit: off\n', false],
  ['a level that is none', 'rules:\n  scope-fits: low\n', false],
  ['a section without a title', 'sections:\n  - text: x\n', false],
  ['a key that is none', 'bookeeping: direct\n', false],
])('%s', (_name, text, isValid) => {
  expect(validate(parse(text))).toBe(isValid);
});

test('every key says what it is for, so that editors can', () => {
  const { properties } = JSON.parse(TEXT);
  for (const property of Object.values<{ description?: string }>(properties)) {
    expect(property.description).toMatch(/\.$/);
  }
});
