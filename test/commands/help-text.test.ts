import { helpText } from '../../src/commands/help-text.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

describe('helpText', () => {
  test('lists every command with who may use it', () => {
    const text = helpText(COMMANDS);
    for (const command of COMMANDS) {
      const row = text
        .split('\n')
        .find((line) => line.includes(`| ${command.who} | ${command.description} |`));
      expect(row).toContain('`/plan');
    }
  });

  test('explains one with its examples', () => {
    const text = helpText(COMMANDS, 'done');
    expect(text).toContain('`/plan done T03 … [reason]`');
    expect(text).toContain('For people with write permission.');
    expect(text).toContain('- `/plan done T01 T02`: ticks both');
  });

  test('uses the prefix of the repository', () => {
    expect(helpText(COMMANDS, '', '/roadmap')).not.toContain('/plan');
    expect(helpText(COMMANDS, 'done', '/roadmap')).toContain('`/roadmap done T01`');
  });

  test('refuses a name that is not there', () => {
    expect(() => helpText(COMMANDS, 'doen')).toThrow('Did you mean `done`?');
  });

  test('no name is registered twice', () => {
    expect(new Set(COMMANDS.map((command) => command.name)).size).toBe(COMMANDS.length);
  });
});
