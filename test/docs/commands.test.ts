import { readFileSync } from 'node:fs';
import { commandsPage, readmeWithCommands } from '../../scripts/docs/commands-page.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/commands.md is made from the registry; `npm run docs:make` writes it anew', () => {
  expect(read('docs/commands.md')).toBe(commandsPage());
});

test("so is the README's table", () => {
  const readme = read('README.md');
  expect(readmeWithCommands(readme)).toBe(readme);
  for (const { description } of COMMANDS) expect(readme).toContain(description);
});
