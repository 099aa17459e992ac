import type { Command } from './command.ts';
import { findCommand } from './find-command.ts';
import { DEFAULT_PREFIX } from './may-hold-commands.ts';
import { whoInWords } from './who-in-words.ts';

/**
 * The help as markdown, made from the registry: all commands as a table, or one with its examples.
 * Throws a UserError for a name that is not there.
 */
export function helpText(registry: readonly Command[], name = '', prefix: string = DEFAULT_PREFIX): string {
  return name === '' ? overview(registry, prefix) : details(findCommand(registry, name), prefix);
}

function overview(registry: readonly Command[], prefix: string): string {
  const rows = registry.map(
    (command) => `| ${code(prefix, command.usage)} | ${command.who} | ${command.description} |`,
  );
  return [
    'Write a command at the start of a line of a comment. Several in one comment run in order.',
    '',
    '| command | who | does |',
    '|---|---|---|',
    ...rows,
    '',
    `${code(prefix, 'help done')} explains one command with examples.`,
  ].join('\n');
}

function details(command: Command, prefix: string): string {
  const examples = command.examples.map(({ comment, says }) => {
    const own = comment.startsWith(DEFAULT_PREFIX) ? comment.slice(DEFAULT_PREFIX.length).trim() : comment;
    return `- ${code(prefix, own)}: ${says}`;
  });
  return [
    `${code(prefix, command.usage)}: ${command.description}. For ${whoInWords(command.who)}.`,
    '',
    ...examples,
  ].join('\n');
}

function code(prefix: string, usage: string): string {
  const line = `${prefix} ${usage}`.trim().replace(/\s*\n\s*/g, ' ↵ ');
  return `\`${line.replaceAll('|', '\\|').replaceAll('`', "'")}\``;
}
